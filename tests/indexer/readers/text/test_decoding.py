"""Bytes to text: encodings, line ends, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from carethread.index.errors import UnreadableSource
from carethread.indexer.readers import text
from carethread.indexer.readers.base import Input
from carethread.indexer.readers.text.decode import decode

WORDS = "Grüße aus der Klinik – „danke“\nzweite Zeile\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode("cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == WORDS


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE + " \n".encode("utf-16-le"), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"%PDF-1.4\n" + bytes(range(128, 160)) * 40, "binary"),
        (WORDS.encode() + b"\xe2\x80 und weiter \xc3\xa4\n", "encoding"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00", "encoding"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        decode(data, "note.txt")
    assert caught.value.reason == reason
    assert caught.value.message.startswith("note.txt")


def test_bad_utf8_says_where() -> None:
    with pytest.raises(UnreadableSource, match=r"line 2") as caught:
        decode("Über Ärzte: ä ö ü ß é\nund ".encode() + b"\xe2\x80 weiter\n")
    assert caught.value.hint


@pytest.mark.parametrize(
    "head",
    [
        b"A title\n\nWords.\n",
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16-le"),
        ("x" * 65_535 + "é").encode()[:65_536],  # cut inside a character
        b"Subject matters: a title\n\nWords.",
    ],
)
def test_text_is_sniffed(head: bytes) -> None:
    assert text.sniff(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf<?xml version='1.0'?>",
        b'{"id": 1}',
        b'[{"id": 1}]',
        b"From ann@example.org Sat Mar  3 21:14:00 2012\nFrom: Ann\n",
        b"From: Ann\nTo: list@example.org\nSubject: Hello\n\nWords\n",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    ],
)
def test_other_formats_are_left_to_their_readers(head: bytes) -> None:
    assert not text.sniff(head)


@pytest.mark.parametrize(
    "words",
    [
        "Just one line",
        "A title\n\nA first paragraph with a sentence in it.\n\nAnd a second one, which ends here.\n",
        "Shopping\n\n  • Milk\n  • Bread\n  • Eggs\n",
        "Home\nAbout\nContact\n",
        "A title\n\nby Ann Weber on March 3, 2012\n\n"
        + "An article of many words, and nobody says anything to it. " * 8,
        "A title\n\nFive things helped us.\n\n"
        + "".join(
            f"  • The {n} thing was to sleep as long as we could, whenever that was.\n\n" for n in ("first", "second")
        )
        + "And that was all of it, which I want to say here at some length, because nobody told us at the time. " * 4,
    ],
)
def test_prose_and_lists_hold_no_thread(words: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        list(text.read(Input.of_bytes(words.encode(), "page.txt")))
    assert caught.value.reason == "no-thread"
    assert text.read_text(words, Input.of_bytes(b"")) is None
