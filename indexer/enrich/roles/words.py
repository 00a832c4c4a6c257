"""The vocabulary of the role rules: illnesses, symptoms, treatments, doctors, relatives. Data only.

Everything is lower case with straight apostrophes, as `Prepared.low` is. The lists were written by us for these rules: they
need not be complete, for a person who speaks of an illness seldom says so in one way only.
"""

from __future__ import annotations

import re


def any_of(*groups: str) -> str:
    """A regular expression for any of the words (blank-separated; `_` stands for a space), longest first."""
    words = {word.replace("_", " ") for group in groups for word in group.split()}
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))
        + ")"
    )


# --- what one can have -------------------------------------------------------------------------------------------
CONDITIONS = any_of(
    # cancer
    "cancer cancers tumor tumors tumour tumours carcinoma melanoma lymphoma leukemia leukaemia myeloma sarcoma glioma",
    "glioblastoma gbm mets metastases metastasis metastatic malignancy dcis idc cll cml aml hodgkin's hodgkins nhl mds nodule nodules",
    # brain and nerves
    "ms multiple_sclerosis rrms ppms spms parkinson's parkinsons parkinson pd epilepsy seizure seizures migraine migraines",
    "alzheimer's alzheimers alzheimer dementia als mnd huntington's neuropathy stroke strokes tia cluster_headaches",
    "cluster_headache narcolepsy rls restless_legs restless_leg tinnitus vertigo bells_palsy bell's_palsy optic_neuritis",
    "dystonia essential_tremor ataxia cerebral_palsy concussion tbi brain_injury sciatica trigeminal_neuralgia neuralgia",
    "myasthenia_gravis guillain-barre gbs cidp small_fiber_neuropathy meningitis encephalitis hydrocephalus aneurysm",
    # lungs and heart
    "copd emphysema asthma bronchitis pneumonia bronchiectasis cystic_fibrosis pulmonary_fibrosis sarcoidosis tb apnea",
    "sleep_apnea osa afib a-fib arrhythmia svt heart_failure chf heart_disease heart_attack heart_attacks angina hypertension",
    "high_blood_pressure high_bp cholesterol blood_clot blood_clots dvt pulmonary_embolism cardiomyopathy pots",
    "coronary_artery_disease tachycardia covid",
    # glands and metabolism
    "hypothyroid hypothyroidism hyperthyroid hyperthyroidism hashimoto's hashimotos hashimoto graves graves' goiter goitre",
    "thyroid_disease thyroid_problems diabetes diabetic type_1 type_2 t1d t2d gestational_diabetes prediabetes insulin_resistance",
    "pcos addison's addisons cushing's cushings gout hemochromatosis low_testosterone menopause hot_flashes hot_flushes",
    "osteoporosis osteopenia obesity",
    # joints, skin, immune system
    "arthritis ra osteoarthritis psa lupus sle sjogren's sjogrens fibromyalgia fibro ankylosing_spondylitis scoliosis",
    "spondylitis psoriasis eczema rosacea acne vitiligo alopecia shingles hives hidradenitis hs cellulitis",
    "dermatitis scleroderma raynaud's vasculitis pmr eds ehlers-danlos lyme mono cfs me/cfs chronic_fatigue chronic_pain",
    "slipped_disc herniated_disc bulging_disc herniated_disk stenosis spinal_stenosis degenerative_disc_disease tendonitis",
    "plantar_fasciitis carpal_tunnel frozen_shoulder crps rsd tmj bursitis broken_leg broken_hip torn_acl",
    # gut, liver, kidneys
    "crohn's crohns crohn ibs ibd uc ulcerative_colitis colitis celiac coeliac gerd acid_reflux reflux heartburn ulcer ulcers",
    "gastroparesis gastritis diverticulitis pancreatitis hepatitis hep_c hep_b cirrhosis fatty_liver gallstones",
    "kidney_stones kidney_stone kidney_disease kidney_failure ckd hemorrhoids h_pylori uti utis c_diff c-diff",
    "interstitial_cystitis overactive_bladder oab constipation nash hernia bph prostatitis",
    # mind
    "depression anxiety bipolar schizophrenia schizoaffective ocd ptsd adhd add panic_attack panic_attacks panic_disorder",
    "panic social_anxiety gad mdd bpd dissociation insomnia anorexia bulimia eating_disorder autism asperger's aspergers",
    "postpartum_depression ppd alcoholism addiction mania manic_episode psychosis agoraphobia dysthymia tourette's",
    # women, infections, blood
    "endometriosis endo_pain adenomyosis fibroids ovarian_cyst ovarian_cysts miscarriage infertility pmdd bv yeast_infection",
    "yeast_infections heavy_periods hiv aids herpes hpv chlamydia gonorrhea syphilis strep mrsa staph sepsis flu pneumonitis malaria",
    "sinus_infection sinusitis ear_infection tonsillitis anemia anaemia hemophilia thalassemia sickle_cell lymphedema",
    "itp pernicious_anemia b12_deficiency lymphoedema factor_v glaucoma cataracts cataract macular_degeneration uveitis",
    "dry_eye dry_eyes allergies hay_fever epididymitis erectile_dysfunction ed_problems lynch_syndrome brca braf",
    "cyst cysts polyp polyps lesion lesions relapse relapses flare flares flare-up flare-ups remission recurrence",
)
# Endings and heads that make an illness of a word that is not listed. Bounded so that a 100 kB word costs nothing.
CONDITION_SHAPES = (
    r"[a-z]{3,24}(?:itis|emia|aemia|oma|omas|pathy|algia|plegia|ophrenia|trophy|osis|iasis)(?<!diploma)(?<!aroma)(?<!sympathy)"
    r"(?<!empathy)(?<!telepathy)(?<!nostalgia)(?<!academia)(?<!trophy)(?<!symbiosis)(?<!hypnosis)(?<!prognosis)(?<!diagnosis)"
    r"(?<!antipathy)(?<!apathy)(?<!metamorphosis)(?<!oklahoma)"
    r"|(?:[a-z][a-z'-]{1,20} ){0,2}?(?:disease|syndrome|disorder|infection|infections|deficiency|cancer|tumor|tumour|fracture|dystrophy)"
)
ILLNESS = rf"(?:{CONDITIONS}|{CONDITION_SHAPES})(?![\w'-]*[a-z])"

