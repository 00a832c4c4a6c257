"""What templates need to show a record: words for roles, dates, marked text. Text is escaped first, then marked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from carethread.query.render.words import day, safe
from carethread.query.results import Hit, Match, Snippet

ROLE_WORDS = {
    "editor": "Editor",
    "clinician": "Clinician",
    "patient": "Patient",
    "caregiver": "Caregiver",
    "reader": "Reader",
    "unknown": "Role unknown",
}
EVIDENCE_WORDS = {
    "signed": "signed so",
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


def text(value: str | None) -> str:
    """Stranger's text without control characters and direction overrides (the template escapes it)."""
    return safe(value or "")


def marked(snippet: Snippet) -> Markup:
    """A snippet with its highlights in <mark>, white space folded."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(_fold(piece)) if hit else escape(_fold(piece))
        for piece, hit in snippet.parts()
    )


def _fold(piece: str) -> str:
    return re.sub(r"\s+", " ", safe(piece))


def body(hit: Hit) -> Markup:
    """A whole body in paragraphs, with the highlights of its snippets, line breaks kept."""
    whole = hit.record.body
    pairs = tuple(sorted({pair for snippet in hit.snippets for pair in snippet.highlights}))
    pieces = Snippet(0, len(whole), whole, pairs).parts()
    html = Markup("").join(
        Markup("<mark>{}</mark>").format(safe(piece)) if marked_ else escape(safe(piece)) for piece, marked_ in pieces
    )
    paragraphs = [part for part in re.split(r"\n[ \t]*\n\s*", str(html)) if part.strip()]
    # Markup of our own between text that was escaped above.
    return Markup("").join(
        Markup("<p>" + re.sub(r"[ \t]*\n[ \t]*", "<br>", part.strip()) + "</p>")  # noqa: S704
        for part in paragraphs
    )


def reason(match: Match) -> str:
    """Why a record matched, where that is not plain to see."""
    names = ", ".join(text(surface) for surface in match.surfaces)
    if match.kind == "about" and match.where.startswith("parent"):
        return f"about {text(match.query)} through the comment it answers" + (f" ({names})" if names else "")
    return f"matched as {names}" if match.by_other_name and names else ""


def reasons(matches: Iterable[Match]) -> list[str]:
    """The reasons of a hit that are worth saying, without doubles."""
    return list(dict.fromkeys(filter(None, map(reason, matches))))


FILTERS = {
    "day": day,
    "text": text,
    "marked": marked,
    "body": body,
    "reasons": reasons,
    "role": lambda role: ROLE_WORDS.get(role, role),
    "evidence": lambda name: EVIDENCE_WORDS.get(name, name),
}
