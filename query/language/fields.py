"""The fields that a query may name: what each takes, one list for the parser, the completion and the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from carethread.index.record import EVIDENCES, ROLES

Takes = Literal["choice", "treatment", "name", "thread", "date", "since", "until"]


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field. `choices` are its values when it takes only these; `meaning` is a line for the docs; `only` says which
    records it keeps."""

    name: str
    takes: Takes
    meaning: str
    example: str
    only: str
    choices: tuple[str, ...] = ()


QUERY_FIELDS: dict[str, QueryField] = {
    spec.name: spec
    for spec in (
        QueryField(
            "role", "choice", "the author's role in the thread", "role:editor", "what people of that role wrote", ROLES
        ),
        QueryField(
            "kind",
            "choice",
            "post, comment, or reply (to a comment)",
            "kind:post",
            "posts, comments, or replies to comments",
            ("post", "comment", "reply"),
        ),
        QueryField(
            "treatment",
            "treatment",
            "names this treatment, or one of its class",
            "treatment:braf-inhibitor",
            "records that name this treatment, or one of its class",
        ),
        QueryField(
            "about",
            "treatment",
            "names it, or answers a comment that does",
            "about:vemurafenib",
            "records that name it, or answer a comment that does",
        ),
        QueryField(
            "author",
            "name",
            "the author's name as written, or a part of it",
            "author:jerry",
            "what an author of that name wrote, or of a name with these words in it",
        ),
        QueryField("thread", "thread", "stands in this thread", "thread:ID", "records of this thread"),
        QueryField("since", "since", "on that date or later", "since:2011-03", "records of that date or later"),
        QueryField(
            "until", "until", "on that date or earlier", 'until:"march 2012"', "records of that date or earlier"
        ),
        QueryField("date", "date", "within these dates", "date:2011-01..2012", "records within these dates"),
        QueryField(
            "evidence",
            "choice",
            "why the author has that role",
            "evidence:signed",
            "records whose role rests on that",
            EVIDENCES,
        ),
        QueryField("to", "choice", "answers somebody of that role", "to:caregiver", "answers to that role", ROLES),
        QueryField(
            "has",
            "choice",
            "asks something, was answered, has a date of its own, names a treatment",
            "has:question",
            "records that have one",
            ("question", "reply", "date", "treatment"),
        ),
        QueryField(
            "is",
            "choice",
            "answered or unanswered by an editor, a reply, signed",
            "is:unanswered",
            "records that are so",
            ("answered", "unanswered", "reply", "signed"),
        ),
    )
}

# What people write for a value, and what it is called here.
SYNONYMS: dict[str, str] = {
    "doctor": "clinician",
    "physician": "clinician",
    "nurse": "clinician",
    "oncologist": "clinician",
    "family": "caregiver",
    "relative": "caregiver",
    "spouse": "caregiver",
    "carer": "caregiver",
    "moderator": "editor",
    "admin": "editor",
    "staff": "editor",
    "visitor": "reader",
    "answer": "reply",
    "comments": "comment",
    "posts": "post",
    "replies": "reply",
    "questions": "question",
    "signature": "signed",
}


def nearest(word: str, choices: Sequence[str], limit: int = 3) -> tuple[str, ...]:
    """The choices that `word` was probably meant for, best first; none when nothing is near."""
    from difflib import get_close_matches

    if len(word) > 40:
        return ()
    folded = word.casefold()
    begins = [choice for choice in choices if len(folded) >= 2 and choice.startswith(folded)]
    close = get_close_matches(folded, choices, n=limit, cutoff=0.6)
    return tuple(dict.fromkeys([*begins, *close]))[:limit]
