"""The quick selectors find what libxml2 finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.indexer.readers.html.page import Page, select
from carethread.indexer.readers.html.platforms.forums.selectors import _parse, find

NAMES = ["a", "b", "post", "post-body"]
ATTRIBUTES = ["", ' id="post_1"', ' id="post_2"', ' data-role="x"', ' rel="me author"', ' title=""']


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> str:
    tag = draw(st.sampled_from(["div", "span", "li"]))
    names = " ".join(draw(st.lists(st.sampled_from(NAMES), max_size=2)))
    inner = "".join(draw(st.lists(trees(depth=depth - 1), max_size=3))) if depth else "x"
    return f'<{tag} class="{names}"{draw(st.sampled_from(ATTRIBUTES))}>{inner}</{tag}>'


FORMS = [
    "div",
    ".post",
    ".a.b",
    "div.post",
    ".post .a",
    ".post > .a",
    "div > span.b, .post-body",
    "li li",
    "#post_1 .a",
    "[id^=post_]",
    "[id$='_2']",
    "div[data-role=x] .a",
    "[rel~=author]",
    "[title]",
    "[title*=x]",
    ".a[id*=post]",
    "* .a",
]


@settings(max_examples=40, deadline=None)
@given(tree=trees())
def test_quick_selectors_are_css(tree: str) -> None:
    page = Page(f"<html><body>{tree}</body></html>")
    for css in FORMS:
        assert _parse(css) is not None
        assert find(page, css) == select(page.root, css)


@pytest.mark.parametrize("css", [".a:not(.b)", "div + span", "li:first-child", "div ~ span"])
def test_others_are_left_to_libxml2(css: str) -> None:
    assert _parse(css) is None
    page = Page("<html><body><div class=a></div><span class='a b'></span><ul><li class=a></li></ul></body></html>")
    assert find(page, css) == select(page.root, css)
