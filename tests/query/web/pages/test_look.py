"""Words for templates: stranger's text stays text, marks stand where they should, links are links of the web."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.query.render.words import safe
from carethread.query.results import Match, Snippet
from carethread.query.web import look

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


def plain(markup: str) -> str:
    """The text of our own markup: its tags taken out, its escapes undone."""
    return html.unescape(re.sub(r"</?(?:p|br|mark)>", " ", markup))


@given(texts)
def test_a_body_keeps_every_word(words: str) -> None:
    made = look.body(words)
    assert plain(made).split() == safe(words).split()
    assert not re.findall(r"<(?!/?(?:p|br|mark)>)", made)


@given(texts, st.data())
def test_marks_stand_on_what_was_found(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    made = look.body(words, [Snippet(0, len(words), words, ((start, end),))])
    marked = html.unescape(" ".join(re.findall(r"<mark>(.*?)</mark>", made, re.DOTALL)))
    assert "".join(marked.split()) == "".join(safe(words[start:end]).split())
    unmarked = re.sub(r"</?mark>", "", made)
    assert "".join(plain(unmarked).split()) == "".join(safe(words).split())


def test_paragraphs_and_lines() -> None:
    assert look.body("one\n two\n\n \nthree <b>") == "<p>one<br>two</p>\n<p>three &lt;b&gt;</p>"
    found = Snippet(0, 9, "one\n\nfour", ((1, 7),))
    assert look.body("one\n\nfour", [found]) == "<p>o<mark>ne</mark></p>\n<p><mark>fo</mark>ur</p>"
    assert look.marked(found) == "o<mark>ne fo</mark>ur"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ("https://[", False),
        ("https:example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, link: bool) -> None:
    assert look.web_address(url) == (url if link else None)


def test_why_it_matched_is_said_where_it_is_not_plain() -> None:
    other = Match("concept", "proleukin", "il-2", ("IL-2", "IL2"))
    same = Match("concept", "il-2", "il-2", ("IL-2",))
    through = Match("about", "il-2", "il-2", (), "parent")
    named = Match("about", "il-2", "il-2", ("Proleukin",), "parent_title")
    assert look.reasons([other, same, through, named, other]) == [
        "matched as IL-2, IL2",
        "about il-2 through the comment it answers",
        "about il-2 through the comment it answers (Proleukin)",
    ]
