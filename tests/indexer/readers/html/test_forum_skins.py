"""Skins rename what a package calls author and date, and pages come cut or broken: the thread stays the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms
from carethread.indexer.readers.html.platforms.forums import bbpress, catalog, phpbb, vbulletin
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from tests.indexer.readers.html.forum_packages import PACKAGES, SAVED, THREAD, read

_FORUMS = (
    *catalog.PACKAGES,
    *(forum for module in (phpbb, vbulletin, bbpress) for forum in vars(module).values() if isinstance(forum, Forum)),
)
_NAMELESS = {"phpbb 2", "phpbb 3.0 subsilver"}  # print names without any link, told by their class alone


def _classes(*fields: str) -> set[str]:
    return {
        name
        for forum in _FORUMS
        for field in fields
        for css in getattr(forum, field)
        for name in re.findall(r"\.([\w-]+)", css)
    }


def _reskinned(markup: str) -> str:
    names = _classes("author", "date") - _classes("bodies", "block")
    return re.sub(
        r'(?<=class=")[^"]*',
        lambda found: " ".join("css-1q" if name in names else name for name in found[0].split()),
        markup,
    )


@pytest.mark.parametrize("name", sorted(set(PACKAGES) - _NAMELESS))
def test_author_and_date_are_found_when_a_skin_renames_them(name: str) -> None:
    thread = read(_reskinned(PACKAGES[name](THREAD)))
    assert [(entry.author, (entry.date.iso or "")[:13]) for entry in thread.entries] == [
        (said.name, f"2011-12-10T{said.hour}") for said in THREAD
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(PACKAGES)),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 300),
            st.sampled_from(["", "<", ">", '"', "</div>", "<table>", "<!--", "\x00", "<blockquote>", "<li>"]),
        ),
        max_size=5,
    ),
)
def test_a_broken_page_gives_parents_before_children(name: str, cuts: list[tuple[float, int, str]]) -> None:
    markup = PACKAGES[name](THREAD)
    for where, length, put in cuts:
        at = int(where * len(markup))
        markup = markup[:at] + put + markup[at + length :]
    parsed = Page(markup, saved=SAVED)
    for module in platforms():
        thread = module.read(parsed) if module.detect(parsed) else None
        for place, entry in enumerate(thread.entries if thread else ()):
            assert (entry.parent is None) if place == 0 else (entry.parent is not None and entry.parent < place)
