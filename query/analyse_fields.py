"""The fields of a query (and the options that mean the same), as plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from carethread.index.analysis import literals
from carethread.index.errors import QueryError
from carethread.index.lexicon import Lexicon
from carethread.index.plan import All, AnyOf, Phrase, Plan, Range, Term
from carethread.query.analyse_words import Leaf, concept_leaf
from carethread.query.filters import Filters
from carethread.query.language.fields import QUERY_FIELDS, nearest
from carethread.query.language.nodes import Field, Value
from carethread.query.language.parser import checked

ThreadIds = Callable[[str], Sequence[str]]

_FLAGS = {
    ("kind", "reply"): "reply",
    ("has", "question"): "question",
    ("has", "reply"): "has_reply",
    ("has", "date"): "dated",
    ("has", "treatment"): "treatment",
    ("is", "answered"): "answered",
    ("is", "unanswered"): "unanswered",
    ("is", "reply"): "reply",
    ("is", "signed"): "signed",
}
_KEYWORDS = {"role": "role", "kind": "kind", "evidence": "evidence", "to": "parent_role"}
_ONE_VALUE = frozenset({"role", "kind", "author", "thread", "evidence", "to"})


class FieldPlans:
    """Plans for fields. `thread_ids` gives the full thread ids for what a user wrote behind `thread:`."""

    def __init__(self, lexicon: Lexicon, thread_ids: ThreadIds) -> None:
        self._lexicon = lexicon
        self._thread_ids = thread_ids

    def plan(self, node: Field, query: str) -> tuple[Plan, list[Leaf]]:
        """The plan of a field, and a leaf for each treatment in it. Raises QueryError for a wrong value."""
        leaves: list[Leaf] = []
        plans = [self._value(node.name, value, query, leaves) for value in node.values]
        return (plans[0] if len(plans) == 1 else AnyOf(tuple(plans))), leaves

    def _value(self, name: str, value: Value, query: str, leaves: list[Leaf]) -> Plan:
        takes = QUERY_FIELDS[name].takes
        if takes == "choice":
            flag = _FLAGS.get((name, value.text))
            return Term("flag", flag) if flag else Term(_KEYWORDS[name], value.text)
        if takes == "treatment":
            leaf = self._treatment(name, value, query)
            leaves.append(leaf)
            return leaf.plan
        if takes == "name":
            return _author(value.text)
        if takes == "thread":
            found = self._thread_ids(value.text)
            return AnyOf(tuple(Term("thread", thread) for thread in found))
        return _dates(name, value, query)

    def _treatment(self, name: str, value: Value, query: str) -> Leaf:
        resolved = self._lexicon.resolve(value.text)
        if resolved is None:
            raise self._unknown_treatment(name, value, query)
        field = "about_up" if name == "about" else "concept_up"
        return concept_leaf(self._lexicon, value.text, resolved.concept, field)

    def _unknown_treatment(self, name: str, value: Value, query: str) -> QueryError:
        near = tuple(suggestion.name for suggestion in self._lexicon.suggest(value.text))
        near = near or nearest(value.text, list(self._lexicon.concepts))
        meant = f"did you mean {', '.join(near)}? " if near else ""
        return QueryError(
            f"{name}: no treatment is known as {value.text!r}",
            query=query,
            start=value.span[0],
            end=value.span[1],
            hint=f"{meant}`carethread treatments` lists them; to search for the word, leave out {name}:",
            suggestions=near,
        )


def _author(name: str) -> Plan:
    terms = [term for term in literals(name) if term]
    if not terms:
        return Term("author", name.strip().casefold())
    return Term("author_words", terms[0]) if len(terms) == 1 else Phrase("author_words", tuple(terms))


def _dates(name: str, value: Value, query: str) -> Plan:
    from carethread.query.language.dates import parse_range  # its patterns are compiled only for a date

    text = value.text.strip()
    try:
        days = parse_range({"since": f">={text}", "until": f"<={text}"}.get(name, text))
    except ValueError as error:
        raise QueryError(
            f"{name}: {value.text!r}: {error}",
            query=query,
            start=value.span[0],
            end=value.span[1],
            hint=f'write {name}:2011, {name}:2011-03, {name}:2011-03-15, {name}:"march 2011"'
            + (", date:2011-01..2012, date:>2011" if name == "date" else ""),
        ) from error
    parts: list[Plan] = []
    if days.low is not None:
        parts.append(Range("date_high", low=days.low))
    if days.high is not None:
        parts.append(Range("date_low", high=days.high))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def option_fields(filters: Filters, lexicon: Lexicon) -> Iterator[tuple[Field, str]]:
    """The fields that the options stand for, each with the text that its spans point into.

    Raises QueryError for a value that the field does not take.
    """
    for name, values in filters.given():
        fields = [_option(name, text, lexicon) for text in values]
        if name in _ONE_VALUE and len(fields) > 1:
            merged = tuple(value for field in fields for value in field.values)
            yield Field(name, merged), ",".join(values)
        else:
            yield from zip(fields, values, strict=True)


def _option(name: str, text: str, lexicon: Lexicon) -> Field:
    """One option's value as a field; commas part choices and treatment names, never an author's name."""
    takes = QUERY_FIELDS[name].takes
    splits = takes == "choice" or (takes == "treatment" and lexicon.resolve(text) is None)
    values: list[Value] = []
    at = 0
    for part in text.split(",") if splits else [text]:
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            values.append(Value(part.strip(), True, (start, start + len(part.strip()))))
        at += len(part) + 1
    if not values:
        raise QueryError(f"{name}: needs a value", query=text, start=0, end=len(text), hint=QUERY_FIELDS[name].example)
    return checked(Field(name, tuple(values)), text)
