"""What every engine is asked about the fixed corpus."""

from __future__ import annotations

from carethread.index.analysis import literals, stems
from carethread.index.engine import SORTS, Question
from carethread.index.fields import FACETS
from carethread.index.plan import EVERYTHING, NOTHING, All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term


def word(text: str) -> Plan:
    return AnyOf((Term("body", stems(text)[0]), Term("title", stems(text)[0])))


def phrase(text: str) -> Plan:
    return Phrase("words", tuple(literals(text)))


# Answers worked out by hand from the corpus: plan, then the ids in any order.
BY_HAND: dict[str, tuple[Plan, str]] = {
    "a concept": (Term("concept_up", "il-2"), "ta1-0 ta1-1 td2-0 td2-3"),
    "a class": (Term("concept_up", "immunotherapy"), "ta1-0 ta1-1 td2-0 td2-1 td2-3"),
    "only what is named": (Term("concept", "immunotherapy"), ""),
    "what an answer is about": (Term("about", "il-21"), "td2-0 td2-1 td2-2"),
    "a number with its sign": (Term("words", "7%"), "ta1-0"),
    "a phrase": (phrase("cold water"), "td1-1 td1-2"),
    "a phrase across a comma": (phrase("IL-2 helped"), "ta1-0"),
    "no phrase: the order is another": (phrase("water cold"), ""),
    "a phrase of one word twice": (phrase("walk walk"), "tc1-1"),
    "a phrase of one word thrice, there are but two and one": (phrase("walk walk walk"), ""),
    "near": (Near("words", ("ten", "humira"), 6), "ta2-1"),
    "not so near": (Near("words", ("ten", "humira"), 4), ""),
    "near each other in one window": (Near("words", ("pain", "gabapentin", "better"), 5), "tf1-2"),
    "a prefix": (Prefix("words", "thir"), "tf2-1 tf2-3"),
    "a fuzzy word": (Fuzzy("words", "insluin", 1), "tf2-0 tf2-1 tf2-2"),
    "a fuzzy word keeps its first letter": (Fuzzy("words", "nsulin", 1), ""),
    "answers to a caregiver": (Term("parent_role", "caregiver"), "tb1-4 tc1-1 tc1-2 te2-2 te2-4"),
    "a role": (Term("role", "clinician"), "ta2-4 td1-2 tf2-2"),
    "posts": (
        Term("kind", "post"),
        " ".join(
            f"{thread}-0"
            for thread in ["ta1", "ta2", "tb1", "tb2", "tc1", "tc2", "td1", "td2", "te1", "te2", "tf1", "tf2"]
        ),
    ),
    "a day, known to the month at most": (Range("date_low", 20110501, 20110531), "ta2-1"),
    "a year as a whole": (
        All((Range("date_low", 20110101, None), Range("date_high", None, 20111231))),
        "ta2-0 ta2-1 ta2-2 ta2-3 ta2-4",
    ),
    "no date at all": (Not(Range("date_low")), "td1-0 td1-1 td1-3 td1-4"),
    "deep answers": (Range("depth", 3), "ta2-3 te2-3 te2-4 tf1-4"),
    "an umlaut": (Prefix("words", "müd"), "te1-0"),
    "a title word": (Term("title", stems("müdigkeit")[0]), "te1-0"),
    "an ideograph": (Term("words", "累"), "te1-4"),
    "a name": (Term("author_words", "lund"), "ta1-0 ta1-2 td2-0 td2-2"),
    "unanswered questions": (
        All((Term("flag", "unanswered"), Term("flag", "question"))),
        "ta1-3 td2-3",
    ),
    "nothing": (NOTHING, ""),
    "all but": (All((Term("thread", "tf2"), Not(Term("role", "patient")))), "tf2-2"),
    "one id": (Term("id", "tc1-3"), "tc1-3"),
    "no such word": (Term("body", "zzz"), ""),
    "no such keyword": (Term("role", "nobody"), ""),
}

_WORDS = ("pain", "night", "scan", "bread", "week", "water", "kaffee", "thank", "dream", "glass", "skin", "IL-2", "one")
_PLANS: list[Plan] = [
    *(word(text) for text in _WORDS),
    *(All((word(text), Term("role", "patient"))) for text in _WORDS[:6]),
    *(All((word(text), Not(Term("kind", "post")))) for text in _WORDS[:6]),
    All(tuple(word(text) for text in ("night", "dreams"))),
    All((word("pain"), word("sleep"))),
    AnyOf((word("bread"), All((word("night"), word("son"))), phrase("one glass"))),
    AnyOf((Phrase("body", tuple(stems("cold water"))), Term("body", "burn"))),
    AnyOf((Near("body", tuple(stems("pain gabapentin")), 4), Prefix("body", "gaba"))),
    AnyOf((Fuzzy("body", "scna", 1), Fuzzy("title", "slepe", 1))),
    All((Term("concept_up", "antidepressant"), word("slow"))),
    Term("concept_up", "ssri"),
    AnyOf((Term("concept_up", "insulin"), word("insulin"))),
    AnyOf((Term("concept_up", "gabapentin"), Term("concept", "gabapentin"))),
    Not(AnyOf((Term("role", "patient"), Term("role", "editor")))),
    Not(Not(word("pain"))),
    Not(EVERYTHING),
    Not(NOTHING),
    All((All(()), AnyOf((word("scan"),)))),
    Range("ordinal", 2, 3),
    Range("when", 20190701000000, 20190701235959),
    All((Range("depth", 1, 1), Term("flag", "has_reply"))),
    EVERYTHING,
]

# Everything else, for the oracle to answer.
QUESTIONS: list[Question] = [
    *(Question(plan, limit=100) for plan in _PLANS),
    *(Question(plan, limit=100) for plan, _ in BY_HAND.values()),
    *(Question(word("pain"), Term("role", role), limit=100) for role in ("patient", "editor", "reader")),
    *(Question(EVERYTHING, Term("flag", flag), limit=100) for flag in ("question", "dated", "answered", "treatment")),
    *(Question(EVERYTHING, sort=sort, limit=100) for sort in SORTS),
    *(Question(word("one"), sort=sort, limit=3) for sort in SORTS),
    *(
        Question(Term("kind", "comment"), sort=sort, offset=start, limit=7)
        for sort in SORTS
        for start in (0, 7, 41, 48, 99)
    ),
    *(Question(word("night"), offset=start, limit=2) for start in (0, 1, 2, 3, 9)),
    Question(EVERYTHING, limit=0),
    Question(word("night"), NOTHING),
]

COUNTS: list[tuple[Plan, tuple[str, ...]]] = [
    *((EVERYTHING, (name,)) for name in sorted(FACETS)),
    *((word("one"), (name,)) for name in ("role", "concept", "class", "year")),
    (EVERYTHING, ()),
    (NOTHING, ("role",)),
    (EVERYTHING, ("role", "concept")),
    (EVERYTHING, ("concept", "year")),
    (EVERYTHING, ("role", "year")),
    (EVERYTHING, ("concept", "class")),
    (Term("kind", "comment"), ("author", "thread")),
    (Term("kind", "post"), ("source", "month")),
]

TERMS: list[tuple[str, str, int]] = [
    ("body", "", 1000),
    ("words", "th", 10),
    ("words", "zz", 10),
    ("concept", "", 5),
    ("role", "", 100),
    ("author", "d", 100),
    ("title", "i", 3),
]