# What one feels. Weaker than an illness: everybody has a headache now and then.
SYMPTOMS = any_of(
    "pain pains ache aches headache headaches nausea vomiting diarrhea diarrhoea fatigue dizziness tremor tremors stiffness",
    "swelling rash itching itch numbness tingling cramps cramping spasms weakness brain_fog fog palpitations bloating",
    "bleeding spotting shortness_of_breath sob cough breathlessness fever chills night_sweats sweating sweats weight_gain",
    "weight_loss hair_loss mood_swings crying_spells suicidal_thoughts nightmares hallucinations blurred_vision blurry_vision",
    "double_vision dry_mouth side_effects side_effect symptoms symptom withdrawal withdrawals lightheadedness sore_throat mouth_sores",
    "back_pain joint_pain chest_pain nerve_pain muscle_pain stomach_pain knee_pain neck_pain lump lumps blackouts",
    "zits breakouts burning heart_palpitations drowsiness dyskinesia twitching vivid_dreams anxiety_attack anxiety_attacks",
    "low_libido sex_drive no_energy bad_reaction allergic_reaction reaction breathing_problems memory_loss",
)
SYMPTOM = rf"{SYMPTOMS}\b"

# --- what is done about it --------------------------------------------------------------------------------------
TREATMENTS = any_of(
    "chemo chemotherapy radiation radiotherapy rads immunotherapy surgery surgeries operation biopsy biopsies mastectomy",
    "lumpectomy double_mastectomy hysterectomy thyroidectomy colectomy prostatectomy lobectomy resection transplant stem_cell_transplant",
    "bone_marrow_transplant dialysis infusion infusions transfusion transfusions injection injections shots steroids",
    "steroid antibiotics antibiotic antidepressant antidepressants antipsychotic antipsychotics ssri ssris snri opioids painkillers",
    "painkiller pain_meds meds med medication medications medicine medicines pill pills tablet tablets capsule capsules drug drugs",
    "inhaler inhalers nebulizer oxygen cpap insulin pump insulin_pump stent stents bypass pacemaker hip_replacement",
    "knee_replacement joint_replacement fusion spinal_fusion dbs deep_brain_stimulation ect tms physical_therapy physio pt cbt rehab",
    "counseling counselling psychotherapy treatment treatments therapy therapies clinical_trial trial_drug drug_trial prescription dose doses dosage",
    "vaccine birth_control the_pill iud hrt statin statins beta_blocker beta_blockers blood_thinners blood_thinner patch",
    "patches cream ointment rai radioactive_iodine iodine thyroid_meds t3 t4 ndt cortisone_shot epidural nerve_block botox",
    "catheter colostomy ileostomy stoma feeding_tube port picc picc_line c-section endoscopy colonoscopy gallbladder_removed hormone_therapy",
    "b12 b12_shots supplements ivig prednisone methotrexate humira enbrel remicade tecfidera copaxone avonex rebif tysabri gilenya ocrevus",
    "zoloft prozac lexapro celexa paxil effexor cymbalta wellbutrin xanax klonopin ativan valium lithium lamictal seroquel abilify",
    "buspar trazodone remeron pristiq viibryd zyprexa risperdal adderall ritalin vyvanse strattera concerta ambien lunesta",
    "gabapentin neurontin lyrica topamax keppra depakote tegretol imitrex tramadol oxycodone oxycontin percocet vicodin norco morphine",
    "fentanyl suboxone methadone ibuprofen tylenol advil aleve naproxen celebrex aspirin synthroid levothyroxine armour cytomel",
    "sinemet levodopa carbidopa mirapex requip azilect metformin lantus januvia ozempic victoza byetta lipitor crestor zocor",
    "lisinopril metoprolol atenolol norvasc losartan warfarin coumadin xarelto eliquis plavix advair symbicort spiriva albuterol",
    "singulair prilosec nexium omeprazole zantac accutane doxycycline minocycline spironolactone clindamycin cipro levaquin bactrim",
    "amoxicillin penicillin mirena nexplanon depo depo-provera depo_provera yaz nuvaring implanon skyla paragard lupron clomid tamoxifen arimidex",
    "femara herceptin taxol taxotere avastin keytruda opdivo yervoy interferon interleukin il-2 il2 gleevec tarceva revlimid velcade",
    "chantix phentermine contrave saxenda belsomra otezla stelara cosentyx taltz dupixent xeljanz orencia plaquenil",
    "sulfasalazine imuran azathioprine colchicine allopurinol fosamax prolia boniva forteo low_dose_naltrexone ldn cbd medical_marijuana",
    "braces splint wheelchair",
)
DRUG_SHAPES = (
    r"[a-z]{2,20}(?:mab|tinib|anib|afenib|etinib|prazole|statin|olol|pril|sartan|oxetine|cillin|mycin|cycline|floxacin|azepam"
    r"|zolam|triptan|dipine|gliptin|glutide|parib|platin|taxel|rubicin|conazole|vir|setron|thyroxine|caine|profen|sone|solone|idone|apine"
    r"|gabalin|codone|morphone|semide|thiazide|lukast|terol|tropium|dronate|formin|barbital)(?<!someone)"
)
DOSE = r"\d+(?:[.,]\d+)?[ -]?(?:mg|mgs|mcg|ug|µg|ml|cc|iu|miu|units|milligrams|micrograms)"
# Treatment names that the lexicon knows are masked with this character before the frames look (see `Prepared`).
MASK = "\x01"
TREATMENT = rf"(?:{MASK}+|{TREATMENTS}\b|{DRUG_SHAPES}\b|{DOSE}\b)"

