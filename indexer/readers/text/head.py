"""The post above the comments: title, date, author and body, among menus and share links.

Nothing here knows a site. Blocks (lines between blank lines) are told by what they are: prose, a byline, buttons, a
list of short labels; and by where they stand: the title is the line of its own nearest above long prose, best with a
byline beside it; the body goes from there to the last block that is no furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carethread.indexer.readers.text.bylines import name_like, parse_byline
from carethread.indexer.readers.text.chrome import is_buttons, is_comments_head, is_end
from carethread.indexer.readers.text.lines import Line, is_prose
from carethread.indexer.readers.text.moments import spot
from carethread.indexer.readers.text.pieces import Split

_TITLE_LENGTH = 200
_BODY_LENGTH = 140
_META_LENGTH = 120
_ABOVE = 0.6  # of a post's prose, above a heading that ends it
_LABEL_WORDS = 5
_INSIDE = 1.5  # taken off a title right below long prose
_FORM_LINES = 30  # between the heading of the comments and the first one: a form, sort buttons
_ABOUT_TITLE = 4  # blocks around a title that can hold its byline
_QUOTED = re.compile(r"[“\"„«‘](.{3,200})[”\"“»’]")
_ON_TITLE = re.compile(r"\b(?:to|on|for|zu|auf|sur|à|en|su)\b:?[ ]+(.{3,200})$", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:this entry was posted|posted in|filed under|filed in|dieser eintrag wurde|abgelegt unter"
    r"|veröffentlicht in|publié dans|tagged)\b.*"
    r"|(?:tags?|labels?|topics?|categor(?:y|ies)|keywords?|kategorien?|schlagwörter|schlagworte|catégories?"
    r"|étiquettes|mots-clés|etiquetas|categorías?"
    r"|share|teilen|partager|compartir|condividi|related|permalink|trackback url|bookmark|follow|gefällt mir|print"
    r"|email|source|via)[ ]*(?:[:|].*)?"
    r"|(?:share|like|email|blog|tweet|pin|rate|print|bookmark|save)[ ]?(?:this|it|to|on)\b.{0,60}"
    r"|sharing is caring.{0,10}|teilen mit:?"
    r"|ähnliche beiträge.{0,10}|[^.!?]{2,90}:",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:this entry was posted|posted (?:on|by|in)|dieser (?:eintrag|beitrag) wurde|publié le)\b", re.IGNORECASE
)
_SIGNED = re.compile(r"\b(?:by|von|par|por)[ ](?P<name>[^\W\d_][^.,|]{0,40}?)[ ]*(?:\.|$|\b(?:in|unter|at|on|am|um)\b)")
_FORM = re.compile(
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.{0,40}|kommentar (?:schreiben|verfassen"
    r"|hinterlassen)"
    r"|schreibe? einen kommentar|(?:laisser|ajouter|poster) un commentaire|deja un comentario|lascia un commento",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:posted|written|published|submitted|geschrieben|publié|écrit|escrito|article)[ ]+)?(?:by|von|par|por"
    r"|door|autor|author)\b[ ]*:?[ ]+(?P<name>\S.{1,80})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"[ ]*(?:[|•·–—(/]|\d+[ ]*(?:comments?|kommentare?|repl|views?)|,[ ]|\b(?:on|in|am|at|le|el|em|filed|posted"
    r"|under|updated|published|last)\b).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """The post as cut out. body: its lines, end exclusive. moment: its date as written."""

    title: str | None
    body: tuple[int, int]
    author: str | None = None
    moment: str | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines with no blank line between them; end exclusive."""

    first: int
    end: int


def read_post(lines: Sequence[Line], split: Split, heads: Sequence[int]) -> Post:
    """The post that stands before the comments of `split`. heads: lines that are headings of comments."""
    end = split.question.end if split.question else _post_end(lines, split, heads)
    blocks = _blocks(lines, end)
    body = split.question.first if split.question else -1
    title = _title_block(lines, blocks, _named_title(lines, split, heads), body)
    if title is None:
        return Post(None, split.question.body if split.question else _body(lines, blocks))
    start = title + 1
    while start < len(blocks) and _is_meta(lines, blocks[start]):
        start += 1
    author, moment = _byline(lines, blocks, title, start)
    if split.question:
        question = split.question
        return Post(lines[blocks[title].first].text, question.body, question.author, question.moment or moment)
    return Post(lines[blocks[title].first].text, _body(lines, blocks[start:]), author, moment)


def _post_end(lines: Sequence[Line], split: Split, heads: Sequence[int]) -> int:
    """The line where the post is over: the heading of its comments, unless that stands in the head of the post."""
    for head in heads:
        if head >= split.first:
            break
        if split.first - head <= _FORM_LINES and not any(is_prose(line) for line in lines[head + 1 : split.first]):
            return head
    return split.first


