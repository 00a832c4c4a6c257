"""Completion: what may follow a beginning of a query word."""

from __future__ import annotations

from carethread.index.lexicon import Lexicon
from carethread.index.normal import normal_form
from carethread.query.language.fields import QUERY_FIELDS


def suggest(lexicon: Lexicon, word: str, limit: int = 10) -> tuple[str, ...]:
    """Whole words that begin as `word` does: fields ("role:"), values ("role:editor"), treatment names.

    A name of several words is quoted. The dash of a negation stays.
    """
    sign = "-" if word.startswith("-") else ""
    bare = word[len(sign) :]
    name, colon, value = bare.partition(":")
    if colon and name in QUERY_FIELDS:
        found = [f"{name}:{choice}" for choice in _values(lexicon, name, value)]
    else:
        found = [f"{field}:" for field in QUERY_FIELDS if field.startswith(bare)] + _names(lexicon, bare)
    return tuple(f"{sign}{each}" for each in found[:limit])


def _values(lexicon: Lexicon, name: str, value: str) -> list[str]:
    """The values of a field that begin so; behind a comma, the next value."""
    head, comma, last = value.rpartition(",")
    spec = QUERY_FIELDS[name]
    if spec.takes == "treatment":
        ids = [concept for concept in lexicon.concepts if concept.startswith(last.casefold())]
        known = {normal_form(concept) for concept in ids}
        found = [*ids, *(each for each in _names(lexicon, last) if normal_form(each) not in known)]
    else:
        found = [choice for choice in spec.choices if choice.startswith(last.casefold())]
    return [f"{head}{comma}{each}" for each in found]


def _names(lexicon: Lexicon, beginning: str) -> list[str]:
    wanted = normal_form(beginning.strip('"'))
    if not wanted:
        return []
    found = [
        name
        for concept in lexicon.concepts.values()
        if not concept.tail
        for name in concept.names
        if normal_form(name).startswith(wanted)
    ]
    return [f'"{name}"' if " " in name else name for name in dict.fromkeys(found)]
