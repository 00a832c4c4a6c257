"""The plain oracle: evaluates plans by looking at every document, as `index.plan` and `index.engine` define them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import product
from math import log
from typing import Literal

from carethread.index.document import Document
from carethread.index.engine import MAX_EXPANSION, Cell, Counts, Hit, Page, Question
from carethread.index.fields import BY_NAME, SCORED_FIELDS
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term

# Whose statistics BM25 takes. `whoosh`: N is all documents, the mean length that of those with the field. `tantivy`:
# all documents for both. `lucene`: those with the field for both.
Statistics = Literal["whoosh", "tantivy", "lucene"]


def terms_of(document: Document, field: str) -> Sequence[str]:
    return document.text.get(field, ()) if BY_NAME[field].type == "text" else document.keywords.get(field, ())


def edits(a: str, b: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment)."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


class Oracle:
    """Answers like an engine, slowly. What is looked up again and again is kept: documents do not change."""

    name = "oracle"

    def __init__(self, documents: Sequence[Document], statistics: Statistics = "whoosh") -> None:
        self.documents = list(documents)
        self.statistics = statistics
        self.vocabulary = cache(self._vocabulary)
        self.expand = cache(self._expand)
        self._frequency = cache(self._holders)
        self._means = cache(self._lengths)

    # Matching.

    def _vocabulary(self, field: str) -> list[str]:
        return sorted({term for document in self.documents for term in terms_of(document, field)})

    def _expand(self, plan: Prefix | Fuzzy) -> list[str]:
        if isinstance(plan, Prefix):
            found = [term for term in self.vocabulary(plan.field) if term.startswith(plan.prefix)]
        else:
            found = [
                term
                for term in self.vocabulary(plan.field)
                if term[:1] == plan.term[:1] and edits(term, plan.term) <= plan.distance
            ]
        return found[:MAX_EXPANSION]

    def holds(self, document: Document, plan: Plan) -> bool:
        match plan:
            case Term(field, value):
                return value in terms_of(document, field)
            case Prefix() | Fuzzy():
                return not set(self.expand(plan)).isdisjoint(terms_of(document, plan.field))
            case Phrase(field, terms):
                row = list(terms_of(document, field))
                return bool(terms) and any(row[at : at + len(terms)] == list(terms) for at in range(len(row)))
            case Near(field, terms, distance):
                row = list(terms_of(document, field))
                windows = (row[at : at + distance + 1] for at in range(len(row)))
                return bool(terms) and any(set(terms) <= set(window) for window in windows)
            case Range(field, low, high):
                value = document.numbers.get(field)
                return value is not None and (low is None or low <= value) and (high is None or value <= high)
            case All(parts):
                return all(self.holds(document, part) for part in parts)
            case AnyOf(parts):
                return any(self.holds(document, part) for part in parts)
            case Not(part):
                return not self.holds(document, part)

    # Scoring.

    def score(self, document: Document, plan: Plan) -> float:
        """BM25 of the terms in the branches that match, each times its field's boost."""
        if isinstance(plan, All):
            return sum(self.score(document, part) for part in plan.parts)
        if isinstance(plan, AnyOf):
            return sum(self.score(document, part) for part in plan.parts if self.holds(document, part))
        if isinstance(plan, Term) and plan.field in SCORED_FIELDS:
            return self.bm25(document, plan.field, plan.value)
        return 0.0

    def bm25(self, document: Document, field: str, term: str, k1: float = 1.2, b: float = 0.75) -> float:
        row = terms_of(document, field)
        count = list(row).count(term)
        if not count:
            return 0.0
        holders = self._frequency(field, term)
        documents, mean = self._means(field)
        idf = log(1 + (documents - holders + 0.5) / (holders + 0.5))
        weight = count * (k1 + 1) / (count + k1 * (1 - b + b * len(row) / mean))
        return SCORED_FIELDS[field] * idf * weight

    def _holders(self, field: str, term: str) -> int:
        return sum(term in terms_of(each, field) for each in self.documents)

    def _lengths(self, field: str) -> tuple[int, float]:
        """How many documents there are, and how long the field is in the mean."""
        lengths = [len(terms_of(each, field)) for each in self.documents]
        held = [length for length in lengths if length]
        everything = sum(lengths)
        if self.statistics == "tantivy":
            return len(lengths), everything / len(lengths)
        return (len(held) if self.statistics == "lucene" else len(lengths)), everything / len(held)

    # Answers.

    def found(self, *plans: Plan) -> list[Document]:
        return [document for document in self.documents if all(self.holds(document, plan) for plan in plans)]

    def search(self, question: Question) -> Page:
        found = self.found(question.plan, question.filter)
        by_score = question.sort == "relevance"
        scores = {document.id: self.score(document, question.plan) if by_score else 0.0 for document in found}
        placed = sorted(found, key=lambda document: (document.thread, document.numbers["ordinal"]))
        if by_score:
            placed.sort(key=lambda document: -round(scores[document.id], 9))
        elif question.sort == "newest":
            placed.sort(key=lambda document: -document.numbers.get("when", -1))
        elif question.sort == "oldest":
            placed.sort(key=lambda document: document.numbers.get("when", 10**15))
        chosen = placed[question.offset : question.offset + question.limit]
        return Page(len(found), tuple(Hit(document.id, scores[document.id]) for document in chosen))

    def count(self, plan: Plan, by: Sequence[str], timeout: float = 0.0, *, threads: bool = True) -> Counts:
        found = self.found(plan)
        records: Counter[Cell] = Counter()
        of: dict[Cell, set[str]] = defaultdict(set)
        for document in found if by else ():
            for cell in product(*(tuple(terms_of(document, name)) or (None,) for name in by)):
                records[cell] += 1
                of[cell].add(document.thread)
        cells = {cell: (held, len(of[cell]) if threads else None) for cell, held in records.items()}
        distinct = len({document.thread for document in found}) if threads else None
        return Counts(tuple(by), cells, len(found), distinct)

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        held = Counter(term for document in self.documents for term in set(terms_of(document, field)))
        found = [(term, count) for term, count in held.items() if term.startswith(prefix)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]
