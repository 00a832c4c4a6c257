"""Mailboxes and maildirs as threads."""

from __future__ import annotations

from pathlib import Path

import pytest

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.mail.message import parse_mail
from carethread.indexer.readers.maildir import read_folder
from tests.indexer.readers.helpers import problems, read_all, shape, threads


def mail(number: int, subject: str, body: str, *, sender: str = "Ann <ann@example.org>", **headers: str) -> str:
    fields = {
        "From": sender,
        "Date": f"Mon, {number + 1} Jan 2001 10:00:00 +0100",
        "Subject": subject,
        "Message-ID": f"<m{number}@example.org>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value) + f"\n{body}\n"


def box(*mails: str) -> bytes:
    return "".join(f"From ann@example.org Mon Jan  1 10:00:00 2001\n{one}\n" for one in mails).encode()


def test_threads_by_references() -> None:
    one, other = threads(
        box(
            mail(1, "IL-2 or not", "Should I?"),
            mail(2, "Re: IL-2 or not", "Yes.", sender="bo@example.org (Bo)", In_Reply_To="<m1@example.org>"),
            mail(3, "Unrelated", "Hello."),
            mail(4, "Re: IL-2 or not", "Why?", References="<m1@example.org> <m2@example.org>"),
        )
    )
    assert shape(one) == [("Ann", None, "Should I?"), ("Bo", 0, "Yes."), ("Ann", 1, "Why?")]
    assert (one.title, one.url, one.venue) == ("IL-2 or not", "mid:m1@example.org", "list")
    assert one.entries[0].date.iso == "2001-01-02T10:00:00+01:00"
    assert ["opener" in entry.marks for entry in one.entries] == [True, False, True]
    assert other.title == "Unrelated"


def test_an_answer_that_names_no_message_joins_its_subject() -> None:
    one, other = threads(
        box(
            mail(1, "[mel-l] IL-2 or not", "Should I?"),
            mail(2, "AW: [mel-l] Re: IL-2 or  not", "Ja."),
            mail(3, "IL-2 or not", "Asked anew, no answer."),
        )
    )
    assert [entry.body for entry in one.entries] == ["Should I?", "Ja."]
    assert [entry.body for entry in other.entries] == ["Asked anew, no answer."]


def test_answers_to_a_lost_message_stay_together() -> None:
    (thread,) = threads(
        box(
            mail(2, "Re: Lost", "One.", References="<gone@example.org>"),
            mail(3, "Re: Lost", "Two.", References="<gone@example.org> <m2@example.org>"),
            mail(4, "Re: Lost", "Three.", References="<gone@example.org>"),
        )
    )
    assert shape(thread) == [(None, None, ""), ("Ann", 0, "One."), ("Ann", 1, "Two."), ("Ann", 0, "Three.")]
    assert (thread.title, thread.url) == ("Lost", "mid:gone@example.org")


def test_rings_of_answers_lose_nobody() -> None:
    found = threads(
        box(
            mail(1, "A", "one", In_Reply_To="<m2@example.org>"),
            mail(2, "B", "two", In_Reply_To="<m1@example.org>"),
        )
    )
    assert sorted(entry.body for thread in found for entry in thread.entries) == ["one", "two"]


def test_the_same_message_twice_is_one_entry() -> None:
    (thread,) = threads(box(mail(1, "A", "one"), mail(1, "A", "one")))
    assert len(thread.entries) == 1


def test_from_lines_inside_a_body() -> None:
    (thread,) = threads(box(mail(1, "A", ">From the start I was ill.\nFrom here on it got better.")))
    assert thread.entries[0].body == "From the start I was ill.\nFrom here on it got better."


def test_masked_addresses_of_list_archives() -> None:
    data = box(mail(1, "A", "one", sender="ann at example.org (Ann Roe)")).replace(
        b"ann@example.org Mon", b"ann at x  Mon"
    )
    (thread,) = threads(data)
    assert (thread.entries[0].author, thread.entries[0].account) == ("Ann Roe", "ann@example.org")


def test_a_single_message() -> None:
    (thread,) = threads(b"Return-Path: <ann@example.org>\n" + mail(1, "A", "one").encode())
    assert shape(thread) == [("Ann", None, "one")]


@pytest.mark.parametrize(
    ("content_type", "payload", "body"),
    [
        ("text/plain; charset=iso-8859-1", "caf\xe9".encode("latin-1"), "café"),
        ("text/plain; charset=utf-8", "café".encode(), "café"),
        ("text/plain; charset=no-such-thing", "café".encode(), "café"),
        ("text/plain", "caf\x92e".encode("latin-1"), "caf’e"),
        ("text/plain; format=flowed", b"one line \nthat goes on\n\n new", "one line that goes on\n\nnew"),
        ("text/html; charset=utf-8", b"<p>One<br>two</p><blockquote type='cite'>old</blockquote>", "One\ntwo"),
        (
            'multipart/alternative; boundary="b"',
            b"--b\nContent-Type: text/html\n\n<p>html</p>\n--b\nContent-Type: text/plain\n\nplain\n--b--\n",
            "plain",
        ),
        (
            'multipart/mixed; boundary="b"',
            b"--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nfile\n--b\n\nwords\n--b--\n",
            "words",
        ),
    ],
)
def test_bodies(content_type: str, payload: bytes, body: str) -> None:
    data = f"From: ann@example.org\nContent-Type: {content_type}\n\n".encode() + payload
    assert parse_mail(data, "m").body == body


def test_encoded_headers() -> None:
    found = parse_mail(b"From: =?utf-8?q?J=C3=BCrgen?= <j@x.org>\nSubject: =?utf-8?b?w7xiZXI=?=\n\nx", "m")
    assert (found.author, found.subject) == ("Jürgen", "über")


def test_a_mailbox_of_nothing_readable_is_named() -> None:
    nested = "".join(f"--{n}\nContent-Type: multipart/mixed; boundary={n + 1}\n\n" for n in range(3000))
    data = box(mail(1, "A", nested, Content_Type="multipart/mixed; boundary=0"))
    assert problems(data) == ["too-deep", "no-thread"]


def test_a_maildir(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "cur" / "1.a:2,S").write_text(mail(1, "A", "one"))
    (tmp_path / "new" / "2.b").write_text(mail(2, "Re: A", "two", In_Reply_To="<m1@example.org>"))
    (tmp_path / "tmp" / "3.c").write_text(mail(3, "half", "written"))
    (thread,) = read_folder(tmp_path, "list")
    assert isinstance(thread, RawThread)
    assert shape(thread) == [("Ann", None, "one"), ("Ann", 0, "two")]
    assert thread.format == "maildir"


def test_an_empty_maildir_is_named(tmp_path: Path) -> None:
    for name in ("cur", "new"):
        (tmp_path / name).mkdir()
    with pytest.raises(UnreadableSource, match="without messages"):
        assert not [found for found in read_folder(tmp_path, "list") if isinstance(found, Problem)]


def test_messages_that_are_too_large_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("carethread.indexer.readers.mbox.MAX_DOCUMENT", 400)
    found = read_all(box(mail(1, "A", "x\n" * 400), mail(2, "B", "small")))
    assert [item.reason for item in found if isinstance(item, Problem)] == ["too-large"]
    assert [item.title for item in found if isinstance(item, RawThread)] == ["B"]
    monkeypatch.setattr("carethread.indexer.readers.mail.heap.MAX_MESSAGES", 1)
    assert "too-large" in problems(box(mail(1, "A", "one"), mail(2, "B", "two")))
    monkeypatch.setattr("carethread.indexer.readers.maildir.MAX_DOCUMENT", 400)
    monkeypatch.setattr("carethread.indexer.readers.mail.heap.MAX_MESSAGES", 9)
    for name in ("cur", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "cur" / "1").write_text(mail(1, "A", "x\n" * 400))
    (tmp_path / "cur" / "2").write_text(mail(2, "B", "small"))
    problem, thread = read_folder(tmp_path, "list")
    assert isinstance(problem, Problem)
    assert problem.path == "list/cur/1"
    assert isinstance(thread, RawThread)
