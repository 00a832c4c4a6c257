"""How much a group of blocks looks like a discussion.

A discussion has, in nearly every block, a name, a date and words that are not links; several people; and often it says
so: "comments" in a class or an id, "24 comments" over the list. A menu has links, a list of posts has headlines.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import islice

from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.counts import declared_counts
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, Page, line
from carethread.indexer.readers.html.side import beside

FEW_WORDS = 3  # a block; fewer are a list of names, tags or recent comments
FULL_WORDS = 15  # a block, from which more words say nothing more
ENOUGH = 1.0  # score from which a group is taken for a discussion
_CALLED = re.compile(
    r"comment|kommentar|commentaire|comentario|commento|repl(?:y|ies)|respon(?:ses?|d)(?![a-z])|cmt|discuss|feedback|"
    r"reaction|reactie|disqus|guestbook|opinions?[-_]?(?:list|item)",
    re.IGNORECASE,
)
_FORUM = re.compile(r"(?:^|[-_\s])(?:post|message|msg|topic|thread|forum|answer|beitrag)", re.IGNORECASE)
_TEASER = re.compile(
    r"read more|continue reading|weiterlesen|lire la suite|leer más|leggi tutto|more\s*[»…→]|\[…\]$|\[\.\.\.\]$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\W*(?:(?:\d+|no|all|latest|top|user|reader|readers['’]|your|join the|online|web)\s+)*(?:comments?|responses?|"
    r"replies|thoughts? on|reactions?|opinions?|feedback|discussion|conversation|talkback|guest ?book|"
    r"letters to the editor|answers?|views|say|(?:leser)?kommentare?|leserbriefe?|meinungen|diskussion|antworten|"
    r"commentaires?|vos (?:avis|réactions)|réactions|"
    r"réponses|comentarios|opiniones|respuestas|comentários|commenti|reacties|komentarze|комментарии|отзывы|評論|"
    r"评论|コメント)\b|^(?:what|how) (?:our )?(?:readers|people|others|you) (?:say|said|think|see)\b|"
    r"^readers? (?:say|write)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")


def score(page: Page, blocks: Sequence[Block], drafts: Sequence[Draft], total: int) -> float:
    """0 and less: no discussion; `ENOUGH` and more: one.

    total: how many blocks the group has, of which `blocks` and their `drafts` are a sample.
    """
    said = [draft for draft in drafts if draft.body]
    if not said:
        return 0.0
    share = {
        "author": sum(draft.author is not None for draft in said) / len(said),
        "date": sum(draft.date.iso is not None for draft in said) / len(said),
        "said": len(said) / len(drafts),
        "unlike": len({draft.body for draft in said}) / len(said),
    }
    count = round(len(said) * total / len(drafts))
    called = called_comments(blocks)
    if len(said) < 2 and not called:
        return 0.0
    value = 0.5 * share["author"] + 0.4 * share["date"] + 0.3 * share["said"] + 0.3 * share["unlike"] - 0.5
    value += 0.5 * called + 0.15 * _called_posts(blocks)
    value += 0.1 * min(4.0, math.log2(count + 1)) + 0.4 * (count in declared_counts(page))
    value -= 1.2 * _linked(blocks) + 0.8 * _headlines(blocks, said) + 0.6 * (beside(page, blocks[0].root) is not None)
    usual = _usual_words(said)
    full = usual >= FEW_WORDS or (called and share["author"] == 1.0 and _have_own_place(blocks))
    return value + (0.3 * min(1.0, usual / FULL_WORDS) - 0.15 if full else -0.5)


def _have_own_place(blocks: Sequence[Block]) -> bool:
    """Whether the words of each stand in an element of their own, so that even two of them are a comment."""
    return all(any(True for _ in block.find(words.BODY_KEYS)) for block in blocks)


def called_comments(blocks: Sequence[Block]) -> bool:
    """Whether the blocks, or something close around them, are called comments."""
    return any(_CALLED.search(name) for name in _names(blocks[0].root, 3)) or _headed(blocks[0].root)


def _headed(element: Element) -> bool:
    """Whether a line right before the list says "Comments"."""
    for above in (element, *element.iterancestors())[:3]:
        for before in islice(above.itersiblings(preceding=True), 3):
            text = line(before, 80)
            if len(text) <= 80 and _HEAD.search(text):
                return True
    return False


def _called_posts(blocks: Sequence[Block]) -> bool:
    return any(_FORUM.search(name) for name in _names(blocks[0].root, 2))


def _names(element: Element, up: int) -> list[str]:
    chain = [element, *element.iterancestors()][: up + 1]
    return [f"{one.get('id') or ''} {one.get('class') or ''}" for one in chain if one.tag not in ("body", "html")]


def _linked(blocks: Sequence[Block]) -> float:
    """The share of letters in links, over all blocks, beyond a third: names and buttons are links too."""
    total = linked = 0
    for block in blocks[:50]:
        total += sum(len(line(root)) for root in block.roots)
        linked += sum(len(line(link)) for link in block.index.get("a", ()))
    return max(0.0, linked / total - 0.34) if total else 1.0


def _headlines(blocks: Sequence[Block], said: Sequence[Draft]) -> float:
    """The share of blocks that look like the teaser of a post: a linked headline, "read more"."""
    heads = 0
    for block in blocks:
        linked = any(
            found.find(".//a") is not None and len(_WORDS.findall(line(found))) > 3
            for found in block.find(("h1", "h2", "h3"))
        )
        heads += linked
    more = sum(bool(_TEASER.search(draft.body[-40:])) for draft in said)
    return max(heads / len(blocks), more / len(said))


def _usual_words(said: Sequence[Draft]) -> int:
    """The median of words a block: lists of names, tags or members have a few, comments a sentence or more."""
    lengths = sorted(len(_WORDS.findall(draft.body)) for draft in said)
    return lengths[len(lengths) // 2]
