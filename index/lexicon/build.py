"""Making the table: from lexicon entries, with every check of the data, to the packed files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from carethread.index.lexicon.source import RIGHT, Entry, Problems, Surface
from carethread.index.lexicon.table import ConceptRow, Table, ancestors, letters, phrase_of, singular
from carethread.index.normal import tokens

Layer = Literal["core", "tail", "user"]


def pack(table: Table) -> tuple[str, str]:
    """The two halves of a table as JSON texts, one part a line."""
    grouped: dict[str, list[str]] = {}
    for phrase, concept in table.phrases.items():
        grouped.setdefault(concept, []).append(phrase)
    half = {
        "phrases": {concept: ";".join(phrases) for concept, phrases in grouped.items()},
        "longest": table.longest,
        "rules": table.rules,
        "plurals": " ".join(sorted(table.plurals)),
    }
    return _lines(half), _lines({"concepts": table.details.concepts, "wrong": table.details.wrong})


def _lines(parts: dict[str, Any]) -> str:
    written = (
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in parts.items()
    )
    return "{" + ",\n".join(written) + "}\n"


def keep_plurals(table: Table, entries: Iterable[Entry]) -> None:
    """Keeps each word of the surfaces that looks like a plural and whose singular no surface has ("Tums", "rads"), so
    that the singular names nothing. Call it before `add_entries`."""
    words = {token.text for entry in entries for surface in entry.surfaces for token in tokens(surface.text)}
    table.plurals |= {word for word in words if (single := singular(word)) is not None and single not in words}


def add_entries(table: Table, entries: Iterable[Entry], layer: Layer = "core") -> Problems:
    """Adds concepts to `table` and returns what is wrong with them: a surface that names another concept already
    (left out), a parent that is not known, a cycle.

    A `tail` entry whose concept is there already only adds its names to it. A `user` entry also gives it its own kind,
    label and parents (where it has any), and takes its surfaces from whatever had them before, rules and all.
    """
    entries = list(entries)
    problems: Problems = []
    given: set[str] = set()
    for entry in entries:
        row = _row(table, entry, layer)
        for surface in entry.surfaces:
            phrase = phrase_of(table, surface.text)
            if layer == "user" and phrase not in given:
                _release(table, phrase, entry.id)
                given.add(phrase)
            _add_surface(table, entry, row, surface, phrase, problems)
    for entry in entries:
        _check_parents(table, entry, problems)
    return problems


def _row(table: Table, entry: Entry, layer: Layer) -> ConceptRow:
    concepts = table.details.concepts
    row = concepts.get(entry.id)
    if row is None:
        row = concepts[entry.id] = [entry.label, entry.kind, list(entry.parents), [], [], layer == "tail"]
    elif layer == "user":
        row[0], row[1], row[2] = entry.label, entry.kind, list(entry.parents) or row[2]
    return row


def _release(table: Table, phrase: str, keeper: str) -> None:
    """Takes a phrase from the concept that has it; `keeper` keeps its written form."""
    owner = table.phrases.pop(phrase, None)
    table.rules.pop(phrase, None)
    table.details.wrong.pop(phrase, None)
    if owner and owner != keeper:
        row = table.details.concepts[owner]
        row[3], row[4] = ([name for name in names if phrase_of(table, name) != phrase] for names in (row[3], row[4]))


def _add_surface(
    table: Table, entry: Entry, row: ConceptRow, surface: Surface, phrase: str, problems: Problems
) -> None:
    owner = table.phrases.get(phrase)
    target = "" if surface.flag == "block" else entry.id
    if owner is not None and owner != target:
        owned = f"already names {owner}" if owner else "is already blocked"
        problems.append((surface.line, f"{surface.text!r} of {entry.id} {owned}"))
    elif owner is not None and surface.flag == "misspelling":
        problems.append((surface.line, f"{surface.text!r} of {entry.id} is a right name of it already"))
    else:
        if owner is None:
            _add_phrase(table, phrase, target, surface)
        if surface.flag == "misspelling":
            _keep(row[4], surface.text)
            table.details.wrong[phrase] = _name_before(entry, surface)
        elif surface.flag != "block":
            _keep(row[3], surface.text)


def _name_before(entry: Entry, wrong: Surface) -> str:
    """The right name that a misspelling belongs to: the one before it, else the first."""
    place = entry.surfaces.index(wrong)
    names = [surface.text for surface in (*entry.surfaces[:place][::-1], *entry.surfaces) if surface.flag in RIGHT]
    return names[0] if names else wrong.text


def _keep(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _add_phrase(table: Table, phrase: str, target: str, surface: Surface) -> None:
    table.phrases[phrase] = target
    words = phrase.split(" ")
    if len(words) > 1:
        table.longest[words[0]] = max(table.longest.get(words[0], 0), len(words))
    if surface.flag == "case":
        table.rules[phrase] = ["case", letters(surface.text)]
    elif surface.flag == "near":
        table.rules[phrase] = ["near", *surface.near]
    elif surface.flag == "lab":
        table.rules[phrase] = ["lab"]


def _check_parents(table: Table, entry: Entry, problems: Problems) -> None:
    concepts = table.details.concepts
    problems.extend(
        (entry.line, f"{entry.id}: parent {parent!r} is not known")
        for parent in entry.parents
        if parent not in concepts
    )
    if entry.id in ancestors(concepts, entry.id):
        problems.append((entry.line, f"{entry.id} is among its own ancestors"))
