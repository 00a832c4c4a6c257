"""Comments that only say whom they answer."""

from __future__ import annotations

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

POST = (
    "<h1>Scans in spring</h1><p>By Ada Brook, May 2, 2012</p><div class='entry-content'><p>The clinic will move its "
    "scans to the new house in spring, and we want to hear how the old one treated you over the years.</p></div>"
)
SAID = (
    ("Ann", "", "The waiting room is far too cold in winter, bring a coat."),
    ("Ben", "Ann", "It was warm in June, when my father had his last one."),
    ("Carla", "", "Nobody told my mother that she should not eat before it."),
    ("Ann", "Ben", "Then they must have mended the window since I was there."),
)


def read(template: str) -> RawThread:
    numbers: dict[str, int] = {}
    rows = []
    for number, (name, answers, words) in enumerate(SAID, 7):
        note = NOTE.get(template) or template
        shown = note.format(name=answers, number=numbers.get(answers)) if answers else ""
        rows.append(
            f"<div class='comment' id='c{number}'><b>{name}</b> {shown} <i>May {number}, 2012</i>"
            f"<div>{words}</div></div>"
        )
        numbers[name] = number
    page = (
        f"<html><head><title>Scans in spring</title></head><body>{POST}"
        f"<div id=comments><h3>4 comments</h3>{''.join(rows)}</div></body></html>"
    )
    [thread] = html.read(Input.of_bytes(page.encode(), "page.html", url="https://ward.example/scans"))
    assert isinstance(thread, RawThread)
    return thread


NOTE = {
    "link": "<a href='#c{number}'>In reply to {name}</a>",
    "words": "in reply to {name}",
    "span": "<span class='to'>Replying to <strong>{name}</strong></span>",
    "german": "<small>Als Antwort auf {name}</small>",
    "whose": "<em>in response to {name}&#8217;s comment</em>",
}


@pytest.mark.parametrize("kind", NOTE)
def test_the_comment_it_names_is_its_parent(kind: str) -> None:
    thread = read(kind)
    assert [(entry.author, entry.body) for entry in thread.entries[1:]] == [(name, words) for name, _, words in SAID]
    assert [entry.parent for entry in thread.entries[1:]] == [0, 1, 0, 2]


def test_a_button_to_reply_names_no_parent() -> None:
    thread = read("<a href='#respond'>Reply to {name}</a>")
    assert {entry.parent for entry in thread.entries[1:]} == {0}
