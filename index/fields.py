"""The fields of a document, and what each means: one list for every engine, the query language and the docs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["text", "keyword", "int"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One engine field.

    type: `text` has terms with positions, `keyword` exact terms (several when `many`), `int` one whole number or none.
    boost: weight of the field's BM25 in the score; 0 means that it selects and never scores.
    facet: may be counted by (`Engine.count`).
    """

    name: str
    type: FieldType
    many: bool = False
    boost: float = 0.0
    facet: bool = False


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("id", "keyword"),
    FieldSpec("thread", "keyword", facet=True),
    # Text. `body` and `title` are stems, `words` and `title_words` literal forms; a title belongs to the post alone.
    FieldSpec("body", "text", boost=1.0),
    FieldSpec("title", "text", boost=2.0),
    FieldSpec("words", "text"),
    FieldSpec("title_words", "text"),
    FieldSpec("author_words", "text"),
    # Treatments. `_up` fields also hold every ancestor.
    FieldSpec("concept", "keyword", many=True, facet=True),
    FieldSpec("concept_up", "keyword", many=True, boost=1.5, facet=True),
    FieldSpec("about", "keyword", many=True),
    FieldSpec("about_up", "keyword", many=True),
    FieldSpec("class", "keyword", many=True, facet=True),
    # Who and what.
    FieldSpec("kind", "keyword", facet=True),
    FieldSpec("role", "keyword", facet=True),
    FieldSpec("evidence", "keyword", facet=True),
    FieldSpec("confidence", "keyword", facet=True),
    FieldSpec("parent_role", "keyword"),
    FieldSpec("author", "keyword", facet=True),
    FieldSpec("flag", "keyword", many=True),
    FieldSpec("source", "keyword", facet=True),
    # When: the record's own date, else the thread's. `date_low`..`date_high` are the first and last day it can be
    # (YYYYMMDD), `when` is its first second (YYYYMMDDHHMMSS, as written, no time zone applied) for sorting.
    FieldSpec("date_low", "int"),
    FieldSpec("date_high", "int"),
    FieldSpec("when", "int"),
    FieldSpec("year", "keyword", facet=True),
    FieldSpec("month", "keyword", facet=True),
    FieldSpec("depth", "int"),
    FieldSpec("ordinal", "int"),
)

BY_NAME: dict[str, FieldSpec] = {spec.name: spec for spec in FIELDS}
SCORED_FIELDS: dict[str, float] = {spec.name: spec.boost for spec in FIELDS if spec.boost}
FACETS: frozenset[str] = frozenset(spec.name for spec in FIELDS if spec.facet)

# The values of the `flag` field.
FLAGS: tuple[str, ...] = (
    "question",  # the body asks something
    "has_reply",  # another record answers it
    "dated",  # its own date is known, not only the thread's
    "reply",  # a comment at depth 2 or below
    "signed",  # its role comes from a signature
    "answered",  # a comment to the place, and an editor answered it
    "unanswered",  # a comment to the place that no editor answered
    "treatment",  # names at least one treatment
)
