"""The vocabulary of the role rules: illnesses, symptoms, treatments, doctors, relatives. Data only.

Everything is lower case with straight apostrophes, as `Prepared.low` is. The lists were written by us for these rules:
they need not be complete, for a person who speaks of an illness seldom says so in one way only.
"""

from __future__ import annotations

import re
from typing import Any


def listed(text: str) -> frozenset[str]:
    """The words of a list: parted by blanks, `_` stands for a space, lines that begin with `#` are left out."""
    lines = (line for line in text.splitlines() if not line.strip().startswith("#"))
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


def any_of(words: str | frozenset[str]) -> str:
    """A regular expression for any of the words, the longest that fits.

    The words are laid out as a tree of their letters: where hundreds are tried at every gap of a frame, this costs a
    tenth of a plain list of alternatives.
    """
    tree: dict[str, Any] = {}
    for word in listed(words) if isinstance(words, str) else words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    letters = sorted(letter for letter in node if letter)
    branches = [(letter if letter == " " else re.escape(letter)) + _branches(node[letter]) for letter in letters]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if "" in node else "")


# --- what one can have -------------------------------------------------------------------------------------------
_CONDITIONS = listed(
    """
    # cancer
    cancer cancers tumor tumors tumour tumours carcinoma melanoma lymphoma leukemia leukaemia myeloma sarcoma glioma
    glioblastoma gbm mets metastases metastasis metastatic malignancy dcis idc cll cml aml hodgkin's hodgkins nhl mds
    nodule nodules
    # brain and nerves
    ms multiple_sclerosis rrms ppms spms parkinson's parkinsons parkinson pd epilepsy seizure seizures migraine
    migraines alzheimer's alzheimers alzheimer dementia als mnd huntington's neuropathy stroke strokes tia
    cluster_headaches cluster_headache narcolepsy rls restless_legs restless_leg tinnitus vertigo bells_palsy
    bell's_palsy optic_neuritis dystonia essential_tremor ataxia cerebral_palsy concussion tbi brain_injury sciatica
    trigeminal_neuralgia neuralgia myasthenia_gravis guillain-barre gbs cidp small_fiber_neuropathy meningitis
    encephalitis hydrocephalus aneurysm
    # lungs and heart
    copd emphysema asthma bronchitis pneumonia bronchiectasis cystic_fibrosis pulmonary_fibrosis sarcoidosis tb apnea
    sleep_apnea osa afib a-fib arrhythmia svt heart_failure chf heart_disease heart_attack heart_attacks angina
    hypertension high_blood_pressure high_bp cholesterol blood_clot blood_clots dvt pulmonary_embolism cardiomyopathy
    pots coronary_artery_disease tachycardia covid
    # glands and metabolism
    hypothyroid hypothyroidism hyperthyroid hyperthyroidism hashimoto's hashimotos hashimoto graves graves' goiter
    goitre thyroid_disease thyroid_problems diabetes diabetic type_1 type_2 t1d t2d gestational_diabetes prediabetes
    insulin_resistance pcos addison's addisons cushing's cushings gout hemochromatosis low_testosterone menopause
    hot_flashes hot_flushes osteoporosis osteopenia obesity
    # joints, skin, immune system
    arthritis ra osteoarthritis psa lupus sle sjogren's sjogrens fibromyalgia fibro ankylosing_spondylitis scoliosis
    spondylitis psoriasis eczema rosacea acne vitiligo alopecia shingles hives hidradenitis hs cellulitis dermatitis
    scleroderma raynaud's vasculitis pmr eds ehlers-danlos lyme mono cfs me/cfs chronic_fatigue chronic_pain
    slipped_disc herniated_disc bulging_disc herniated_disk stenosis spinal_stenosis degenerative_disc_disease
    tendonitis plantar_fasciitis carpal_tunnel frozen_shoulder crps rsd tmj bursitis broken_leg broken_hip torn_acl
    # gut, liver, kidneys
    crohn's crohns crohn ibs ibd uc ulcerative_colitis colitis celiac coeliac gerd acid_reflux reflux heartburn ulcer
    ulcers gastroparesis gastritis diverticulitis pancreatitis hepatitis hep_c hep_b cirrhosis fatty_liver gallstones
    kidney_stones kidney_stone kidney_disease kidney_failure ckd hemorrhoids h_pylori uti utis c_diff c-diff
    interstitial_cystitis overactive_bladder oab constipation nash hernia bph prostatitis
    # mind
    depression anxiety bipolar schizophrenia schizoaffective ocd ptsd adhd add panic_attack panic_attacks
    panic_disorder panic social_anxiety gad mdd bpd dissociation insomnia anorexia bulimia eating_disorder autism
    asperger's aspergers postpartum_depression ppd alcoholism addiction mania manic_episode psychosis agoraphobia
    dysthymia tourette's
    # women, infections, blood
    endometriosis endo_pain adenomyosis fibroids ovarian_cyst ovarian_cysts miscarriage infertility pmdd bv
    yeast_infection yeast_infections heavy_periods hiv aids herpes hpv chlamydia gonorrhea syphilis strep mrsa staph
    sepsis flu pneumonitis malaria sinus_infection sinusitis ear_infection tonsillitis anemia anaemia hemophilia
    thalassemia sickle_cell lymphedema itp pernicious_anemia b12_deficiency lymphoedema factor_v glaucoma cataracts
    cataract macular_degeneration uveitis dry_eye dry_eyes allergies hay_fever epididymitis erectile_dysfunction
    ed_problems lynch_syndrome brca braf cyst cysts polyp polyps lesion lesions relapse relapses flare flares flare-up
    flare-ups remission recurrence endo rheumatoid disease syndrome disorder infection infections deficiency fracture
    dystrophy diseases illness illnesses leukaemias scleritis episcleritis
    """
)
CONDITIONS = any_of(_CONDITIONS)


