"""Quotes in forum posts: the one that a post answers is left out, others stay, set apart."""

# ruff: noqa: E501  (markup keeps the lines that the packages print)

from __future__ import annotations

import pytest

from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.readers.html.platforms.forums.wording import Words

FORUM = Forum(name="test", bodies=(".b",))
ASKED = "Did the rash fade after the second week?"

# How each package prints a quote of another post at the head of a post, before "It did."
HEADS = {
    "phpbb 3": f"<blockquote><div><cite>Ann wrote:</cite>{ASKED}</div></blockquote>It did.",
    "phpbb 3.2": f'<blockquote><div><cite><a href="#">Ann</a> wrote: <a href="#p5">↑</a></cite>{ASKED}</div></blockquote>It did.',
    "subsilver": f'<div class="quotetitle">Ann wrote:</div><div class="quotecontent">{ASKED}</div><br />It did.',
    "phpbb 2": (
        '<span class="postbody"></span><table width="90%"><tr><td><span class="genmed"><b>Ann wrote:</b></span></td></tr>'
        f'<tr><td class="quote">{ASKED}</td></tr></table><span class="postbody"><br />It did.</span>'
    ),
    "vbulletin 3": (
        '<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Quote:</div>'
        '<table><tr><td class="alt2" style="border:1px inset"><div>Originally Posted by <strong>Ann</strong></div>'
        f'<div style="font-style:italic">{ASKED}</div></td></tr></table></div>It did.'
    ),
    "vbulletin 3, blocks": (
        '<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Quote:</div>'
        '<div>Originally Posted by <strong>Ann</strong> <a href="#post5">View Post</a></div>'
        f'<div style="font-style:italic" class="postquote">{ASKED}</div></div><br />It did.'
    ),
    "vbulletin 4": (
        '<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container"><div class="bbcode_postedby">'
        f'Originally Posted by <strong>Ann</strong></div><div class="message">{ASKED}</div></div></div></div>It did.'
    ),
    "xenforo 1": (
        '<div class="bbCodeBlock bbCodeQuote" data-author="Ann"><aside><div class="attribution type">Ann said:</div>'
        f'<blockquote class="quoteContainer"><div class="quote">{ASKED}</div><div class="quoteExpand">Click to expand...</div>'
        "</blockquote></aside></div>It did."
    ),
    "xenforo 2": (
        '<blockquote data-quote="Ann" data-source="post: 5" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote">'
        '<div class="bbCodeBlock-title"><a class="bbCodeBlock-sourceJump">Ann said:</a></div><div class="bbCodeBlock-content">'
        f'<div class="bbCodeBlock-expandContent">{ASKED}</div><div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div>'
        "</div></blockquote>It did."
    ),
    "smf 2.0": (
        '<div class="quoteheader"><div class="topslice_quote"><a href="#msg5">Quote from: Ann on May 01, 2012</a></div></div>'
        f'<blockquote class="bbc_standard_quote">{ASKED}</blockquote><div class="quotefooter"></div><br />It did.'
    ),
    "smf 2.1": (
        f'<blockquote class="bbc_standard_quote"><cite><a href="#msg5">Quote from: Ann on May 01, 2012</a></cite>{ASKED}</blockquote>It did.'
    ),
    "ipboard 3": f'<p class="citation">Ann, on 01 May 2012 - 10:11 AM, said:</p><blockquote class="ipsBlockquote"><p>{ASKED}</p></blockquote><p>It did.</p>',
    "ipboard 3.1": f'<p class="citation"><a class="snapback" rel="citation" href="#"><img alt="View Post"></a>Ann, on 01 May 2012 - 10:11, said:</p><div class="blockquote"><div class="quote">{ASKED}<br></div></div><br>It did.',
    "vbulletin 3 without tables": (
        '<div style="margin:1rem; margin-top:0.3rem;"><div><label>Quote:</label></div><div class="panel alt2">'
        f'<div>Originally Posted by <strong>Ann</strong></div><span style="color:#000000">{ASKED}</span></div></div>It did.'
    ),
    "ipboard 4": (
        '<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-username="Ann"><div class="ipsQuote_citation">Ann said:</div>'
        f'<div class="ipsQuote_contents"><p>{ASKED}</p></div></blockquote><p>It did.</p>'
    ),
    "mybb": f'<blockquote class="mycode_quote"><cite><span>(01-05-2012, 10:11 AM)</span>Ann Wrote: </cite>{ASKED}</blockquote>It did.',
    "vanilla": f'<blockquote class="UserQuote"><div class="QuoteAuthor"><a href="/profile/Ann">Ann</a> said:</div><div class="QuoteText">{ASKED}</div></blockquote>It did.',
    "fluxbb": f'<div class="quotebox"><cite>Ann wrote:</cite><blockquote><div><p>{ASKED}</p></div></blockquote></div><p>It did.</p>',
    "discourse": (
        '<aside class="quote" data-username="Ann" data-post="1"><div class="title"><div class="quote-controls"></div>Ann:</div>'
        f"<blockquote><p>{ASKED}</p></blockquote></aside><p>It did.</p>"
    ),
    "woltlab": (
        '<blockquote class="quoteBox collapsibleBbcode"><div class="quoteBoxTitle"><a href="#post5">Zitat von Ann</a></div>'
        f'<div class="quoteBoxContent"><p>{ASKED}</p></div></blockquote><p>It did.</p>'
    ),
}