def _named_title(lines: Sequence[Line], split: Split, heads: Sequence[int]) -> str | None:
    """The title that a heading of comments names: "5 thoughts on “Title”"."""
    for head in heads:
        if head >= split.end:
            break
        found = _QUOTED.search(lines[head].text) or _ON_TITLE.search(lines[head].text)
        if found:
            return found[1].strip(' .…“”„"»«')
    return None


def _blocks(lines: Sequence[Line], end: int) -> list[_Block]:
    blocks: list[_Block] = []
    first = -1
    for place in range(end + 1):
        blank = place == end or lines[place].blank
        if blank and first >= 0:
            blocks += _parted(lines, first, place)
            first = -1
        elif not blank and first < 0:
            first = place
    return blocks


def _parted(lines: Sequence[Line], first: int, end: int) -> list[_Block]:
    """The block, parted above a title that has its byline right below it but other lines right above."""
    row = end - 1
    while row > first and _is_meta_line(lines[row].text):
        row -= 1
    title = lines[row]
    dated = any(_is_byline(line.text) for line in lines[row + 1 : end])
    plain = not title.marker and len(title.text) <= _TITLE_LENGTH and title.text[-1:] not in tuple(".!?…")
    if row > first and dated and plain:
        return [_Block(first, row), _Block(row, end)]
    return [_Block(first, end)]


def _has_prose(lines: Sequence[Line], block: _Block) -> bool:
    return any(is_prose(line) and not _BY.match(line.text) for line in lines[block.first : block.end])


def _is_meta(lines: Sequence[Line], block: _Block) -> bool:
    """Whether a block below a title is no part of the body: byline, buttons, labels, a menu."""
    if _has_prose(lines, block):
        return False
    rows = lines[block.first : block.end]
    if _is_menu(rows) or all(_is_meta_line(line.text) for line in rows):
        return True
    return any(_is_byline(line.text) for line in rows) and all(len(line.text) <= _META_LENGTH for line in rows)


def _is_meta_line(text: str) -> bool:
    return (
        is_buttons(text)
        or is_comments_head(text)
        or bool(_LABELLED.fullmatch(text))
        or bool(_BY.match(text) and len(text) <= 100)
        or parse_byline(text) is not None
    )


def _is_menu(rows: Sequence[Line]) -> bool:
    """Whether all rows are list items of a few words with no sentence among them: links, no words of the post."""
    return all(
        row.marker and len(row.text.split()) <= _LABEL_WORDS and row.text[-1:] not in tuple(".!?;,") for row in rows
    )


def _title_block(lines: Sequence[Line], blocks: Sequence[_Block], named: str | None, body: int) -> int | None:
    """Which block is the title: the one that a heading of comments names, else the likeliest above prose.

    body: the line where the post is known to begin, else -1.
    """
    if named:
        wanted = _letters(named)
        for place in range(len(blocks) - 1, -1, -1):
            if blocks[place].end - blocks[place].first <= 2 and _letters(lines[blocks[place].first].text) == wanted:
                return place
    best, most = None, 0.0
    for place, distance in enumerate(_distances(lines, blocks, body)):
        if (body < 0 or blocks[place].end <= body) and _can_be_title(lines, blocks[place]):
            score = _title_score(lines, blocks, place, distance)
            near = best is not None and not any(_is_body(lines, block) for block in blocks[best:place])
            again = best is not None and _repeats(lines, blocks, best, place)
            if (again and near) or (score > most and not again):
                best, most = place, score
    return best


def _distances(lines: Sequence[Line], blocks: Sequence[_Block], body: int) -> list[int]:
    """For each block the number of blocks between it and the next long prose; short prose counts if there is none."""
    test = _is_body if any(_is_body(lines, block) for block in blocks) else _has_prose
    distances = [len(blocks)] * len(blocks)
    following = 2 * len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        distances[place] = following - place - 1
        known = blocks[place].first <= body < blocks[place].end
        if known or (body < 0 and test(lines, blocks[place])):
            following = place
    return distances


def _repeats(lines: Sequence[Line], blocks: Sequence[_Block], first: int, later: int) -> bool:
    """Whether the later block says the same title again, as below a path ("Home » Travel » Title")."""
    return _letters(lines[blocks[first].first].text).endswith(_letters(lines[blocks[later].first].text))


def _title_score(lines: Sequence[Line], blocks: Sequence[_Block], place: int, distance: int) -> float:
    """How likely a block is the title: near the first prose, with a byline beside it, and not above a menu."""
    block = blocks[place]
    score = 3.0 - 0.4 * min(distance, 6)
    rows = [*range(block.first + 1, block.end)]
    if place + 1 < len(blocks):
        after = blocks[place + 1]
        rows += range(after.first, min(after.end, after.first + 4))
        if _is_menu(lines[after.first : after.end]):
            score -= 2.5
    if any(_is_byline(lines[row].text) for row in rows):
        score += 2.0
    if place and any(_is_byline(line.text) for line in lines[blocks[place - 1].first : blocks[place - 1].end]):
        score += 1.0
    if place and _is_body(lines, blocks[place - 1]):
        score -= _INSIDE  # a heading inside the post
    if len(lines[block.first].text.split()) <= 2:
        score -= 0.7
    return score