def _ending(endings: str, but: str = "") -> str:
    """A regular expression for a word of 5 to 24 letters with one of the endings, looked at once, at its end."""
    by_width: dict[int, list[str]] = {}
    for ending in sorted(listed(endings)):
        by_width.setdefault(len(ending), []).append(ending)
    looks = "|".join(f"(?<={'|'.join(group)})" for group in by_width.values())
    never = rf"(?!{any_of(but)}(?![a-z]))" if but else ""
    return rf"{never}[a-z]{{5,24}}(?![a-z])(?:{looks})"


# Endings that make an illness of a word that is not listed.
CONDITION_SHAPES = _ending(
    "itis emia aemia oma omas pathy algia plegia ophrenia trophy osis iasis",
    """
    diploma aroma sympathy empathy telepathy nostalgia academia trophy symbiosis hypnosis prognosis diagnosis
    antipathy apathy metamorphosis oklahoma coma osmosis
    """,
)
ILLNESS = rf"(?:{CONDITIONS}|{CONDITION_SHAPES})(?![\w'-]*[a-z])"

# What one feels. Weaker than an illness: everybody has a headache now and then.
_SYMPTOMS = listed(
    """
    pain pains ache aches headache headaches nausea vomiting diarrhea diarrhoea fatigue dizziness tremor tremors
    stiffness swelling rash itching itch numbness tingling cramps cramping spasms weakness brain_fog fog palpitations
    bloating bleeding spotting shortness_of_breath sob cough breathlessness fever chills night_sweats sweating sweats
    weight_gain weight_loss hair_loss mood_swings crying_spells suicidal_thoughts nightmares hallucinations
    blurred_vision blurry_vision double_vision dry_mouth side_effects side_effect symptoms symptom withdrawal
    withdrawals lightheadedness sore_throat mouth_sores back_pain joint_pain chest_pain nerve_pain muscle_pain
    stomach_pain knee_pain neck_pain lump lumps blackouts zits breakouts burning heart_palpitations drowsiness
    dyskinesia twitching vivid_dreams anxiety_attack anxiety_attacks low_libido sex_drive no_energy bad_reaction
    allergic_reaction reaction breathing_problems memory_loss loose_motions loose_motion loose_stools loose_stool
    high_fever hair_fall irregular_periods stomach_ache stomachache brain_zaps zaps pimples dandruff acidity
    gas_problem hot_flash constipated vomitting diahrea diarhea discharge exacerbation exacerbations attack attacks
    episode episodes hypo hypos spasticity freezing off_periods insomnia boils blackout yawning ringing hot_flush
    tightness chest_tightness rashes irritation brain_fogs fevers coughing wheezing phlegm soreness sweaty_palms
    heart_racing pins_and_needles dryness redness hoarseness queasiness moodiness shakiness clumsiness tiredness
    sleepiness restlessness forgetfulness light-headedness puffiness sickness morning_sickness irritability
    dizzy_spells dizzy_spell
    """
)
SYMPTOMS = any_of(_SYMPTOMS)
SYMPTOM = rf"{SYMPTOMS}\b"

