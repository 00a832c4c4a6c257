"""The table that the matcher reads: the packed data, and the canonical form of words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from carethread.index.normal import tokens

ConceptRow = list[Any]  # [label, kind, parents, names, misspellings, tail]


@dataclass(slots=True)
class Details:
    """What finding does not need: the concepts, and the right name for the phrase of each known misspelling."""

    concepts: dict[str, ConceptRow] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


@dataclass
class Table:
    """What finding needs, as plain dicts, and the `details`, read when first asked for.

    phrases: canonical tokens joined by spaces -> concept id; "" swallows its text and names nothing.
    longest: first canonical token -> number of tokens of the longest phrase that begins with it, where more than one.
    rules: phrase -> ["case", letters] | ["near"] | ["near", word, …] | ["lab"].
    plurals: words that look like a plural and are kept as they are.
    """

    phrases: dict[str, str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)
    plurals: set[str] = field(default_factory=set)
    details_path: Path | None = None

    @cached_property
    def details(self) -> Details:
        """The second half of the table."""
        if self.details_path is None:
            return Details()
        data = json.loads(self.details_path.read_bytes())
        return Details(data["concepts"], data["wrong"])

    @cached_property
    def first_words(self) -> list[str]:
        """The first tokens of all phrases, sorted. For a table that changes no more, as is the next."""
        return sorted({phrase for phrase in self.phrases if " " not in phrase} | self.longest.keys())

    @cached_property
    def seconds(self) -> dict[str, frozenset[str]]:
        """By first token: the second tokens of the phrases that have more than one."""
        found: dict[str, set[str]] = {}
        for phrase in self.phrases:
            if " " in phrase:
                first, second, *_ = phrase.split(" ", 2)
                found.setdefault(first, set()).add(second)
        return {first: frozenset(group) for first, group in found.items()}


def unpack(packed: bytes, details_path: Path | None) -> Table:
    """The table of a packed first half; the inverse of `build.pack`."""
    data = json.loads(packed)
    phrases: dict[str, str] = {}
    for concept, joined in data["phrases"].items():
        phrases.update(dict.fromkeys(joined.split(";"), concept))
    return Table(phrases, data["longest"], data["rules"], set(data["plurals"].split()), details_path)


def singular(word: str) -> str | None:
    """What `word` is the plural of, by its ending; None when it does not look like a plural."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return None
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


def canonical(table: Table, word: str) -> str:
    """The canonical form of a normal-form word: its singular, unless it is kept as it is."""
    if not word.endswith("s") or word in table.plurals:
        return word
    return singular(word) or word


def letters(surface: str) -> str:
    """The letters and digits of a surface, capitals kept: what a `case` rule compares."""
    return "".join(character for character in surface if character.isalnum())


def phrase_of(table: Table, text: str) -> str:
    """The canonical tokens of a surface, joined by spaces."""
    return " ".join(canonical(table, token.text) for token in tokens(text))


def ancestors(concepts: dict[str, ConceptRow], concept: str) -> tuple[str, ...]:
    """All concepts above `concept`, nearest first, without doubles."""
    found: dict[str, None] = {}
    level = [concept]
    while level:
        above = [parent for each in level if each in concepts for parent in concepts[each][2]]
        level = [parent for parent in dict.fromkeys(above) if parent not in found]
        found |= dict.fromkeys(level)
    return tuple(found)
