"""Changed threads in a file, one after the other, so that each side of a bench reads the same without making them."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from carethread.index.engine import ThreadChange


def write(path: Path, threads: Iterable[ThreadChange]) -> int:
    """Returns the number of records."""
    records = 0
    with path.open("wb") as file:
        for change in threads:
            pickle.dump(change, file, protocol=pickle.HIGHEST_PROTOCOL)
            records += len(change.documents)
    return records


def read(path: Path, records: int | None = None) -> Iterator[ThreadChange]:
    """The threads; the first of them that have `records` together."""
    left = records
    with path.open("rb") as file:
        while left is None or left > 0:
            try:
                change: ThreadChange = pickle.load(file)
            except EOFError:
                return
            if left is not None:
                left -= len(change.documents)
            yield change


def common_words(path: Path, number: int = 400, looked_at: int = 2000) -> list[str]:
    """The most frequent words of the first threads that are their own stems, so that phrases find them as well."""
    counts: Counter[str] = Counter()
    for change in islice(read(path), looked_at):
        for each in change.documents:
            counts.update(set(each.text["body"]) & set(each.text["words"]))
    return [word for word, _ in counts.most_common(number)]