# --- what is done about it --------------------------------------------------------------------------------------
_TREATMENTS = listed(
    """
    chemo chemotherapy radiation radiotherapy rads immunotherapy surgery surgeries operation biopsy biopsies
    mastectomy lumpectomy double_mastectomy hysterectomy thyroidectomy colectomy prostatectomy lobectomy resection
    transplant stem_cell_transplant bone_marrow_transplant dialysis infusion infusions transfusion transfusions
    injection injections shots steroids steroid antibiotics antibiotic antidepressant antidepressants antipsychotic
    antipsychotics ssri ssris snri opioids painkillers painkiller pain_meds meds med medication medications medicine
    medicines pill pills tablet tablets capsule capsules drug drugs inhaler inhalers nebulizer oxygen cpap insulin
    pump insulin_pump stent stents bypass pacemaker hip_replacement knee_replacement joint_replacement fusion
    spinal_fusion dbs deep_brain_stimulation ect tms physical_therapy physio pt cbt rehab counseling counselling
    psychotherapy treatment treatments therapy therapies clinical_trial trial_drug drug_trial prescription dose doses
    dosage vaccine birth_control the_pill iud hrt statin statins beta_blocker beta_blockers blood_thinners
    blood_thinner patch patches cream ointment rai radioactive_iodine iodine thyroid_meds t3 t4 ndt cortisone_shot
    epidural nerve_block botox catheter colostomy ileostomy stoma feeding_tube port picc picc_line c-section endoscopy
    colonoscopy gallbladder_removed hormone_therapy b12 b12_shots supplements ivig prednisone methotrexate humira
    enbrel remicade tecfidera copaxone avonex rebif tysabri gilenya ocrevus zoloft prozac lexapro celexa paxil effexor
    cymbalta wellbutrin xanax klonopin ativan valium lithium lamictal seroquel abilify buspar trazodone remeron
    pristiq viibryd zyprexa risperdal adderall ritalin vyvanse strattera concerta ambien lunesta gabapentin neurontin
    lyrica topamax keppra depakote tegretol imitrex tramadol oxycodone oxycontin percocet vicodin norco morphine
    fentanyl suboxone methadone ibuprofen tylenol advil aleve naproxen celebrex aspirin synthroid levothyroxine armour
    cytomel sinemet levodopa carbidopa mirapex requip azilect metformin lantus januvia ozempic victoza byetta lipitor
    crestor zocor lisinopril metoprolol atenolol norvasc losartan warfarin coumadin xarelto eliquis plavix advair
    symbicort spiriva albuterol singulair prilosec nexium omeprazole zantac accutane doxycycline minocycline
    spironolactone clindamycin cipro levaquin bactrim amoxicillin penicillin mirena nexplanon depo depo-provera
    depo_provera yaz nuvaring implanon skyla paragard lupron clomid tamoxifen arimidex femara herceptin taxol taxotere
    avastin keytruda opdivo yervoy interferon interleukin il-2 il2 gleevec tarceva revlimid velcade chantix
    phentermine contrave saxenda belsomra otezla stelara cosentyx taltz dupixent xeljanz orencia plaquenil
    sulfasalazine imuran azathioprine colchicine allopurinol fosamax prolia boniva forteo low_dose_naltrexone ldn cbd
    medical_marijuana braces splint wheelchair biologic biologics dmt dmard dmards concentrator ventilator bipap
    nebuliser tens_unit walker crutches prosthetic hearing_aids implant stitches sutures mesh feeding_pump
    rescue_inhaler chemo_pills hormones shot jab jabs coil eye_drops antihistamine antihistamines brachytherapy
    chemoradiation rituximab
    """
)
TREATMENTS = any_of(_TREATMENTS)
DRUG_SHAPES = _ending(
    """
    mab tinib anib afenib etinib prazole statin olol pril sartan oxetine cillin mycin cycline floxacin azepam zolam
    triptan dipine gliptin glutide parib platin taxel rubicin conazole vir setron thyroxine caine profen sone solone
    idone apine gabalin codone morphone semide thiazide lukast terol tropium dronate formin barbital
    """,
    "someone everyone anyone",
)
DOSE = r"\d+(?:[.,]\d+)?[ -]?(?:mg|mgs|mcg|ug|µg|ml|cc|iu|miu|units|milligrams|micrograms)"
# Treatment names that the lexicon knows are masked with this character before the frames look (see `Prepared`).
MASK = "\x01"
# Treatments to some, food to most: their names are no sign of a patient.
FOODS = listed(
    """
    turmeric garlic ginger cinnamon honey oregano cumin saffron rosemary peppermint parsley cranberry green_tea tea
    coffee caffeine salt sugar water olive_oil coconut_oil apple_cider_vinegar vinegar yogurt oil basil sage thyme
    cloves nutmeg pepper lemon diet exercise yoga massage walking aloe_vera aloe baking_soda milk alcohol wine beer
    chocolate cocoa almonds flaxseed flax chia soy gelatin collagen protein fish_oil
    """
)
TREATMENT = rf"(?:{MASK}+|{TREATMENTS}\b|{DRUG_SHAPES}\b|{DOSE}\b)"

