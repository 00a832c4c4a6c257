"""Pages of no known platform that describe their discussion themselves."""

# ruff: noqa: E501  (markup keeps the lines that such pages have)

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms


def read(body: str, head: str = "") -> RawThread:
    page = Page(f"<!DOCTYPE html><html lang=en><head><title>Dose</title>{head}</head><body>{body}</body></html>")
    module = max(platforms(), key=lambda one: one.detect(page))
    assert module.detect(page) > 0
    thread = module.read(page)
    assert thread is not None
    return thread


def shape(thread: RawThread) -> list[tuple[str | None, str, int | None]]:
    return [(entry.author, entry.body, entry.parent) for entry in thread.entries]


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def test_a_question_page_in_json_ld() -> None:
    answer = {
        "@type": "Answer",
        "text": "Half.\nFor a week.",
        "dateCreated": "2020-01-02T10:00:00Z",
        "author": person("Bob"),
    }
    answer["comment"] = [{"@type": "Comment", "text": "Of which?", "author": person("Ann")}]
    question = {
        "@type": "Question",
        "name": "Dose?",
        "text": "<p>Which dose?</p>",
        "author": person("Ann"),
        "acceptedAnswer": answer,
        "suggestedAnswer": [{"@type": "Answer", "text": "None.", "author": "Cid"}],
    }
    thread = read("<p>x</p>", ld({"@context": "https://schema.org", "@type": "QAPage", "mainEntity": question}))
    assert (thread.platform, thread.venue, thread.title) == ("jsonld", "qa", "Dose?")
    assert shape(thread) == [
        ("Ann", "Which dose?", None),
        ("Bob", "Half.\nFor a week.", 0),
        ("Ann", "Of which?", 1),
        ("Cid", "None.", 0),
    ]
    assert thread.entries[1].date.iso == "2020-01-02T10:00:00+00:00"


def test_a_posting_whose_comments_name_their_parent() -> None:
    comments = [
        {"@type": "Comment", "@id": "#c1", "text": "Half.", "author": person("Bob")},
        {"@type": "Comment", "@id": "#c2", "text": "Of which?", "author": person("Ann"), "parentItem": {"@id": "#c1"}},
    ]
    posting = {
        "@type": "DiscussionForumPosting",
        "headline": "Dose",
        "text": "Which?",
        "author": [person("Ann")],
        "comment": comments,
    }
    thread = read("", ld({"@graph": [{"@type": "WebSite", "name": "Board"}, posting]}))
    assert thread.venue == "forum"
    assert shape(thread) == [("Ann", "Which?", None), ("Bob", "Half.", 0), ("Ann", "Of which?", 1)]


def test_json_ld_of_an_article_without_comments_is_no_discussion() -> None:
    page = Page(
        f"<html><head>{ld({'@type': 'Article', 'headline': 'Dose', 'articleBody': 'Text.'})}</head><body></body></html>"
    )
    assert all(module.detect(page) == 0 for module in platforms())


def test_microdata_with_nested_comments() -> None:
    def comment(name: str, text: str, inner: str = "") -> str:
        return (
            '<div itemprop="comment" itemscope itemtype="http://schema.org/Comment" id="c1"><a itemprop="author" itemscope itemtype="http://schema.org/Person"'
            f' href="/u/{name}"><span itemprop="name">{name}</span></a> <meta itemprop="dateCreated" content="2020-01-02T10:00:00Z">'
            f'<div itemprop="text"><p>{text}</p></div><button>Reply</button>{inner}</div>'
        )

    post = (
        '<div itemscope itemtype="https://schema.org/DiscussionForumPosting"><h1 itemprop="headline">Dose</h1><span itemprop="author">Ann</span>'
        f'<div itemprop="text">Which?</div>{comment("Bob", "Half.", comment("Ann", "Of which?"))}{comment("Cid", "None.")}</div>'
    )
    thread = read(post)
    assert (thread.platform, thread.venue, thread.title) == ("microdata", "forum", "Dose")
    assert shape(thread) == [("Ann", "Which?", None), ("Bob", "Half.", 0), ("Ann", "Of which?", 1), ("Cid", "None.", 0)]
    assert thread.entries[1].date.iso == "2020-01-02T10:00:00+00:00"
    assert thread.entries[1].account == "/u/Bob"


def test_postings_in_a_row_are_a_thread() -> None:
    rows = "".join(
        f'<li itemscope itemtype="http://schema.org/DiscussionForumPosting"><b itemprop="creator">{name}</b>'
        f'<time itemprop="datePublished">{day}/04/2012</time><div itemprop="articleBody">{text}</div></li>'
        for name, day, text in (("Ann", "03", "Which?"), ("Bob", "21", "Half."))
    )
    thread = read(f"<h1>Dose</h1><ul>{rows}</ul>")
    assert shape(thread) == [("Ann", "Which?", None), ("Bob", "Half.", 0)]
    assert [entry.date.iso for entry in thread.entries] == ["2012-04-03", "2012-04-21"]


def test_an_entry_with_replies_and_likes() -> None:
    def cite(css: str, name: str, text: str) -> str:
        return (
            f'<div class="{css} h-cite"><a class="p-author h-card" href="https://{name}.example">{name}</a> <a class="u-url" href="https://{name}.example/1">'
            f'<time class="dt-published" datetime="2016-05-04T03:02:01Z">May 4</time></a><p class="p-content">{text}</p></div>'
        )

    entry = (
        '<article class="h-entry"><h1 class="p-name">Dose</h1><a class="p-author h-card" href="/">Ann</a>'
        '<time class="dt-published" datetime="2016-05-03T01:00:00Z">May 3</time><div class="e-content"><p>Which?</p></div>'
        f"{cite('u-comment', 'bob', 'Half.')}{cite('u-comment u-like-of', 'cid', 'likes this')}</article>"
    )
    thread = read(entry)
    assert thread.platform == "microformats"
    assert shape(thread) == [("Ann", "Which?", None), ("bob", "Half.", 0)]
    assert thread.entries[1].url == "https://bob.example/1"


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["@type", "text", "comment", "mainEntity", "author", "name", "suggestedAnswer"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_ld_is_survived(data: object) -> None:
    posting = {
        "@type": "DiscussionForumPosting",
        "text": data,
        "author": data,
        "comment": [data, {"text": "Half.", "author": data, "dateCreated": data}],
    }
    thread = read("", ld(posting))
    assert any(entry.body == "Half." for entry in thread.entries)