# --- who treats, what is measured -------------------------------------------------------------------------------
SPECIALISTS = any_of(
    "oncologist onc oncology_team neurologist neuro rheumatologist rheumy rheum endocrinologist endo cardiologist pulmonologist pulmo pulm dermatologist",
    "derm psychiatrist psych pdoc gastroenterologist gi_doc gi_doctor urologist nephrologist hematologist haematologist",
    "gynecologist gynaecologist gyn gyno obgyn ob-gyn ob/gyn ob surgeon radiologist ent pain_doctor pain_doc pain_management",
    "pain_management_doctor ms_nurse pd_nurse mds neurosurgeon orthopedist ortho podiatrist allergist immunologist hepatologist therapist",
    "counselor specialist movement_disorder_specialist care_team medical_team consultant transplant_team",
)
DOCTORS = any_of(
    "doctor doctors doc docs dr drs gp gps pcp physician physicians primary_care nurse nurses pharmacist np"
)
MEASURES = any_of(
    "diagnosis dx prognosis symptoms symptom labs lab_results blood_test blood_tests blood_work bloodwork bloods test_results tsh ft4 ft3 a1c hba1c",
    "blood_sugar blood_sugars sugars glucose blood_pressure bp psa_level scan scans mri mris ct pet_scan ct_scan x-ray x-rays mammogram ultrasound ekg",
    "ecg eeg lumbar_puncture spinal_tap pathology platelets platelet_count white_count viral_load cd4 ejection_fraction fev1 lung_function gfr creatinine",
    "thyroid pancreas colon cervix uterus ovaries prostate gallbladder lymph_nodes nodes kidney kidneys liver_enzymes",
    "tumor tumors cholesterol triglycerides hormone_levels levels disability condition illness disease",
    "hospital_stay er_visit recovery prosthesis bladder_problems sleep_study flare migraines medical_history",
)
BODY = any_of(
    "body back neck head legs leg arms arm feet foot hands hand knee knees hip hips shoulder shoulders stomach belly chest lungs lung liver",
    "heart throat skin face scalp eyes eye ears ear mouth tongue gums breast breasts spine brain muscles joints jaw fingers",
    "toes ankles wrist wrists bowels bowel bladder sinuses appetite weight hair mood sleep energy libido memory vision balance period periods",
)