def said(html: str, *others: str) -> str:
    rest = "".join(f"<div class=b>{text}</div>" for text in others)
    page = Page(f"<html><body><div class=b>{html}</div>{rest}</body></html>")
    bodies = page.by_class("b")
    return Words(page, FORUM, bodies).of(bodies[0])


@pytest.mark.parametrize("package", HEADS)
def test_the_quote_that_a_post_answers_is_left_out(package: str) -> None:
    assert said(HEADS[package]) == "It did."


@pytest.mark.parametrize("package", HEADS)
def test_a_quote_further_down_is_set_apart(package: str) -> None:
    text = said(f"<p>Hello Ann,</p>{HEADS[package]}")
    assert text.startswith("Hello Ann,")
    assert text.endswith("It did.")
    assert any(line.startswith("> ") and line.endswith(ASKED) for line in text.splitlines())
    assert "expand" not in text


def test_a_quote_of_something_else_stays_at_the_head() -> None:
    html = "<blockquote>Patients should drink two litres of water a day.</blockquote>That is what the leaflet says."
    assert said(html) == "> Patients should drink two litres of water a day.\n\nThat is what the leaflet says."


def test_a_bare_quote_of_another_post_is_left_out() -> None:
    html = f"<blockquote>{ASKED}</blockquote>It did."
    assert said(html, f"Hi all. {ASKED} Mine did not.") == "It did."


def test_the_word_quote_before_a_block_makes_it_a_quote_and_is_none_of_its_words() -> None:
    told = '<div><div><label>Zitat:</label></div><div class="panel">The leaflet warns of it.</div></div>'
    assert said(f"See here.{told}So be careful.") == "See here.\n\n> The leaflet warns of it.\n\nSo be careful."
    assert said("<p><b>Quote:</b></p>") == "Quote:"


def test_a_post_of_nothing_but_a_quote_keeps_it() -> None:
    assert ASKED in said(f"<blockquote><cite>Ann wrote:</cite>{ASKED}</blockquote>")


def test_two_quotes_in_a_row_are_left_out_and_a_later_one_stays() -> None:
    quote = "<blockquote><cite>{} wrote:</cite>{}</blockquote>"
    html = (
        quote.format("Ann", "First.")
        + quote.format("Bob", "Second.")
        + "Both right."
        + quote.format("Cid", "Third.")
        + "Not so."
    )
    text = said(html)
    assert text.startswith("Both right.")
    assert "First" not in text
    assert "Second" not in text
    assert "> Third." in text or "Third." in text
