"""Random corpora from a seed: how threads come, are replaced and go, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from carethread.index.document import Document
from carethread.index.engine import ThreadChange
from carethread.index.fields import FIELDS

Step = tuple[ThreadChange, ...]

# Neighbours in spelling, beginnings of each other, signs, other scripts, and what sorts beyond the first plane.
_WORDS = ("pain", "pains", "pian", "paint", "pa", "rest", "rests", "scan", "2", "21", "7%", "öl", "ölung", "累", "𝒳y")
_SYLLABLES = ("ka", "ri", "mo", "tu", "en", "s", "t", "ö")
_NAMES = ("t1", "t10", "t1-0", "t2", "T2", "ü", "z-z-", "0", "a b")
_CONCEPTS = ("il-2", "il-21", "cytokine", "surgery", "ssri")
_TEXTS = tuple(spec.name for spec in FIELDS if spec.type == "text")
_MANY = {"concept": _CONCEPTS, "concept_up": _CONCEPTS, "about": _CONCEPTS, "about_up": _CONCEPTS}
VALUES: dict[str, tuple[str, ...]] = {
    **_MANY,
    "class": ("cytokine", "ssri"),
    "flag": ("question", "dated", "reply", "has_reply"),
    "kind": ("post", "comment"),
    "role": ("editor", "patient", "caregiver"),
    "evidence": ("signed", "none"),
    "confidence": ("high", "low"),
    "parent_role": ("editor", "patient"),
    "author": ("ann", "ben de luca", "ålund", "a/b:c"),
    "year": ("2011", "2012"),
    "month": ("2011-05", "2012-01"),
    "source": ("a.html", "b c.txt", "https://c.example/?d=1"),
}
_SEVERAL = frozenset((*_MANY, "class", "flag"))
NUMBERS: dict[str, tuple[int, ...]] = {
    "date_low": (20110501, 20110502, 20111231, 20120101),
    "date_high": (20110501, 20110531, 20111231),
    "when": (20110501000000, 20110501093000, 20110501093001, 19991231235959, 1),
    "depth": (0, 1, 2, 7),
}
# Most corpora are small, where every corner is met; some have several thousand postings.
_THREADS = (0, 1, 2, 3, 5, 8, 8, 13, 20, 40)


@dataclass(frozen=True)
class Corpus:
    """Steps of changes, and the threads that a question may ask for."""

    steps: tuple[Step, ...]
    threads: tuple[str, ...]


def after(steps: Sequence[Step]) -> list[Document]:
    """What an engine holds after these steps."""
    held: dict[str, Sequence[Document]] = {}
    for step in steps:
        held.update((change.thread, change.documents) for change in step)
    return [document for documents in held.values() for document in documents]


def corpus(seed: str) -> Corpus:
    """The corpus of a seed, always the same."""
    rng = Random(seed)
    words = (*_WORDS, *("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(rng.choice((0, 10, 80)))))
    size = rng.choice(_THREADS)
    threads = (*rng.sample(_NAMES, min(size, len(_NAMES))), *(f"thread-{at:03}" for at in range(size - len(_NAMES))))
    longest = rng.choice((3, 8, 12, 12, 60))
    steps: list[Step] = [tuple(_change(rng, name, words, longest) for name in threads)]
    for _ in range(rng.randint(0, 3)):
        chosen = rng.choices((*threads, "later", "last"), k=rng.randint(0, 1 + size // 3))
        steps.append(tuple(_change(rng, name, words, longest) for name in chosen))
    return Corpus(tuple(steps), (*threads, "later"))


def _change(rng: Random, thread: str, words: Sequence[str], longest: int) -> ThreadChange:
    """A thread of nought to nine records; none takes it out."""
    count = min(int(rng.expovariate(0.3)), 9)
    ordinals = sorted(rng.sample(range(count + 3), count))
    return ThreadChange(thread, [_document(rng, thread, ordinal, words, longest) for ordinal in ordinals])


def _document(rng: Random, thread: str, ordinal: int, words: Sequence[str], longest: int) -> Document:
    # The first words are the most frequent ones, as in every language.
    weights = [1 / (at + 1) for at in range(len(words))]
    text = {name: rng.choices(words, weights, k=rng.randint(0, longest)) for name in _TEXTS}
    keywords: dict[str, list[str]] = {"id": [f"{thread}-{ordinal}"], "thread": [thread]}
    for name, values in VALUES.items():
        keywords[name] = rng.sample(values, rng.randint(0, len(values) if name in _SEVERAL else 1))
    numbers = {name: rng.choice(values) for name, values in NUMBERS.items() if rng.random() < 0.7}
    return Document(f"{thread}-{ordinal}", thread, text, keywords, {**numbers, "ordinal": ordinal})
