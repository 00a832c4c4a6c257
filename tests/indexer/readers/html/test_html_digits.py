"""Numbers in attributes: digits that are no number, and far too many of them."""

from __future__ import annotations

import pytest

from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.threads import read_page


@pytest.mark.parametrize(("text", "number"), [("12", 12), (" 7 ", 7), ("0", 0)])
def test_a_few_ascii_digits_are_a_number(text: str, number: int) -> None:
    assert whole(text) == number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "\u00b2", "\u0663", "9" * 5000])
def test_anything_else_is_none(text: str | None) -> None:
    assert whole(text) is None


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000])
def test_pages_with_such_numbers_are_read(number: str) -> None:
    rows = "".join(
        f'<tr class="athing" id="{name}"><td class="ind" indent="{number}"><img src="s.gif" width="{number}"></td>'
        f'<td class="default"><span class="comhead"><a class="hnuser">{name}</a></span>'
        f'<div class="comment">Half of it, says {name}.</div></td></tr>'
        for name in ("ann", "bob")
    )
    thread = read_page(Page(f"<html><body><table>{rows}</table></body></html>"))
    assert thread is not None
    assert {entry.author for entry in thread.entries} >= {"ann", "bob"}
