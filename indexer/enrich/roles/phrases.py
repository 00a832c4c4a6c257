"""The pieces that the frames are made of: fillers, gaps, verbs, states. Data only; see `frames_i`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from carethread.indexer.enrich.roles.words import (
    ILLNESS,
    KIN_WORD,
    MASK,
    STOPS,
    SYMPTOM,
    TREATMENT,
    any_of,
    listed,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say it: a name for tests and reports, the weight of its evidence, its regular expression.

    A weight of 1 decides alone. A `plain` frame's words need not be about health ("took it"): it counts only where the
    thread or the rest of the body is.
    """

    name: str
    weight: float
    expression: str
    plain: bool = False


@dataclass(frozen=True)
class Frames:
    """Frames that begin alike, as one pattern: what they share is matched once."""

    prefix: str
    frames: tuple[Frame, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """`prefix`, then any of the frames. Compiled when first needed: the patterns are large."""
        branches = "|".join(f"(?P<f{number}>{member.expression})" for number, member in enumerate(self.frames))
        return re.compile(f"{self.prefix}(?:{branches})")

    def fitting(self, match: re.Match[str]) -> Frame:
        """The frame that fitted in a match of `pattern`."""
        return self.frames[int((match.lastgroup or "f0")[1:])]


def frame(name: str, weight: float, *parts: str, plain: bool = False) -> Frame:
    """A frame whose expression is the parts put together; it must hold no groups that capture."""
    return Frame(name, weight, "".join(parts), plain)


def frames(prefix: str, *members: Frame) -> Frames:
    """The members as one pattern: `prefix`, then any of them, the first that fits."""
    return Frames(prefix, members)


END = r"(?![a-z])"

# Words that may stand between a subject and its verb.
FILL_WORDS = any_of(
    """
    am was were is are be have had has been being did do does got get 'm 've 'd 's just recently finally first only
    also too officially initially then now currently still already always often sometimes usually actually really
    definitely personally myself both all even since once again ever long newly self originally basically probably
    apparently eventually later lately suddenly formerly clinically about almost twice unfortunately sadly luckily
    thankfully so will have_to had_to will_be 'll_be going_to am_going_to used_to began_to started_to want_to to_be
    due_to supposed_to meant_to scheduled_to able_to and_was and_am and_have to_have back halfway
    """
)
FILL = rf"(?:[ ,]{{0,2}}(?:{FILL_WORDS}|(?<=[ ,])[a-z]{{3,14}}ly){END}){{0,5}}"
# Words between a verb and its illness or treatment: none that gives it to another.
_WORD = rf"[ ,(/&+-]{{1,3}}(?!{STOPS}{END})[\w'%#/{MASK}-]{{1,24}}"
GAP = rf"(?:{_WORD}){{0,5}}?[ ,(/&+-]{{1,3}}"
NEAR = rf"(?:{_WORD}){{0,3}}?[ ,(/&+-]{{1,3}}"

# What one does about another's illness: no sign of an own one.
THINKS = any_of(
    """
    think thought believe believed know knew read hope hoped wonder wondered guess suggest suggested recommend
    recommended agree agreed understand understood mean meant say said would could should heard hear see saw seen
    sorry glad happy not sure want wanted love loved like liked work worked live lived look looked looking find share
    shared post posted ask asked asking call called write wrote writing wish appreciate thank suppose suspect assume
    expect doubt imagine remember recall realize realized learned learn feel_for feel_sorry prefer wondering thinking
    reading hoping trying_to going need needed might may must can will won't wouldn't couldn't don't didn't came come
    report reported conclude concluded show showed shown present presented describe described review reviewed discuss
    discussed study studied evaluate evaluated propose proposed curious amazed surprised new here interested familiar
    watch watched talk talked speak spoke met meet sent send bought buy made make
    """
)
_TOWARDS = rf"(?! (?:him|her|them|my|a patient|patients|people|(?:{KIN_WORD})){END})"
DIAGNOSED = (
    r"(?:(?:re|mis|un)?-?diagnosed|diagnos(?:ised|ied|d)|dia(?:g|n)n?oi?sed|dx-?'?e?d|dx|diag'?d)" + _TOWARDS + END
)
YEARS_OLD = r"[ -]?(?:years?|yrs?|yo|y/o|y\.o\.)?[ -]?(?:old)? ?"
SEX = r"(?:male|female|man|woman|m|f|girl|guy|lady)"
UNIT = r"(?:day|week|wk|month|mo|year|yr|hour|time)s?\b"
COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|many|few|over \d+|almost \d+)"
)
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|next|\d+(?:st|nd|rd|th))"
# "next week", "on Thursday", "in three weeks", "two days ago"
WHEN = (
    r"(?:(?:(?:next|last|this|on|early|late) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|yesterday"
    r"|tonight)|(?:next|last|this) (?:week|month|year|spring|summer|fall|autumn|winter|morning|afternoon)"
    r"|(?:on|in|for) (?:the \d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\w*"
    rf"|(?:in|for) {COUNT} {UNIT}|{COUNT} {UNIT} (?:ago|from now|away|later))"
)
FOR_TIME = rf"(?:for|since|these|over|about|after|in)(?: [\w'+/-]{{1,12}}){{0,3}}? ?{UNIT}"

