"""HTML becomes text that can be read: paragraphs, line breaks, lists, quotes, preformatted lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from carethread.indexer.text import body_text, markup_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.<br><br>Three.", "One.\nTwo.\n\nThree."),
        ("<div>One.</div><div>Two.</div>", "One.\nTwo."),
        ("<p>A <b>bold</b>\n  <i>word</i>.</p>", "A bold word."),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ('<ol start="3"><li>a<li>b</ol>', "3. a\n4. b"),
        ("<p>x</p><blockquote><p>q1</p><p>q2</p></blockquote><p>y</p>", "x\n\n> q1\n>\n> q2\n\ny"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "1 2\n3 4"),
        ("a<script>x()</script>b<style>y</style><noscript>z</noscript>", "ab"),
        ('Good <img class="wp-smiley" alt=":)"> <img alt="a chart">', "Good :)"),
        ("7&nbsp;% &amp; more\u200b", "7 % & more"),
        ("", ""),
        ("plain text", "plain text"),
        ("line one\nline two", "line one\nline two"),
        ("line <em>one</em>\nline two", "line one\nline two"),
        ("para <em>one</em>\n\npara two", "para one\n\npara two"),
    ],
)
def test_markup_reads_as_text(markup: str, text: str) -> None:
    assert markup_text(markup) == text


def test_skipped_elements_leave_the_text_behind_them() -> None:
    root = html.fromstring("<div>One <span class='x'>junk</span>two</div>")
    assert body_text(root, {root.find("span")}) == "One two"


def test_a_root_that_is_a_list_item_has_no_marker() -> None:
    root = html.fromstring("<ul><li>One</li></ul>")
    assert body_text(root.find("li")) == "One"


def test_deep_nesting_costs_no_stack() -> None:
    assert markup_text("<div>" * 1_500 + "deep" + "</div>" * 1_500) == "deep"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_keeps_its_words(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert re.findall(r"\w+", markup_text(f"<p>{escaped}</p>")) == re.findall(
        r"\w+", text.replace("\u200b", " ").replace("\ufeff", " ")
    )