def _is_byline(text: str) -> bool:
    byline = parse_byline(text)
    return (byline is not None and byline.moment is not None) or bool(_BY.match(text) and len(text) <= 100)


def _is_body(lines: Sequence[Line], block: _Block) -> bool:
    """Whether a block is as long as only the words of a post are; slogans and notes of a site are shorter."""
    rows = [line for line in lines[block.first : block.end] if not line.marker]
    return any(is_prose(line) and len(line.text) >= _BODY_LENGTH for line in rows)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _can_be_title(lines: Sequence[Line], block: _Block) -> bool:
    line = lines[block.first]
    if line.marker or len(line.text) > _TITLE_LENGTH or len(_letters(line.text)) < 3:
        return False
    rest = lines[block.first + 1 : block.end]
    if rest and not all(_is_meta_line(row.text) for row in rest):
        return False
    return not (_is_meta_line(line.text) or is_end(line.text) or (line.text.endswith(":") and not rest))


def _byline(lines: Sequence[Line], blocks: Sequence[_Block], title: int, start: int) -> tuple[str | None, str | None]:
    """Author and date from the lines about the title; a name above it counts only after "by"."""
    author: str | None = None
    moment: str | None = None
    below = [row for block in blocks[title:start] for row in range(block.first, block.end)][1:]
    above = [row for block in blocks[max(0, title - 2) : title] for row in range(block.first, block.end)]
    after = _closing(lines, blocks[start:])
    for row in (*below, *reversed(above[-_ABOUT_TITLE:]), *after):
        text = lines[row].text
        if lines[row].marker and len(text.split()) > 1 and not parse_byline(text):
            continue
        byline = parse_byline(text)
        if byline and not moment:
            moment = byline.moment
        if row in after and not moment and (place := spot(text)):
            moment = text[place[0] : place[1]]
        if row in after and not author and (signed := _SIGNED.search(text)):
            author = signed["name"]
        author = author or _led_name(text, byline.author if byline and byline.led else None)
    return author, moment


def _closing(lines: Sequence[Line], blocks: Sequence[_Block]) -> list[int]:
    """Lines below the body that say when and by whom it was posted ("This entry was posted on …")."""
    rows = [row for block in blocks[-_ABOUT_TITLE:] for row in range(block.first, block.end)]
    return [row for row in rows if _POSTED.match(lines[row].text)]


def _led_name(text: str, name: str | None) -> str | None:
    if name:
        return name
    found = _BY.match(text)
    if not found:
        return None
    name = _AFTER_NAME.sub("", found["name"]).strip(" .:|")
    return name if name_like(name) or _is_pair(name) else None


def _is_pair(name: str) -> bool:
    """Whether two names are joined by a word."""
    pair = re.split(r"[ ](?:and|und|et|y|e|&)[ ]", name)
    return len(pair) == 2 and all(name_like(one) for one in pair)


def _body(lines: Sequence[Line], blocks: Sequence[_Block]) -> tuple[int, int]:
    """The lines of the body: the blocks without the furniture at their end."""
    last = _close(lines, blocks)
    while last and _is_furniture(lines, blocks[last - 1]):
        last -= 1
    if not last:
        return (0, 0)
    end = blocks[last - 1].end
    while end > blocks[0].first + 1 and _POSTED.match(lines[end - 1].text) and _is_meta_line(lines[end - 1].text):
        end -= 1
    return blocks[0].first, end


def _close(lines: Sequence[Line], blocks: Sequence[_Block]) -> int:
    """The block where a form or other articles begin, if most of the words stand above it; else one past the last."""
    weights = [_weight(lines, block) for block in blocks]
    above, total = 0, sum(weights)
    for place, block in enumerate(blocks):
        head = lines[block.first]
        opens = _FORM.fullmatch(head.text) or (block.end == block.first + 1 and is_end(head.text))
        if opens and len(head.text) <= _META_LENGTH and above >= _ABOVE * total > 0:
            return place
        above += weights[place]
    return len(blocks)


def _weight(lines: Sequence[Line], block: _Block) -> int:
    return sum(len(line.text) for line in lines[block.first : block.end] if is_prose(line))


def _is_furniture(lines: Sequence[Line], block: _Block) -> bool:
    """Whether a block at the end of a post is no part of it: share links, tags, navigation, a form."""
    if _has_prose(lines, block) and not _LABELLED.fullmatch(lines[block.first].text):
        return False
    rows = lines[block.first : block.end]
    return _is_menu(rows) or all(
        row.blank
        or is_buttons(row.text)
        or is_comments_head(row.text)
        or is_end(row.text)
        or bool(_LABELLED.fullmatch(row.text))
        or bool(_POSTED.match(row.text) and _is_meta_line(row.text))
        or (bool(row.marker) and _is_menu([row]))
        for row in rows
    )
