"""The encoding of a page is found as a browser finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.indexer.readers.html.decode import decode

TEXT = "Grüße – “naïve” café"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (f"<meta charset=utf-8><p>{TEXT}".encode(), TEXT),
        (f"\ufeff<p>{TEXT}".encode(), TEXT),
        (f"<p>{TEXT}".encode("utf-16"), TEXT),
        (f"<p>{TEXT}".encode("utf-16-le"), TEXT),
        (b"<meta charset='iso-8859-1'><p>" + TEXT.encode("cp1252"), TEXT),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>' + TEXT.encode("cp1252"),
            TEXT,
        ),
        (b"<p>" + TEXT.encode("cp1252"), TEXT),
        (b"<meta charset='shift_jis'><p>" + "治療の話".encode("shift_jis"), "治療の話"),
        (b"<meta charset='koi8-r'><p>" + "Лечение".encode("koi8-r"), "Лечение"),
        (b"<meta charset='iso-2022-jp'><p>" + "治療".encode("iso-2022-jp"), "治療"),
        (b"<meta charset='utf-16'><p>" + TEXT.encode(), TEXT),
        (b"<meta charset='no-such-charset'><p>" + TEXT.encode(), TEXT),
        (b"<meta charset='iso-8859-1'><p>" + TEXT.encode(), TEXT),  # saved as UTF-8 under its old label
    ],
)
def test_pages_are_decoded(data: bytes, text: str) -> None:
    assert text in decode(data)


def test_a_character_cut_at_the_end_does_not_change_the_encoding() -> None:
    assert "Grüße" in decode("Grüße ü".encode()[:-1])


def test_a_few_broken_bytes_in_utf8_stay_few() -> None:
    text = decode(("<p>" + TEXT * 10).encode() + b"\xff" + TEXT.encode())
    assert text.count("\ufffd") == 1
    assert TEXT in text


def test_controls_are_dropped() -> None:
    assert decode(b"<p>a\x00b\x07c") == "<p>abc"


@given(st.binary(max_size=2_000))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(f"<meta charset=utf-8>{text}".encode()) == f"<meta charset=utf-8>{text}"
