"""Properties: any input gives a thread or a named error, bodies are slices, printed threads come back as they were."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers import text
from carethread.indexer.readers.base import Input

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REASONS = {"empty", "binary", "encoding", "no-thread", "too-large"}


def threads(data: bytes) -> list[RawThread]:
    found = []
    for thread in text.read(Input.of_bytes(data, "any.txt")):
        assert isinstance(thread, RawThread)
        found.append(thread)
    return found


def check(thread: RawThread, source: str) -> None:
    for place, entry in enumerate(thread.entries):
        assert entry.span is not None
        assert source[slice(*entry.span)] == entry.body
        assert entry.body == entry.body.strip(" \n")
        assert (entry.parent is None) == (place == 0)
        assert entry.parent is None or 0 <= entry.parent < place
        assert entry.author is None or entry.author.strip()


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        threads(data)
    except UnreadableSource as problem:
        assert problem.reason in REASONS


FRAGMENTS = st.sampled_from(
    [
        "Ann says:",
        "Bea March 3, 2012 at 9:14 pm",
        "3. März 2012 um 21:14",
        "9:14 PM",
        "2 years ago",
        "Reply",
        "ReplyDelete",
        "Quote",
        "5 comments",
        "2 Answers",
        "12",
        "level 1",
        "Posts: 12",
        "Senior Member",
        "Re: Title",
        "Title",
        "Leave a Reply",
        "answered Feb 6, 2014 at 23:35",
        "Your Answer",
        "Posted by: Carl | March 3, 2012",
        "This is a sentence of somebody, who writes a lot and never says when.",
        "Short words",
        "Yes!",
        "Pingback: Another page",
        "— Dora",
        "x" * 300,
        "",
        "",
    ]
)
INDENTS = st.sampled_from(["", "", "  • ", "    ", "    • ", "      ", "  1. ", "    2. ", "\t", "* "])
SOUP = st.lists(st.tuples(INDENTS, FRAGMENTS).map("".join), max_size=40).map("\n".join)


@QUICK
@given(SOUP)
def test_any_mix_of_byline_lines(words: str) -> None:
    thread = text.read_text(words, Input.of_bytes(b""))
    if thread is not None:
        check(thread, words)
        assert thread == text.read_text(words, Input.of_bytes(b""))


@QUICK
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=300))
def test_any_text(words: str) -> None:
    thread = text.read_text(words, Input.of_bytes(b""))
    if thread is not None:
        check(thread, words)


WORDS = [
    "they",
    "with",
    "after",
    "before",
    "never",
    "always",
    "again",
    "drug",
    "scan",
    "nurse",
    "week",
    "month",
    "year",
    "husband",
    "daughter",
    "mother",
    "doctor",
    "tired",
    "better",
    "worse",
    "hope",
    "long",
    "night",
    "trial",
    "result",
    "dose",
    "home",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=9, max_size=25).map(
    lambda words: " ".join(words).capitalize() + "."
)
BODY = st.lists(SENTENCE, min_size=1, max_size=3)
TREE = st.recursive(
    st.tuples(BODY, st.just(())),
    lambda children: st.tuples(BODY, st.lists(children, max_size=3).map(tuple)),
    max_leaves=6,
)
THREAD = st.lists(TREE, min_size=2, max_size=6)
HEAD = (
    "Melanoma|May 10, 2012 9:32 am\n\nA Thought for Today\n\n{}\n\n  • Share this post:\n  • Mastodon\n  • Pocket\n\n\n"
)
POST = (
    "We were told many things in those weeks, and only a few of them were of any help when the first night came. " * 2
)


def printed(comments: list, level: int = 1) -> str:
    out = ""
    for paragraphs, answers in comments:
        inner = "\n\n" + "  " * (level + 1)
        out += "  " * level + "• " + inner.join(paragraphs) + "\n\n" + printed(list(answers), level + 1)
    return out


def walked(comments: list, parent: int, start: int) -> Iterator[tuple[list[str], int]]:
    """Paragraphs and parent of each comment, in reading order."""
    place = start
    for paragraphs, answers in comments:
        yield paragraphs, parent
        below = list(walked(list(answers), place, place + 1))
        yield from below
        place += 1 + len(below)


@QUICK
@given(THREAD)
def test_printed_threads_come_back(comments: list) -> None:
    source = HEAD.format(POST.strip()) + printed(comments) + "\nBasket (0 Items)\nNothing in it!\n"
    (thread,) = threads(source.encode())
    check(thread, source)
    assert thread.title == "A Thought for Today"
    assert thread.entries[0].body == POST.strip()
    wanted = list(walked(comments, 0, 1))
    assert [" ".join(entry.body.split()) for entry in thread.entries[1:]] == [" ".join(words) for words, _ in wanted]
    assert [entry.parent for entry in thread.entries[1:]] == [parent for _, parent in wanted]


@QUICK
@given(THREAD, BODY)
def test_one_more_comment_leaves_the_others(comments: list, more: list[str]) -> None:
    (before,) = threads((HEAD.format(POST.strip()) + printed(comments)).encode())
    (after,) = threads((HEAD.format(POST.strip()) + printed([*comments, (more, ())])).encode())
    assert after.entries[:-1] == before.entries
    assert " ".join(after.entries[-1].body.split()) == " ".join(more)


@pytest.mark.parametrize(
    "words",
    [
        "word " * 200_000,
        "\n".join("  • item" for _ in range(20_000)),
        "\n".join("  " * depth + "• Ann says: something of this kind, at length." for depth in range(1_200)),
        "\n".join("May 3, 2012 at 4:00 pm" for _ in range(10_000)),
        "\n\n".join("Reply" for _ in range(20_000)),
        "(" * 100_000,
        "12:30 " * 50_000,
        "\n".join(["5 Answers", "", *["12\n\nWords.\n\nYour Answer\n"] * 1_000]),
    ],
    ids=["one line", "items", "depth", "dates", "buttons", "brackets", "times", "answers"],
)
def test_time_stays_bounded(words: str) -> None:
    start = time.perf_counter()
    thread = text.read_text(words, Input.of_bytes(b""))
    assert time.perf_counter() - start < 20  # a few hundred milliseconds each on one quiet core
    if thread is not None:
        check(thread, words)
