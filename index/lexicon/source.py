"""Reading lexicon files: tab-separated, in one of two layouts that the header line tells apart.

Long, one surface a line (a user's own file):
    concept  label  kind  parents  surface  flag
Dense, one concept a line (the curated files):
    concept  kind  parents  names  label

`parents` are separated by commas. `flag` is empty or one of `FLAGS`; `near:WORDS` names the words itself. In the dense
layout `names` are separated by semicolons and carry their flag as a first character (see `MARKS`, words after `@`); the
concept's id, hyphens as spaces, is its first name unless a marked name has the same normal form or one of the names is
`-`; an empty label is made from the first names. A misspelling belongs to the name before it. Lines that begin with `#`
and empty lines are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from carethread.index.lexicon.model import CONCEPT_KINDS
from carethread.index.normal import normal_form

LONG_HEADER = ("concept", "label", "kind", "parents", "surface", "flag")
DENSE_HEADER = ("concept", "kind", "parents", "names", "label")

# case: counts only in these capitals. near: counts only beside a dose or another treatment. near:WORDS: only beside
# one of these words. lab: not where it is measured ("vitamin D levels", "free T3"). block: swallows its text and names
# nothing. misspelling: known wrong spelling of the name before.
FLAGS = ("case", "near", "lab", "block", "misspelling")
RIGHT = ("", "case", "near", "lab")  # flags of right names
NOT_BY_ID = "-"  # as a name: the concept's id is no name of it
MARKS = {"=": "case", "?": "near", "%": "lab", "!": "block", "~": "misspelling"}

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Surface:
    """One written form: `flag` is empty or one of `FLAGS`, `near` the words of a `near:WORDS` rule."""

    text: str
    flag: str = ""
    near: tuple[str, ...] = ()
    line: int = 0


@dataclass(slots=True)
class Entry:
    """A concept as its file gives it."""

    id: str
    kind: str
    parents: tuple[str, ...]
    label: str
    line: int
    surfaces: list[Surface] = field(default_factory=list)


Problems = list[tuple[int, str]]


def read_entries(text: str) -> tuple[list[Entry], Problems]:
    """The concepts of a lexicon file in order, and what is wrong in it as (line number, text) pairs."""
    problems: Problems = []
    entries: dict[str, Entry] = {}
    header: tuple[str, ...] | None = None
    for number, cells in _rows(text):
        if header is None:
            header = tuple(cells)
            if header not in (LONG_HEADER, DENSE_HEADER):
                want = ", ".join(LONG_HEADER)
                return [], [(number, f"the first line must name the columns: {want} (separated by tabs)")]
        elif header == LONG_HEADER:
            _read_long(number, cells, entries, problems)
        else:
            _read_dense(number, cells, entries, problems)
    if header is None:
        problems.append((1, "the file is empty: its first line must name the columns"))
    return list(entries.values()), problems


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _read_long(number: int, cells: list[str], entries: dict[str, Entry], problems: Problems) -> None:
    cells = cells + [""] * (len(LONG_HEADER) - len(cells))
    if len(cells) > len(LONG_HEADER):
        problems.append((number, f"{len(cells)} columns, at most {len(LONG_HEADER)} expected"))
        return
    concept, label, kind, parents, surface, flag = cells
    if not _check_head(number, concept, kind, problems):
        return
    entry = entries.get(concept)
    if entry is None:
        entry = entries[concept] = Entry(concept, kind, _split(parents, ","), label or concept, number)
    elif (entry.kind, entry.parents) != (kind, _split(parents, ",")):
        problems.append((number, f"{concept}: kind and parents differ from those in line {entry.line}"))
    read = _flagged(number, surface, flag, problems)
    if read is not None:
        entry.surfaces.append(read)


def _read_dense(number: int, cells: list[str], entries: dict[str, Entry], problems: Problems) -> None:
    cells = cells + [""] * (len(DENSE_HEADER) - len(cells))
    concept, kind, parents, names, label = cells[: len(DENSE_HEADER)]
    if not _check_head(number, concept, kind, problems):
        return
    if concept in entries:
        problems.append((number, f"{concept}: already in line {entries[concept].line}"))
        return
    listed = _split(names, ";")
    surfaces = [_marked(number, name) for name in listed if name != NOT_BY_ID]
    written = {normal_form(surface.text) for surface in surfaces}
    own = concept.replace("-", " ")
    if NOT_BY_ID not in listed and normal_form(own) not in written:
        surfaces.insert(0, Surface(own, line=number))
    entries[concept] = Entry(concept, kind, _split(parents, ","), label or _label(surfaces), number, surfaces)


def _check_head(number: int, concept: str, kind: str, problems: Problems) -> bool:
    if not _ID.fullmatch(concept):
        problems.append((number, f"{concept!r} is no concept id: small letters, digits and single hyphens"))
        return False
    if kind not in CONCEPT_KINDS:
        problems.append((number, f"{concept}: kind {kind!r} is none of {', '.join(CONCEPT_KINDS)}"))
        return False
    return True


def _flagged(number: int, surface: str, flag: str, problems: Problems) -> Surface | None:
    name, _, words = flag.partition(":")
    if name and name not in FLAGS:
        problems.append((number, f"flag {flag!r} is none of {', '.join(FLAGS)}"))
        return None
    if words and name != "near":
        problems.append((number, f"only the flag near takes words, not {name}"))
        return None
    if not normal_form(surface):
        problems.append((number, "the surface has no letter or digit"))
        return None
    return Surface(surface, name, _split(words, ","), number)


def _marked(number: int, name: str) -> Surface:
    flag = MARKS.get(name[0], "")
    text, _, words = name[1 if flag else 0 :].partition("@")
    return Surface(text.strip(), flag, _split(words, ","), number)


def _label(surfaces: list[Surface]) -> str:
    named = [surface.text for surface in surfaces if surface.flag in RIGHT]
    first = named[0][:1].upper() + named[0][1:]
    brand = next((name for name in named[1:] if name[:1].isupper() and " " not in name), "")
    return f"{first} ({brand})" if brand and brand.casefold() != first.casefold() else first


def _split(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(separator) if part.strip())
