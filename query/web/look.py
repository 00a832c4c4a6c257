"""What templates need to show a record: words for roles, dates, marked text. Text is escaped first, then marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from carethread.index.lexicon import Lexicon
from carethread.query.render.words import day, plural, safe, shorten
from carethread.query.results import Match, Snippet

ROLE_WORDS = {
    "editor": "Editor",
    "clinician": "Clinician",
    "patient": "Patient",
    "caregiver": "Caregiver",
    "reader": "Reader",
    "unknown": "Role unknown",
}
EVIDENCE_WORDS = {
    "signed": "signed as such",
    "markup": "the page marks it",
    "account": "the author’s account",
    "post_author": "wrote the post",
    "position": "answers as the editor does",
    "first_person": "speaks of their own illness",
    "kinship": "speaks of a relative or friend",
    "addresses_thread": "speaks to all here",
    "greets_peer": "greets another reader",
    "manual": "set by hand",
    "none": "nothing says",
}
SORT_WORDS = {"relevance": "best match", "newest": "newest first", "oldest": "oldest first", "thread": "by thread"}
FIELD_WORDS = {
    "role": "role",
    "kind": "kind",
    "treatment": "treatment",
    "class": "class of treatments",
    "year": "year",
    "about": "about",
    "author": "author",
    "thread": "thread",
    "since": "since",
    "until": "until",
    "date": "date",
    "evidence": "why this role",
    "to": "answers a",
    "has": "has",
    "is": "is",
}
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def text(value: str | None) -> str:
    """Stranger's text without control characters and direction overrides (the template escapes it)."""
    return safe(value or "")


def marked(snippet: Snippet) -> Markup:
    """A snippet with its highlights in <mark>, white space folded."""
    return _html((re.sub(r"\s+", " ", piece), hit) for piece, hit in snippet.parts())


def _html(pieces: Iterable[tuple[str, bool]]) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>").format(safe(piece)) if hit else escape(safe(piece)) for piece, hit in pieces
    )


def body(words: str, snippets: Iterable[Snippet] = ()) -> Markup:
    """A whole body in paragraphs, line breaks kept, with the highlights of its snippets."""
    pairs = tuple(sorted({pair for snippet in snippets for pair in snippet.highlights}))
    return Markup("\n").join(Markup("<p>{}</p>").format(_lines(words, place, pairs)) for place in _paragraphs(words))


def _paragraphs(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for border in _PARAGRAPH.finditer(words):
        if words[start : border.start()].strip():
            yield start, border.start()
        start = border.end()
    if words[start:].strip():
        yield start, len(words)


def _lines(words: str, place: tuple[int, int], pairs: tuple[tuple[int, int], ...]) -> Markup:
    start, end = place
    inside = tuple((max(low, start), min(high, end)) for low, high in pairs if low < end and high > start)
    pieces = Snippet(start, end, words[start:end], inside).parts()
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece, hit in pieces:
        first, *rest = _BREAK.split(piece)
        lines[-1].append((first, hit))
        lines += [[(line, hit)] for line in rest]
    return Markup("<br>").join(map(_html, lines))


def reason(match: Match) -> str:
    """Why a record matched, where that is not plain to see."""
    names = ", ".join(text(surface) for surface in match.surfaces)
    if match.kind == "about" and match.where.startswith("parent"):
        return f"about {text(match.query)} through the comment it answers" + (f" ({names})" if names else "")
    return f"matched as {names}" if match.by_other_name and names else ""


def reasons(matches: Iterable[Match]) -> list[str]:
    """The reasons of a hit that are worth saying, without doubles."""
    return list(dict.fromkeys(filter(None, map(reason, matches))))


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https, nothing that a click would run."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def sentence(words: str) -> str:
    """A message as a sentence: a capital first."""
    return words[:1].upper() + words[1:]


def value_words(lexicon: Lexicon, field: str, value: str) -> str:
    """A filter's or facet's value as people say it: "Patient or Caregiver", "Interleukin-2"."""
    return " or ".join(_one_value(lexicon, field, part.strip()) for part in value.split(",") if part.strip())


def _one_value(lexicon: Lexicon, field: str, value: str) -> str:
    if field in ("role", "to"):
        return ROLE_WORDS.get(value, value)
    if field in ("treatment", "class", "about") and value in lexicon:
        return lexicon.concept(value).label
    return value


FILTERS = {
    "day": day,
    "text": text,
    "marked": marked,
    "body": body,
    "reasons": reasons,
    "plural": plural,
    "sentence": sentence,
    "shorten": shorten,
    "web_address": web_address,
    "role": lambda role: ROLE_WORDS.get(role, role),
    "evidence": lambda name: EVIDENCE_WORDS.get(name, name),
    "sort": lambda name: SORT_WORDS.get(name, name),
    "field": lambda name: FIELD_WORDS.get(name, name),
}