ILL_VERB_WORDS = listed(
    """
    have had has having got get getting gotten suffer suffers suffered suffering suffering_from suffer_from
    suffered_from fight fought fighting survive survived beat battle battled battling developed develop developing
    contracted caught experience experienced experiencing feel felt feeling deal_with dealt_with dealing_with
    live_with lived_with living_with struggle_with struggled_with struggling_with recovering_from recovered_from
    hospitalized_for hospitalised_for hospitalized_with hospitalised_with treated_for tested_positive_for born_with
    ended_up_with woke_up_with came_down_with come_down_with diagnosed_with went_through going_through gone_through
    describing described showing_signs_of shows_signs_of showed_signs_of complained_of complains_of complaining_of
    prone_to faced facing 've_got 've 've_had due_to because_of in_remission_from afflicted_with
    """
)
ILL_VERBS = any_of(ILL_VERB_WORDS)
TREAT_VERB_WORDS = listed(
    """
    take takes took taken taking on using use uses used start started starting stop stopped stopping try tried tries
    trying prescribed perscribed put_on given go_on went_on going_on came_off come_off coming_off quit switch_to
    switched_to switching_to switched_from taper tapered tapering inject injected injecting get gets got getting had
    have has having done did do doing underwent undergo undergoing undergone finish finished finishing complete
    completed completing receive receives received receiving went_through going_through been_through went_thru need
    needed needs scheduled_for refused responded_to weaned_off off allergic_to 've_had swallowed ran_out_of increased
    increase lowered decreased upped moved_to changed_to begin began beginning treated_with stay_on stayed_on starts
    begins stops finishes completes undergoes refuses injects tolerated tolerates tolerate responds_to
    """
)
TREAT_VERBS = any_of(TREAT_VERB_WORDS)
# Adjectives and nouns that say "ill" of a subject: "I'm diabetic", "she is in remission".
_CONDITION_STATES = any_of(
    """
    diabetic hypothyroid hyperthyroid hypo hyper bipolar schizophrenic epileptic asthmatic anemic anaemic celiac
    coeliac arthritic alcoholic addict asperger autistic hiv hiv+ hiv_positive hiv-positive t1 t2 t1d t2d in_recovery
    ned cancer_free cancer-free tumor_free tumor-free bedridden wheelchair housebound disabled hospitalized
    hospitalised suicidal depressed manic paralyzed paralysed terminal terminally_ill immunocompromised
    immunosuppressed postmenopausal post-menopausal menopausal perimenopausal insulin_dependent insulin-dependent
    survivor sufferer amputee insomniac ms'er mser msers pwp parkie diagnosed seizure_free seizure-free symptom_free
    symptom-free pain_free pain-free very_ill seriously_ill really_ill very_sick so_sick chronically_ill
    cancer_patient
    """
)
ILL_STATE = "".join(
    (
        r"(?:an? )?(?:[\w/+-]{1,20} ){0,3}?(?:",
        _CONDITION_STATES,
        r"|(?!stage|type|grade|phase|class)[a-z]{2,5}-?[a-z]?\d{1,4}[a-z]?\d? ?(?:positive|pos|negative|neg|\+)",
        r"|(?:node|hormone|receptor|estrogen|oestrogen|triple|hpv|ebv|gene|mutation|antibody)[ -](?:positive|negative)",
        r"|braf ?\+|brca ?[12]?\+|(?:her2|er|pr|braf|brca\d?)[ -]?(?:positive|pos|negative|neg|\+|-)",
        r"|(?:type|stage) (?:[1-4]|iv|iii|ii|i|one|two|three|four)[abc]?|in (?:full |complete |partial )?remission",
        r"|(?:ms|pd|copd|ra|heart|transplant|dialysis|thyroid|pain|kidney|lupus|crohn's|melanoma|parkinson'?s?"
        r"|lymphoma",
        r"|leukemia|stroke|diabetes|epilepsy|asthma|myeloma|hospice) patient)",
        END,
    )
)
HURTS = any_of(
    """
    worsened worse better improved healed heavy irregular late painful unbearable hurt hurts ache aches pain swelled
    swell swells swollen numb ring rings ringing buzz buzzing burn burns burning burned itch itches itching itched
    cleared shake shakes shaking broke_out swelled_up puffy puffed crawling peeling peeled bleed bleeds bleeding stiff
    sore cramp cramps tingles fell_out falling_out was_removed removed taken_out
    """
)
FEELINGS = any_of(
    """
    alive focused attentive calmer human rested energized motivated jittery restless irritable itchy breathless
    panicky sick nauseous nauseated dizzy drowsy exhausted tired fatigued weak numb anxious depressed shaky sleepy
    foggy zombie suicidal ill awful bloated constipated lightheaded light-headed hopeless normal_again like_myself
    like_a_new_person so_much_better human_again
    """
)
# What illness keeps one from.
CANNOT = (
    r"(?:(?:could|was|is)n't|(?:can|could|am) not|can't|cannot|cant|couldnt|was(?:n't| not) able to|am not able to"
    r"|not able to"
    r"|unable to"
    r"|can barely|could barely|can hardly|could hardly|barely|(?:can|could)(?= (?:finally|now|actually) ))"
)
LIVES = (
    r"(?:sleep|eat|walk|breathe|function|swallow|stand up|stand for|sit|get out of bed|get up|get down|climb"
    r"|do stairs|drive"
    r"|focus|concentrate|work|keep (?:food|anything|it|water) down|tolerate|take (?:it|this|them|any|the)|move|bend"
    r"|lift"
    r"|stay awake|stop (?:crying|itching|scratching|shaking)|lose weight|live without|do without|taste"
    r"|afford (?:it|my|the|to (?:take|pay|stay|miss)))"
)
# After a match: whose patients it is about.
_OWN_OBJECT = r"(?![^.!?\n]{0,40}\b(?:patients|clients|in my practice|in our (?:clinic|practice|hospital))\b)"


_BE = (
    r"(?:'m|'s|[ ,]{1,2}(?:am|was|were|is|became|been|being|be|a|an))"
    r"(?: (?:also|now|still|just|both|very|a|an|[a-z]{3,14}ly)){0,2}"
)


def clause(name: str, weight: float) -> tuple[Frame, ...]:
    """What may follow a subject and `FILL`, strongest first: diagnosed, ill, treated, with symptoms."""
    return (
        frame(f"{name}-diagnosed", weight * 1.2, rf"(?<![^a-z]i)(?<!^i)[ ,]{{1,2}}{DIAGNOSED}"),
        frame(f"{name}-state", weight, _BE, " ", ILL_STATE, _OWN_OBJECT),
        frame(f"{name}-ill", weight, "[ ,]{0,2}", ILL_VERBS, GAP, ILLNESS, _OWN_OBJECT),
        frame(f"{name}-treated", weight * 0.9, "[ ,]{0,2}", TREAT_VERBS, GAP, TREATMENT, _OWN_OBJECT),
        frame(f"{name}-symptom", weight * 0.6, "[ ,]{0,2}", ILL_VERBS, GAP, SYMPTOM),
    )
