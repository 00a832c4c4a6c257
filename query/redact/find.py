"""Find what gives a person away: where in a text, and what kind it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from carethread.index.normal import fold
from carethread.query.redact import patterns

Kind = Literal["name", "place", "date", "email", "phone", "link"]

_TITLED = re.compile(patterns.WORD)
_WORDS = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text (code points, end exclusive) that is masked, by what."""

    start: int
    end: int
    kind: Kind
    mask: str


def names_in(texts: Iterable[str], authors: Iterable[str]) -> frozenset[str]:
    """The words, as written, that are persons' names in a thread: its authors', and those that its texts call."""
    found: set[str] = set()
    for author in authors:
        found.update(word for word in _WORDS.findall(author) if _may_be_name(word))
    for text in texts:
        for cue in patterns.CUES:
            for match in cue.finditer(text):
                found.update(word for word in _parts(match["name"]) if _may_be_name(word))
        signed = patterns.SIGNATURE.search(text.rstrip())
        if signed:
            found.update(word for word in _parts(signed["name"]) if word.lower() in patterns.given_names())
    return frozenset(found)


def spans(text: str, names: Collection[str], kept: Iterable[tuple[int, int]] = ()) -> list[Span]:
    """What to mask in `text`, in order, not overlapping; `kept` places (treatments) are left alone.

    names: the thread's names, as `names_in` gives them.
    """
    taken: list[tuple[int, int]] = list(kept)
    found: list[Span] = []
    for span in _all(text, names):
        if all(span.end <= start or span.start >= end for start, end in taken):
            found.append(span)
            taken.append((span.start, span.end))
    return _joined(text, sorted(found))


def _all(text: str, names: Collection[str]) -> Iterator[Span]:
    """Every candidate, the surest first."""
    yield from _contacts(text)
    for match in patterns.DATE.finditer(text):
        yield Span(match.start(), match.end(), "date", f"[date in {_year(match)}]")
    for pattern in (*patterns.CUES, patterns.HOME):
        if "place" in pattern.groupindex:
            yield from (_place(found) for found in pattern.finditer(text) if _is_place(found))
    for match in _WORDS.finditer(text):
        if match[0] in names or _possessive(match[0]) in names:
            yield Span(match.start(), match.end(), "name", "[name]")
    yield from _given(text)


def _contacts(text: str) -> Iterator[Span]:
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (patterns.EMAIL, "email"),
        (patterns.LINK, "link"),
        (patterns.HANDLE, "name"),
        (patterns.PHONE, "phone"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), kind, f"[{kind}]")


def _given(text: str) -> Iterator[Span]:
    """Given names that are no ordinary words, wherever they stand."""
    for match in _TITLED.finditer(text):
        for part in _WORDS.finditer(match[0]):
            if fold(part[0]) in patterns.given_names() and not part[0].isupper():
                yield Span(match.start() + part.start(), match.start() + part.end(), "name", "[name]")


def _year(match: re.Match[str]) -> str:
    year = next(value for value in match.groups() if value)
    return year if len(year) == 4 else "that year"


def _place(match: re.Match[str]) -> Span:
    return Span(match.start("place"), match.end("place"), "place", "[place]")


def _is_place(match: re.Match[str]) -> bool:
    """A place beside a person ("Jane from Maine"): what stands before it is a name, or it is said to be a home."""
    if "name" not in match.re.groupindex:
        return True
    return _may_be_name(match["name"])


def _parts(name: str) -> list[str]:
    return [part for part in _WORDS.findall(name) if len(part) > 1]


def _may_be_name(word: str) -> bool:
    """Whether a word after a cue is a name: capitalised, three letters at least, no word that often stands there."""
    plain = fold(word)
    return len(plain) >= 3 and word[:1].isupper() and not word.isupper() and plain not in patterns.no_names()


def _possessive(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _joined(text: str, found: list[Span]) -> list[Span]:
    """Names that stand side by side ("Eric Whitman", "Eric D. Whitman") become one."""
    joined: list[Span] = []
    for span in found:
        last = joined[-1] if joined else None
        between = text[last.end : span.start] if last else ""
        if last and last.kind == span.kind == "name" and re.fullmatch(r"[ ]?(?:[A-Z]\.?[ ]?)?", between):
            joined[-1] = Span(last.start, span.end, "name", last.mask)
        else:
            joined.append(span)
    return joined
