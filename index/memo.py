"""A memory for answers that are asked for again and again: the words of texts are few, and each comes often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LIMIT = 20_000  # words remembered: about 3 MB; the commonest 20,000 are nearly all of a text
LONGEST = 40  # code points of a word that is remembered; longer ones are rare, and could be of any length

T = TypeVar("T")


class Memo(dict[str, T]):
    """Answers by word, worked out when a word is first asked for.

    `map(memo.__getitem__, words)` answers known words without a step of Python. When full it begins anew.
    """

    def __init__(self, answer: Callable[[str], T], limit: int = LIMIT) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, word: str) -> T:
        found = self._answer(word)
        if len(word) <= LONGEST:
            if len(self) >= self._limit:
                self.clear()
            self[word] = found
        return found

    def all(self, words: list[str]) -> list[T]:
        """The answers for `words`, in order."""
        return list(map(self.__getitem__, words))
