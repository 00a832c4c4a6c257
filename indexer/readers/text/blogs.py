"""Whether a print is of a blog: only what blogs print and no forum, question site or link page does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Split

_BELOW = 40  # lines below the last comment among which its form stands
_HEAD = re.compile(
    r"\W*(?:\d{1,5}|one|two|three|ein|une?|una?|um)[ ]+(?:comments?|thoughts?|responses?|kommentare?|gedanken?"
    r"|commentaires?|réflexions?|réponses?|comentarios?|pensamientos?|respuestas?|comentários?|commenti|pensieri"
    r"|reacties|gedachten?)[ ]+(?:on|to|so[ ]far|zu|sur|pour|à|en|a|su|op)\b.*",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:leave|post)[ ]a[ ](?:comment|reply|response)\b.{0,60}|your[ ]e-?mail[ ](?:address[ ])?will[ ](?:not|never)\b.*"
    r"|(?:schreibe?|hinterlasse)[ ](?:uns[ ])?eine?n?[ ](?:kommentar|antwort)\b.{0,60}|kommentar[ ](?:schreiben"
    r"|hinterlassen|verfassen)|deine[ ]e-mail-adresse[ ]wird[ ]nicht\b.*|laisser[ ]un[ ]commentaire\b.*"
    r"|deja[ ](?:un[ ]comentario|una[ ]respuesta)\b.*|lascia[ ]un[ ]commento\b.*|deixe[ ]um[ ]comentário\b.*",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"(?:this[ ]entry[ ]was[ ]posted|posted[ ]in|filed[ ](?:under|in)|dieser[ ](?:eintrag|beitrag)[ ]wurde)\b.{0,200}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:\d+[ ]points?[ ]by\b|submitted[ ]\d+|posted[ ]by[ ]u/|sorted[ ]by:|board[ ]index|forum[ ](?:rules|index)"
    r"|users[ ]browsing|last[ ]edited[ ]by)",
    re.IGNORECASE,
)


def is_blog(lines: Sequence[Line], split: Split) -> bool:
    """Whether the words around the comments of `split` are a blog's, so that the post's author runs the place."""
    if any(_ELSEWHERE.match(line.text) for line in lines):
        return False
    above = [line.text for line in lines[: split.pieces[0].first if split.pieces else split.first]]
    below = [line.text for line in lines[split.end : split.end + _BELOW]]
    return (
        any(_HEAD.fullmatch(text) or _FILED.match(text) for text in above if len(text) <= 220)
        or any(_FORM.fullmatch(text) for text in (*above[-_BELOW:], *below) if len(text) <= 220)
        or any(_FILED.match(text) for text in below)
    )
