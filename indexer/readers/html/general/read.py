"""Chooses the group of blocks that looks most like a discussion, and reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from carethread.indexer.raw import Entry, RawThread, Venue
from carethread.indexer.readers.html.assemble import forms, thread_of_drafts
from carethread.indexer.readers.html.blocks import Block, nest
from carethread.indexer.readers.html.counts import declared_counts
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.fields import read_blocks
from carethread.indexer.readers.html.general import anchors, groups, levels, runs
from carethread.indexer.readers.html.general.doubt import doubtful
from carethread.indexer.readers.html.general.score import ENOUGH, called_comments, score
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.post import post_entry

NAME = "general"
_ANCHORS: tuple[Callable[[Page], list[Element]], ...] = (
    anchors.dates,
    anchors.replies,
    anchors.permalinks,
    anchors.bylines,
)
CALLED = "called comments"  # what the page notes: whether the blocks that were read call themselves so
SETTLED = 1.5  # a group this good, of so many blocks, ends the search: the other kinds of anchors are not tried
SEVERAL = 3
_POST_LETTERS = 400  # a text this long outside the blocks is the post they comment on


SMALLER = 0.1
SAMPLE = 24  # blocks of a group, spread over it, that are read to judge it


@dataclass(slots=True)
class _Option:
    value: float
    blocks: list[Block]


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None when nothing on it looks like a discussion."""
    best: _Option | None = None
    for find in _ANCHORS:
        for roots in _groups(page, find(page)):
            option = _judge(page, roots)
            if option is not None and (best is None or _better(option, best)):
                best = best if doubtful(page, option.blocks, option.value) else option
        if best is not None and best.value >= SETTLED and len(best.blocks) >= SEVERAL:
            break
    if best is None or best.value < ENOUGH:
        return None
    return _thread(page, best.blocks)


def _better(option: _Option, best: _Option) -> bool:
    """A smaller group must be better by a clear step: part of the comments often looks a little better than all."""
    return option.value > best.value + (SMALLER if len(option.blocks) < len(best.blocks) else 0.0)


def _groups(page: Page, found: list[Element]) -> Iterator[list[Sequence[Element]]]:
    for group in groups.candidates(page, found):
        yield [_whole(element) for element in group]
    if run := runs.best_run(page, found):
        yield run


def _whole(element: Element) -> Sequence[Element]:
    """A dt with the dd that belong to it; anything else as it is."""
    whole = [element]
    if element.tag == "dt":
        for after in element.itersiblings():
            if after.tag != "dd":
                break
            whole.append(after)
    return whole


def _judge(page: Page, roots: list[Sequence[Element]]) -> _Option | None:
    blocks = nest(page, roots, forms(page))
    sample = blocks[:: -(-len(blocks) // SAMPLE)]
    drafts = read_blocks(page, sample)
    return _Option(score(page, sample, drafts, len(blocks)), blocks) if drafts else None


def _thread(page: Page, blocks: list[Block]) -> RawThread:
    levels.set_levels(blocks)
    drafts = read_blocks(page, blocks)
    post = post_entry(page, [root for block in blocks for root in block.roots])
    venue: Venue = "blog"
    counted = len(drafts) in declared_counts(page)
    called = page.noted(CALLED, lambda _: called_comments(blocks))
    if len(post.body) < _POST_LETTERS and not called and not counted and len(drafts) > 1:
        venue = "forum"
        post, drafts = _opened_by(drafts)
    return thread_of_drafts(page, drafts, post, platform=NAME, venue=venue)


def _opened_by(drafts: list[Draft]) -> tuple[Entry, list[Draft]]:
    """A forum's thread: its first posting is the post that the others answer."""
    first, *others = drafts
    post = first.entry(0)
    post.parent = None
    for draft in others:
        draft.inside = None if draft.inside is first else draft.inside
        draft.answers = None if draft.answers == first.key else draft.answers
    return post, others