# --- who is spoken of --------------------------------------------------------------------------------------------
RELATIVES = frozenset(
    "husband husbands hubby hubbys wife wifes wives spouse spouses partner partners boyfriend bf girlfriend gf fiance fiancee "
    "fiancé fiancée mother mothers mom moms mum mums mam mama momma mommy father fathers dad dads daddy papa pop "
    "parent parents son sons daughter daughters child childs children kid kids baby toddler brother brothers bro sister "
    "sisters sis sibling siblings twin aunt aunts auntie uncle uncles cousin cousins nephew niece grandmother grandma "
    "grandmas granny gran nan nana grandfather grandpa grandad granddad grandson granddaughter grandchild grandparents "
    "mil fil sil bil dh dw dd ds stepmother stepmom stepfather stepdad stepson stepdaughter stepson inlaw in-laws".split()
)
FRIENDS = frozenset(
    "friend friends neighbor neighbour coworker co-worker colleague roommate classmate teammate".split()
)
# Relatives that need no "my": "Mom was diagnosed …", "DH is on …".
BARE_RELATIVES = frozenset(
    "mom mum mam mama momma mommy dad daddy papa hubby grandma granny gran nan nana grandpa grandad granddad dh dw dd ds mil fil".split()
)
KIN = RELATIVES | FRIENDS
KIN_WORD = any_of(" ".join(sorted(KIN)))
PETS = any_of("dog dogs cat cats puppy kitten horse pet pets rabbit ferret pup")
# Words that must not stand between "I have" and an illness: they mean that somebody or something else has it.
NOT_OWN = any_of(
    "patient patients people person client clients someone anyone somebody everyone who whom that which read reading heard seen see known know question questions",
    "about he she his her him hers their theirs them they your yours you no not never nor without if studied researched written write research treat treated treating",
    "family_history history interest interested experience working work worked students student readers friend's treatise book books article articles",
    "to nothing neither against prevent avoid fear afraid scared worried advice information info i my me we our us it's it is are was were and_he and_she",
)


def _single_words(*patterns: str) -> frozenset[str]:
    return frozenset(word for pattern in patterns for word in re.findall(r"[a-z][a-z'-]{1,}", pattern))


# Words that tell that a text is about health at all; only counted. Ordinary words in the lists above do not count.
ORDINARY = frozenset(
    "add panic fog mood patch patches port pump shots trial drug dose the pill type disease blood high low stay hip knee joint "
    "replacement back energy hours test tests work lab results level heavy periods social yeast white count weight gain loss "
    "frozen shoulder carpal broken leg torn reflux sugar sugars scan function care primary team pain visit er bad no sex drive "
    "family history vivid dreams swings spells night mouth dry eye eyes ear vision double essential restless legs fusion birth "
    "control problems brain nerve iodine therapy recovery condition burning cream liver kidney stones heart body gas ct bp ed ms "
    "psych ob pt ent support hot hay flu panic reaction fatty factor slipped disc memory specialist sick cold line oxygen".split()
)
HEALTH = (
    _single_words(CONDITIONS, SYMPTOMS, TREATMENTS, DOCTORS, MEASURES)
    | frozenset(
        "oncologist neurologist rheumatologist cardiologist hospital hospice diagnosed diagnosis mg mcg patients patient illness".split()
    )
) - ORDINARY