# --- who treats, what is measured -------------------------------------------------------------------------------
_SPECIALISTS = listed(
    """
    oncologist onc oncology_team neurologist neuro rheumatologist rheumy rheum endocrinologist endo cardiologist
    pulmonologist pulmo pulm dermatologist derm psychiatrist psych pdoc gastroenterologist gi_doc gi_doctor urologist
    nephrologist hematologist haematologist gynecologist gynaecologist gyn gyno obgyn ob-gyn ob/gyn ob surgeon
    radiologist ent pain_doctor pain_doc pain_management pain_management_doctor ms_nurse pd_nurse mds neurosurgeon
    orthopedist ortho podiatrist allergist immunologist hepatologist therapist counselor specialist
    movement_disorder_specialist care_team medical_team consultant transplant_team gastro eye_doctor ot dentist
    ortho_surgeon infectious_disease_doctor id_doctor vascular_surgeon internist pain_clinic
    """
)
SPECIALISTS = any_of(_SPECIALISTS)
_DOCTORS = listed(
    """
    doctor doctors doc docs dr drs gp gps pcp physician physicians primary_care nurse nurses pharmacist np
    """
)
DOCTORS = any_of(_DOCTORS)
_MEASURES = listed(
    """
    diagnosis dx prognosis symptoms symptom labs lab_results blood_test blood_tests blood_work bloodwork bloods
    test_results tsh ft4 ft3 a1c hba1c blood_sugar blood_sugars sugars glucose blood_pressure bp psa_level scan scans
    mri mris ct pet_scan ct_scan x-ray x-rays mammogram ultrasound ekg ecg eeg lumbar_puncture spinal_tap pathology
    platelets platelet_count white_count viral_load cd4 ejection_fraction fev1 lung_function gfr creatinine thyroid
    pancreas colon cervix uterus ovaries prostate gallbladder lymph_nodes nodes kidney kidneys liver_enzymes tumor
    tumors cholesterol triglycerides hormone_levels levels disability condition illness disease hospital_stay er_visit
    recovery prosthesis bladder_problems sleep_study flare migraines medical_history
    """
)
MEASURES = any_of(_MEASURES)
BODY_WORDS = listed(
    """
    body back neck head legs leg arms arm feet foot hands hand knee knees hip hips shoulder shoulders stomach belly
    chest lungs lung liver heart throat skin face scalp eyes eye ears ear mouth tongue gums breast breasts spine brain
    muscles joints jaw fingers toes ankles wrist wrists bowels bowel bladder sinuses appetite weight hair mood sleep
    energy libido memory vision balance period periods veins vein nose teeth tooth gum appendix tonsils gallbladder
    thyroid uterus ovaries ovary prostate colon kidney kidneys pancreas spleen abdomen nipple nipples lower_back
    upper_back eyelid eyelids ankle elbow elbows thigh thighs calf calves toe nail nails toenails heel heels groin
    eyebrows eyelashes lashes chin cheeks forehead lip lips ribs bones nerves armpit armpits tummy gut guts glands
    """
)
BODY = any_of(BODY_WORDS)

