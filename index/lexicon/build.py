"""From lexicon entries to the table that the matcher reads, with every check of the data.

The table is plain dicts and lists so that the checked-in `lexicon.json` is one `json.loads`:

    concepts   id -> [label, kind, parents, names, misspellings, tail]
    vocabulary token -> canonical token (a plural whose singular is also in use becomes the singular)
    phrases    canonical tokens joined by spaces -> concept id; "" swallows its text and names nothing
    starts     first canonical token -> number of tokens of the longest phrase that begins with it
    rules      phrase -> ["case", letters] | ["near"] | ["near", word, …]
    wrong      phrase of a known misspelling -> the right name
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict

from carethread.index.lexicon.source import Entry, Problems, Surface
from carethread.index.normal import tokens

ConceptRow = list[Any]


class Table(TypedDict):
    """See the module's head."""

    concepts: dict[str, ConceptRow]
    vocabulary: dict[str, str]
    phrases: dict[str, str]
    starts: dict[str, int]
    rules: dict[str, list[str]]
    wrong: dict[str, str]


def empty_table() -> Table:
    """A table of nothing."""
    return {"concepts": {}, "vocabulary": {}, "phrases": {}, "starts": {}, "rules": {}, "wrong": {}}


def singulars(word: str) -> tuple[str, ...]:
    """What `word` may be the plural of, likeliest first; empty when it does not look like a plural."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies") and len(word) > 5:
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("ches", "shes", "xes", "sses")):
        return (word[:-2], word[:-1])
    return (word[:-1],)


def letters(surface: str) -> str:
    """The letters and digits of a surface, capitals kept: what a `case` rule compares."""
    return "".join(character for character in surface if character.isalnum())


def add_entries(table: Table, entries: Iterable[Entry], *, tail: bool = False) -> Problems:
    """Adds concepts to `table`; one that is already there is replaced, names and all. Returns what is wrong with
    them: a surface that names another concept already (left out), a parent that is not known, a cycle."""
    entries = list(entries)
    for entry in entries:
        _forget(table, entry.id)
    _learn_words(table, entries)
    problems: Problems = []
    for entry in entries:
        _add(table, entry, tail, problems)
    for entry in entries:
        _check_parents(table, entry, problems)
    return problems


def _forget(table: Table, concept: str) -> None:
    if table["concepts"].pop(concept, None) is None:
        return
    for phrase in [phrase for phrase, target in table["phrases"].items() if target == concept]:
        table["phrases"].pop(phrase)
        table["rules"].pop(phrase, None)
        table["wrong"].pop(phrase, None)


def _learn_words(table: Table, entries: list[Entry]) -> None:
    """Puts all words of the surfaces into the vocabulary; a plural and its singular share one canonical token, the
    one that was known first, so that what is in the phrases already stays right."""
    vocabulary = table["vocabulary"]
    new = {token.text for entry in entries for surface in entry.surfaces for token in tokens(surface.text)}
    for word in sorted(new - vocabulary.keys(), key=lambda word: (len(word), word)):
        known = canonical(table, word)
        plural = word + "s"
        if known is None and word in singulars(plural):
            known = vocabulary.get(plural)
        vocabulary[word] = known or word


def canonical(table: Table, word: str) -> str | None:
    """The canonical token of a normal-form word: itself or its singular, None when no name holds it."""
    vocabulary = table["vocabulary"]
    key = vocabulary.get(word)
    if key is None and word.endswith("s"):
        return next((vocabulary[single] for single in singulars(word) if single in vocabulary), None)
    return key


def _add(table: Table, entry: Entry, tail: bool, problems: Problems) -> None:
    names: list[str] = []
    wrong: list[str] = []
    for surface in entry.surfaces:
        phrase = phrase_of(table, surface.text)
        owner = table["phrases"].get(phrase)
        target = "" if surface.flag == "block" else entry.id
        if owner is not None and owner != target:
            problems.append(
                (surface.line, f"{surface.text!r} of {entry.id} already names {owner or 'nothing (block)'}")
            )
            continue
        if owner is None:
            _add_phrase(table, phrase, target, surface)
        if surface.flag == "misspelling":
            wrong.append(surface.text)
            table["wrong"].setdefault(phrase, names[-1] if names else surface.text)
        elif surface.flag != "block":
            names.append(surface.text)
    table["concepts"][entry.id] = [entry.label, entry.kind, list(entry.parents), names, wrong, tail]


def phrase_of(table: Table, text: str) -> str:
    """The canonical tokens of a surface whose words are all in the vocabulary, joined by spaces."""
    return " ".join(canonical(table, token.text) or token.text for token in tokens(text))


def _add_phrase(table: Table, phrase: str, target: str, surface: Surface) -> None:
    table["phrases"][phrase] = target
    words = phrase.split(" ")
    table["starts"][words[0]] = max(table["starts"].get(words[0], 0), len(words))
    if surface.flag == "case":
        table["rules"][phrase] = ["case", letters(surface.text)]
    elif surface.flag == "near":
        table["rules"][phrase] = ["near", *surface.near]


def _check_parents(table: Table, entry: Entry, problems: Problems) -> None:
    for parent in entry.parents:
        if parent not in table["concepts"]:
            problems.append((entry.line, f"{entry.id}: parent {parent!r} is not known"))
    if entry.id in ancestors(table["concepts"], entry.id):
        problems.append((entry.line, f"{entry.id} is among its own ancestors"))


def ancestors(concepts: dict[str, ConceptRow], concept: str) -> tuple[str, ...]:
    """All concepts above `concept`, nearest first, without doubles."""
    found: dict[str, None] = {}
    level = [concept]
    while level:
        above = [parent for each in level if each in concepts for parent in concepts[each][2]]
        level = [parent for parent in dict.fromkeys(above) if parent not in found]
        found |= dict.fromkeys(level)
    return tuple(found)
