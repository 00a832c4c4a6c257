"""Misspelled names: the one nearest name, or the few that a did-you-mean offers.

Edits are insert, delete, substitute and transpose (optimal string alignment). The first letter is kept: people get it
right, and it keeps "decision" from being excision. A word that people use for something else is never a misspelling:
`ordinary` holds every such word that comes near a name (made from word frequencies when the data is built).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carethread.index.lexicon.model import Suggestion

LONG_NAME = 10  # from this length on a name may be two edits away
MIN_WORD = 4  # shorter words get no suggestion
MIN_LONG_WORD = 6  # from this length on a suggestion may be two edits away


def allowed_edits(name: str) -> int:
    """How many edits a misspelling may be away from a name of that length (issue: one, two for long names)."""
    return 2 if len(name) >= LONG_NAME else 1


def suggested_edits(word: str) -> int:
    """How many edits away from an unknown word a suggestion may be."""
    return 2 if len(word) >= MIN_LONG_WORD else 1


class Speller:
    """Nearest names by first letter and length.

    names: normal forms of single-word names that a misspelling may mean.
    ordinary: words that are never a misspelling.
    """

    def __init__(self, names: Iterable[str], ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._by_letter: dict[str, list[str]] = {}
        for name in names:
            self._by_letter.setdefault(name[0], []).append(name)
        self._known: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The one name that `word` is a misspelling of, None when there is none or more than one equally near."""
        if word not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = self._nearest(word)
        return self._known[word]

    def _nearest(self, word: str) -> str | None:
        if word in self._ordinary:
            return None
        near = [(edits, name) for name, edits in self._within(word, 2) if edits <= allowed_edits(name)]
        if not near:
            return None
        best = min(near)[0]
        names = [name for edits, name in near if edits == best]
        return names[0] if len(names) == 1 else None

    def suggestions(self, word: str, concepts: Mapping[str, str], limit: int) -> list[Suggestion]:
        """Up to `limit` names within two edits, nearest first; nothing for an ordinary word."""
        if word in self._ordinary or len(word) < MIN_WORD:
            return []
        near = sorted((distance, name) for name, distance in self._within(word, suggested_edits(word)))
        return [Suggestion(name, concepts[name], distance) for distance, name in near[:limit]]

    def _within(self, word: str, edits: int) -> list[tuple[str, int]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        candidates = self._by_letter.get(word[:1], [])
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(name, int(distance)) for name, distance, _ in found]
