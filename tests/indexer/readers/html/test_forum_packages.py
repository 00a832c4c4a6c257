"""Every forum package: pages built as its templates print them, read back as a flat thread."""

# ruff: noqa: E501  (what is said stands on one line)

from __future__ import annotations

import re

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums import unknown
from tests.indexer.readers.html.forum_packages import (
    BODIES,
    PACKAGES,
    SAVED,
    THREAD,
    Said,
    read,
    xenforo_2,
)


@pytest.fixture(params=PACKAGES)
def built(request: pytest.FixtureRequest) -> tuple[str, RawThread]:
    return request.param, read(PACKAGES[request.param](THREAD))


def test_every_post_is_read_whole_and_alone(built: tuple[str, RawThread]) -> None:
    name, thread = built
    assert thread.platform == name.split()[0]
    assert thread.venue == "forum"
    assert [entry.body for entry in thread.entries] == BODIES


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_known_without_its_generator(name: str) -> None:
    bare = re.sub(r'<meta name="generator"[^>]*>', "", PACKAGES[name](THREAD))
    thread = read(bare)
    assert thread.platform == name.split()[0]
    assert [entry.body for entry in thread.entries] == BODIES


def test_names_dates_and_places(built: tuple[str, RawThread]) -> None:
    _, thread = built
    assert [entry.author for entry in thread.entries] == ["maria77", "Old Tommy", "maria77"]
    assert [(entry.date.iso or "")[:16] for entry in thread.entries] == [
        f"2011-12-10T{hour}:04" for hour in (14, 15, 16)
    ]
    assert [entry.parent for entry in thread.entries] == [None, 0, 0]


def test_marks_keys_and_title(built: tuple[str, RawThread]) -> None:
    name, thread = built
    assert ["opener" in entry.marks for entry in thread.entries] == [True, False, True]
    assert ["staff" in entry.marks for entry in thread.entries] == [False, True, False], name
    assert [entry.key for entry in thread.entries] == ["501", "502", "503"]
    assert thread.title is not None
    assert "Starting IL-2" in thread.title


def test_a_later_page_has_lost_its_post() -> None:
    later = xenforo_2(THREAD).replace(
        "</head>", '<link rel="canonical" href="https://b.example/threads/x.9/page-3"></head>'
    )
    thread = read(later)
    assert thread.page == 3
    assert thread.url == "https://b.example/threads/x.9"
    assert [entry.body for entry in thread.entries] == ["", *BODIES]
    assert all("opener" not in entry.marks for entry in thread.entries)


LONG = (
    Said(
        "maria77",
        "<p>My father was told yesterday that he will get Interleukin-2.</p><p>What should we bring to the ward?</p>",
        13,
    ),
    Said("Old Tommy", "Warm socks, and a soft brush for the itching.", 14),
    Said(
        "rosa",
        "A list of all his drugs.<br>The nurses asked me five times in two days, and each time I had forgotten one of them.",
        15,
    ),
    Said(
        "Old Tommy",
        "Ask for the anti-nausea drip early; do not wait until it is bad, I learned that the hard way on the second night.",
        16,
    ),
    Said("dr. who", "Nothing helped mine.", 17),
    Said(
        "maria77",
        "Thank you all so much.<br><br>He goes in on Monday and I will tell you how it went when we are home again.",
        18,
    ),
)


def test_the_shape_alone_gives_the_same_thread() -> None:
    wrong: dict[str, list[str]] = {}
    for name, build in PACKAGES.items():
        known, alone = read(build(LONG)), unknown.read(Page(build(LONG), saved=SAVED))
        assert alone is not None, name
        for what in ("body", "author", "date", "parent"):
            if [getattr(entry, what) for entry in known.entries] != [getattr(entry, what) for entry in alone.entries]:
                wrong.setdefault(name, []).append(what)
    assert wrong == {}


def test_comments_under_an_article_are_no_forum_thread() -> None:
    article = "<p>" + "The trial opened in May, and the first patients were seen in June. " * 20 + "</p>"
    assert unknown.read(Page(xenforo_2(LONG).replace("<body>", f"<body>{article}"))) is None
