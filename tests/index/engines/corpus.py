"""A small fixed corpus of our own words: twelve threads, sixty records."""

from __future__ import annotations

from carethread.index.document import Document, documents
from carethread.index.record import Record

# thread: title, date, and its records as (parent, author, role, evidence, date, treatments, words).
_Row = tuple[int | None, str | None, str, str, str | None, str, str]
_THREADS: dict[str, tuple[str, list[_Row]]] = {
    "ta1": (
        "Interleukin for kidney tumors",
        [
            (None, "Dr. Lund", "editor", "post_author", "2009-03-01", "il-2", "High dose IL-2 helped 7% of patients."),
            (0, "Pia", "patient", "first_person", "2009-03-02", "il-2", "I had IL-2 in May. Did the fever ever stop?"),
            (1, "Dr. Lund", "editor", "signed", "2009-03-03", "", "The fever does stop, most often in a week."),
            (0, "Olaf", "caregiver", "kinship", "2009-03-04", "", "My wife waits for a scan. What comes after?"),
            (0, None, "unknown", "none", None, "", "Thank you for this page."),
        ],
    ),
    "ta2": (
        "Living with psoriasis",
        [
            (None, "Skin Forum", "unknown", "none", "2011", "", "Tell us what helped your skin."),
            (0, "Bea", "patient", "first_person", "2011-05", "adalimumab", "Humira cleared my skin in ten weeks."),
            (1, "Karl", "patient", "first_person", "2011-06-11T09:30", "adalimumab", "Humira did nothing for my skin."),
            (2, "Bea", "reader", "greets_peer", "2011-06-12T10:00:00", "", "Sorry to hear that, Karl."),
            (0, "Nurse Ida", "clinician", "signed", "2011-07-01", "methotrexate", "Methotrexate needs blood tests."),
        ],
    ),
    "tb1": (
        "Seizures at night",
        [
            (None, "Mora", "patient", "first_person", "2014-10-10", "lamotrigine", "Lamotrigine at night or at noon?"),
            (
                0,
                "Per",
                "patient",
                "first_person",
                "2014-10-10",
                "lamotrigine",
                "At noon: the night dose gave me dreams.",
            ),
            (
                0,
                "Ann",
                "caregiver",
                "kinship",
                "2014-10-11",
                "valproate",
                "Our son takes valproate at night, no dreams.",
            ),
            (1, "Mora", "patient", "first_person", "2014-10-12", "", "Dreams indeed! I shall move it, thanks."),
            (2, "Per", "reader", "none", "2014-10-13", "", "Good night to your son."),
        ],
    ),
    "tb2": (
        "Methotrexate and wine",
        [
            (None, "Joint Care", "editor", "post_author", "2016-02-01", "methotrexate", "May one drink wine with it?"),
            (0, "Rolf", "patient", "first_person", "2016-02-02", "", "One glass on Sunday, never two."),
            (1, "Joint Care", "editor", "account", "2016-02-03", "", "One glass is what we tell all patients."),
            (
                0,
                "Rolf",
                "patient",
                "first_person",
                "2016-02-04",
                "adalimumab;methotrexate",
                "Now Humira and methotrexate.",
            ),
            (3, "Joint Care", "editor", "account", "2016-02-05", "", "The two together are common."),
        ],
    ),
    "tc1": (
        "Waiting for the scan",
        [
            (None, "Hanna", "caregiver", "kinship", "2017-08-08", "", "How do you wait for a scan?"),
            (0, "Gus", "patient", "first_person", "2017-08-09", "", "Badly. Walk, walk, and walk again."),
            (0, "Lea", "patient", "first_person", "2017-08-10", "", "I bake bread. Nine loaves before the last scan."),
            (2, "Hanna", "caregiver", "kinship", "2017-08-11", "", "Nine loaves! My father ate bread and slept."),
            (1, "Lea", "reader", "none", "2017-08-12", "", "Walking, yes."),
        ],
    ),
    "tc2": (
        "Depression and the pills",
        [
            (None, "Mind Desk", "editor", "post_author", "2018", "sertraline", "Sertraline takes weeks. Why so slow?"),
            (0, "Zoe", "patient", "first_person", "2018-01-15", "sertraline", "Sertraline took six weeks, not two."),
            (0, "Tom", "patient", "first_person", "2018-01-16", "fluoxetine", "Fluoxetine was quicker for me."),
            (2, "Mind Desk", "editor", "signed", "2018-01-17", "", "Quicker is not better. -- Ed, Editor"),
            (1, "Tom", "patient", "first_person", "2018-01-18", "fluoxetine;sertraline", "Both were slow at first."),
        ],
    ),
    "td1": (
        "Radiation burns",
        [
            (None, None, "unknown", "none", None, "radiation", "What soothes a radiation burn?"),
            (0, "Fay", "patient", "first_person", None, "", "Cold water, then more cold water."),
            (0, "Dr. Moe", "clinician", "signed", "2013-04-04", "", "No ice. Cold water is fine."),
            (1, "Gil", "reader", "none", None, "", "Water!"),
            (0, "Fay", "patient", "first_person", None, "radiation", "Radiation ended in June, the burn in July."),
        ],
    ),
    "td2": (
        "IL-2, IL-21 and the rest",
        [
            (None, "Dr. Lund", "editor", "post_author", "2010-01-01", "il-2;il-21", "IL-21 is a cousin of IL-2."),
            (0, "Pia", "patient", "first_person", "2010-01-02", "il-21", "Is IL-21 kinder than what I had?"),
            (1, "Dr. Lund", "editor", "position", "2010-01-03", "", "Kinder, and so far less proven."),
            (0, "Ola", "reader", "none", "2010-01-04", "il-2", "The cousin of interleukin 2? Nice."),
            (3, "Pia", "patient", "first_person", "2010-01-05", "", "A cousin indeed."),
        ],
    ),
    "te1": (
        "Über Müdigkeit",
        [
            (None, "Jörg", "unknown", "none", "2015-12-24", "", "Die Müdigkeit nach der Therapie bleibt."),
            (0, "Änne", "patient", "first_person", "2015-12-25", "", "Bei mir auch, trotz Kaffee."),
            (0, "Jörg", "unknown", "none", "2015-12-26", "", "Kaffee hilft nicht."),
            (2, "Änne", "patient", "first_person", "2015-12-27", "", "Tee auch nicht!"),
            (0, "李雷", "reader", "none", "2015-12-28", "", "我也很累"),
        ],
    ),
    "te2": (
        "A cell transplant, one year on",
        [
            (None, "Uma", "patient", "first_person", "2020-06-01", "transplant", "One year since the transplant."),
            (0, "Vic", "caregiver", "kinship", "2020-06-02", "transplant", "My brother gave cells for a transplant."),
            (1, "Uma", "patient", "first_person", "2020-06-03", "", "Thank your brother. How is he?"),
            (2, "Vic", "caregiver", "kinship", "2020-06-04", "", "He is fine, thank you."),
            (3, "Uma", "patient", "first_person", "2020-06-05", "", "Good."),
        ],
    ),
    "tf1": (
        "Pain and sleep",
        [
            (None, "Pain Board", "editor", "post_author", "2012-11-01", "", "Pain keeps you up. What then?"),
            (0, "Wim", "patient", "first_person", "2012-11-02", "gabapentin", "Gabapentin, 300 mg, and a dull book."),
            (0, "Xia", "patient", "first_person", "2012-11-03", "gabapentin", "Gabapentin made my pain no better."),
            (2, "Wim", "patient", "first_person", "2012-11-04", "gabapentin", "Was it 300 mg or more?"),
            (3, "Xia", "patient", "first_person", "2012-11-05", "", "900 mg, and pain, pain, pain."),
        ],
    ),
    "tf2": (
        "Insulin pens in the heat",
        [
            (None, "Yan", "patient", "first_person", "2019-07-01", "insulin", "Does insulin spoil in the heat?"),
            (0, "Zac", "patient", "first_person", "2019-07-01", "insulin", "Insulin spoils above thirty degrees."),
            (0, "Dr. Roe", "clinician", "signed", "2019-07-01", "insulin", "Keep insulin cool, never frozen."),
            (1, "Yan", "patient", "first_person", "2019-07-02", "", "Thirty! Our kitchen has forty."),
            (2, "Yan", "patient", "first_person", "2019-07-02", "", "Thank you, doctor. What about pens?"),
        ],
    ),
}

