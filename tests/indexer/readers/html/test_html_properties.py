"""Whatever the bytes: threads or a named error; every word of a body stands on the page; the same again."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input, Problem

TAGS = [
    "div",
    "p",
    "li",
    "ol",
    "ul",
    "span",
    "a",
    "b",
    "cite",
    "time",
    "article",
    "blockquote",
    "table",
    "tr",
    "td",
    "dl",
    "dt",
    "dd",
    "br",
    "pre",
    "h2",
]
CLASSES = [
    "comment",
    "depth-1",
    "depth-2",
    "comment-content",
    "fn",
    "vcard",
    "commentlist",
    "children",
    "date",
    "reply",
    "pingback",
    "comment-meta",
    "post",
    "x",
]
TEXTS = [
    "",
    " ",
    "Ann",
    "Bob says:",
    "March 3, 2012 at 9:14 pm",
    "Reply",
    "Mine peak at noon.",
    "7%",
    "2 days ago",
    "&amp; &lt;b&gt;",
    "\u00a0",
    "—",
]
IDS = ["", "comment-1", "comment-2", "comments", "respond", "c5"]


@st.composite
def elements(draw: st.DrawFn, depth: int = 2) -> str:
    tag = draw(st.sampled_from(TAGS))
    classes = " ".join(draw(st.lists(st.sampled_from(CLASSES), max_size=3)))
    name = draw(st.sampled_from(IDS))
    inner = draw(st.lists(elements(depth=depth - 1), max_size=3)) if depth else []
    parts = [draw(st.sampled_from(TEXTS)), *inner, draw(st.sampled_from(TEXTS))]
    close = draw(st.sampled_from([f"</{tag}>", "", "</p>"]))
    return f'<{tag} class="{classes}" id="{name}">{"".join(parts)}{close}'


def threads(data: bytes) -> list[RawThread]:
    try:
        found = list(html.read(Input.of_bytes(data, "page.html")))
    except UnreadableSource as error:
        assert error.reason in ("empty", "no-thread", "too-deep", "too-large")
        return []
    assert all(isinstance(one, (RawThread, Problem)) for one in found)
    return [one for one in found if isinstance(one, RawThread)]


def check(thread: RawThread) -> None:
    assert thread.entries[0].parent is None
    for place, entry in enumerate(thread.entries[1:], 1):
        assert entry.parent is not None
        assert 0 <= entry.parent < place
        assert entry.body == entry.body.strip("\n")
        assert ("deleted" in entry.marks) == (not entry.body)


@settings(deadline=None)
@given(st.binary(max_size=3_000))
def test_any_bytes_give_threads_or_a_named_error(data: bytes) -> None:
    for thread in threads(data):
        check(thread)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(st.lists(elements(), min_size=1, max_size=6))
def test_any_markup_gives_a_sound_thread_whose_words_stand_on_the_page(parts: list[str]) -> None:
    markup = "<html><body>" + "".join(parts) + "</body></html>"
    words = set(
        re.findall(
            r"\w+", re.sub(r"<[^>]*>", " ", markup).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        )
    )
    glued = re.sub(r"\W+", "", re.sub(r"<[^>]*>", "", markup).replace("&lt;b&gt;", "b").replace("&amp;", ""))
    for thread in threads(markup.encode()):
        check(thread)
        for entry in thread.entries:
            plain = re.sub(r"^\s*(?:[->] |\d+\. )+", "", entry.body, flags=re.MULTILINE)
            assert all(word in words or word in glued for word in re.findall(r"\w+", plain))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_cut_theme_never_fails(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((Path(__file__).parent / "themes").glob("*.html"))))
    markup = path.read_bytes()
    cut = data.draw(st.integers(0, len(markup)))
    for thread in threads(markup[:cut]):
        check(thread)


@settings(max_examples=20, deadline=None)
@given(st.lists(elements(), min_size=1, max_size=4))
def test_reading_twice_gives_the_same(parts: list[str]) -> None:
    data = "".join(parts).encode()
    assert threads(data) == threads(data)
