"""Makes `index/lexicon/data/ordinary.txt`: the words near a treatment's name that people use for something else.

A misspelling is only read as a name when it is none of these ("decision" is no excision, "vacation" no vaccination),
and a did-you-mean is never offered for one. Every word of wordfreq's large English list (zipf 1 and above), and
every word inside a name of several words, counts that lies within the edits of a suggestion of some single-word name
and is no name itself. Run it after the lexicon was packed:
`python -m tools.build_lexicon_ordinary`; then pack again.

The list is made from wordfreq 3.1 (data CC BY-SA 4.0, see README.md beside it).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA
from wordfreq import iter_wordlist

from carethread.index.lexicon import load
from carethread.index.lexicon.fuzzy import suggested_edits
from carethread.index.lexicon.lexicon import ORDINARY, fuzzy_names
from carethread.index.lexicon.table import canonical

MIN_LENGTH = 4


def words_by_letter(names: set[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Ordinary words and names, one pair a first letter."""
    table = load()._table
    groups: dict[str, list[str]] = {}
    of_names = {word for phrase in table.phrases for word in phrase.split(" ")}
    for word in {*iter_wordlist("en", wordlist="large"), *of_names}:
        if (
            len(word) >= MIN_LENGTH
            and word.isascii()
            and word.isalpha()
            and canonical(table, word) not in table.phrases
        ):
            groups.setdefault(word[0], []).append(word)
    for letter, words in sorted(groups.items()):
        yield words, [name for name in names if name[0] == letter]


def near(words: list[str], names: list[str]) -> Iterator[str]:
    """The words that lie within a suggestion's edits of one of the names."""
    for word in words:
        if process.extractOne(word, names, scorer=OSA.distance, score_cutoff=suggested_edits(word)):
            yield word


def main() -> int:
    """Writes the list."""
    names = set(fuzzy_names(load()._table))
    found = sorted(word for words, group in words_by_letter(names) for word in near(words, group))
    ORDINARY.write_text("\n".join(found) + "\n", "utf-8")
    sys.stderr.write(f"{len(found)} ordinary words near a name\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