_PARENTS = {
    "il-2": ("cytokine", "immunotherapy"),
    "il-21": ("cytokine", "immunotherapy"),
    "cytokine": ("immunotherapy",),
    "adalimumab": ("biologic",),
    "methotrexate": ("dmard",),
    "sertraline": ("ssri", "antidepressant"),
    "fluoxetine": ("ssri", "antidepressant"),
    "ssri": ("antidepressant",),
}
_CLASSES = {"cytokine", "immunotherapy", "biologic", "dmard", "ssri", "antidepressant"}


class Lexicon:
    def ancestors(self, concept: str) -> tuple[str, ...]:
        return _PARENTS.get(concept, ())

    def is_class(self, concept: str) -> bool:
        return concept in _CLASSES


def thread_records(thread: str) -> list[Record]:
    title, rows = _THREADS[thread]
    records: list[Record] = []
    for ordinal, (parent, author, role, evidence, date, treatments, body) in enumerate(rows):
        named = tuple(filter(None, treatments.split(";")))
        above = records[parent] if parent is not None else None
        inherited = above.treatments if above is not None and above.kind == "comment" else ()
        records.append(
            Record(
                id=f"{thread}-{ordinal}",
                thread_id=thread,
                parent_id=above.id if above else None,
                kind="comment" if above else "post",
                ordinal=ordinal,
                depth=above.depth + 1 if above else 0,
                title=title,
                author=author,
                author_role=role,  # type: ignore[arg-type]
                role_evidence=evidence,  # type: ignore[arg-type]
                role_confidence="high" if evidence == "signed" else "medium",
                posted_at=date,
                date_precision="day" if date else "none",
                body=body,
                treatments=named,
                about=tuple(dict.fromkeys((*named, *inherited))),
            )
        )
    return records


def thread_documents(thread: str) -> list[Document]:
    return documents(thread_records(thread), Lexicon())


THREADS: dict[str, list[Document]] = {thread: thread_documents(thread) for thread in _THREADS}
ALL: list[Document] = [document for held in THREADS.values() for document in held]