# --- who is spoken of --------------------------------------------------------------------------------------------
RELATIVES = listed(
    """
    husband husbands hubby hubbys wife wifes wives spouse spouses partner partners boyfriend bf girlfriend gf fiance
    fiancee fiancé fiancée mother mothers mom moms mum mums mam mama momma mommy father fathers dad dads daddy papa
    pop parent parents son sons daughter daughters child childs children kid kids baby toddler brother brothers bro
    sister sisters sis sibling siblings twin aunt aunts auntie uncle uncles cousin cousins nephew niece grandmother
    grandma grandmas granny gran nan nana grandfather grandpa grandad granddad grandson granddaughter grandchild
    grandparents mil fil sil bil dh dw dd ds stepmother stepmom stepfather stepdad stepson stepdaughter inlaw in-laws
    mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law mother-in-laws boy boys girl
    girls missus oh hubs nanna step-father step-mother step-dad step-mom
    """
)
FRIENDS = listed(
    """
    friend friends neighbor neighbour coworker co-worker colleague roommate classmate teammate
    """
)
# Relatives that need no "my": "Mom was diagnosed …", "DH is on …".
BARE_RELATIVES = listed(
    """
    mom mum mam mama momma mommy dad daddy papa hubby grandma granny gran nan nana grandpa grandad granddad dh dw dd
    ds mil fil
    """
)
KIN = RELATIVES | FRIENDS
KIN_WORD = any_of(KIN)
PET_WORDS = listed(
    """
    dog dogs cat cats puppy kitten horse pet pets rabbit ferret pup vet vets veterinarian
    """
)
PETS = any_of(PET_WORDS)
# Words that must not stand between "I have" and an illness: they mean that somebody or something else has it.
_NOT_OWN = listed(
    """
    patient patients people person client clients someone anyone somebody everyone who whom that which read reading
    heard seen see known know question questions about he she his her him hers their theirs them they your yours you
    no not never nor without if studied researched written write research treat treated treating family_history
    history interest interested experience working work worked students student readers friend's treatise book books
    article articles to nothing neither against prevent avoid fear afraid scared worried advice information info i my
    me we our us it's it is are was were and_he and_she paid pay money opinion opinions idea ideas trouble respect
    hope faith reason reasons thoughts sympathy voted donated lecture course courses study studies trial_data paper
    how why from wondered wondering
    """
)
NOT_OWN = any_of(_NOT_OWN)
# What ends the words between a verb and its illness.
STOPS = any_of(KIN | PET_WORDS | _NOT_OWN)


# Words of these lists that are at home elsewhere too: a cue that ends in one counts only in a text about health.
PLAIN_WORDS = listed(
    """
    add panic fog patch patches port pump shots braces fusion iodine cream oxygen flu burning rash itch ache aches
    fever cough chills sweats sweating weakness stiffness reaction withdrawal withdrawals drugs drug medicine
    supplements dose doses operation splint flare flares cramps sugars scan scans nodes recovery swelling fatigue sob
    lump spotting bleeding shot jab jabs coil irritation coughing soreness glands
    """
)
# Words that say less of a text's being about health: two of them count as much as one of the others.
_HALF = PLAIN_WORDS | listed(
    """
    pill pills tablet tablets capsule pain pains painful doctor doctors doc docs nurse nurses ms pd ra uc hs ed pt
    iron condition neuro endo mono strep staph disability therapist counselor consultant specialist specialists
    surgeon rehab wheelchair kidney kidneys thyroid prostate pancreas colon labs infusion transplant bypass vaccine
    zits shot shots injection injections rads steroid therapy therapies levels flares symptom stroke period periods
    pregnant pregnancy appetite anxious depressed ill sick hurts hurt sleep nauseated vomit vomited vomiting numb
    nausous flashes flushes aching hospital surgery swollen itchy tired fatigued stiff shaking effects effect relief
    cured pharmacy prescription dose doses drug drugs medicine scan scans flare attack attacks episode episodes
    treatment treatments patient
    """
)
_NEITHER = listed(
    """
    dr drs boils yawning add panic port patches fusion iodine cream oxygen pots np tia als eds itp ent ob gi sob lump
    ct tb armour shots
    """
)
HEALTH = (
    (
        frozenset(
            word
            for words in (_CONDITIONS, _SYMPTOMS, _TREATMENTS, _SPECIALISTS, _DOCTORS, _MEASURES)
            for word in words
            if " " not in word
        )
        | listed(
            """
            hospital hospice diagnosed diagnosis mg mcg patients illness illnesses oncology neurology prescribed
            prescribe hospitalized hospitalised dosage nauseous dizzy insulin copay relapsing
        """
        )
    )
    - _HALF
    - _NEITHER
)
HALF_HEALTH = _HALF - _NEITHER
