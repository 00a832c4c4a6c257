"""What the lexicon answers with, and the words of its data: kinds and flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ConceptKind = Literal["drug", "class", "regimen", "procedure", "supplement"]
CONCEPT_KINDS: tuple[ConceptKind, ...] = get_args(ConceptKind)


@dataclass(frozen=True, slots=True)
class Concept:
    """One treatment: `names` are its written forms with their usual capitals, the main name first, without known
    misspellings; `tail` tells a name of the wide, unreviewed list from one of the curated core."""

    id: str
    label: str
    kind: ConceptKind
    parents: tuple[str, ...]
    names: tuple[str, ...]
    misspellings: tuple[str, ...] = ()
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a query word or phrase means: the concept, the name that was recognised as the data writes it, and, when
    that is a known misspelling, the right name (`None` otherwise)."""

    concept: str
    surface: str
    misspelling_of: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name near to an unknown word: how it is written, which concept it names, how many edits away."""

    name: str
    concept: str
    distance: int
