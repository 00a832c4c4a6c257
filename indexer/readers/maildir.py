"""Maildir: a folder with `cur` and `new`, one message a file. Told by its sub-folders: it has no bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_DOCUMENT
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.mail.heap import MailHeap
from carethread.indexer.readers.mail.message import parse_mail

NAME = "maildir"


def is_maildir(folder: Path) -> bool:
    """Whether `folder` has the sub-folders of a maildir."""
    return all((folder / name).is_dir() for name in ("cur", "new"))


def message_files(folder: Path) -> list[Path]:
    """The messages, by file name, which begins with the time of delivery. Raises OSError."""
    found = [path for name in ("cur", "new") for path in (folder / name).iterdir() if not path.name.startswith(".")]
    return sorted((path for path in found if path.is_file()), key=lambda path: path.name)


def read_folder(folder: Path, shown: str) -> Iterator[RawThread | Problem]:
    """The threads of a maildir; `shown` is its path as the user gave it. Raises UnreadableSource, OSError."""
    with MailHeap(NAME) as heap:
        count = 0
        for path in message_files(folder):
            name = f"{shown}/{path.parent.name}/{path.name}"
            try:
                heap.add(parse_mail(_bytes(path, name), name), shown)
                count += 1
            except UnreadableSource as error:
                yield Problem(name, error.reason, error.message)
            except OSError as error:
                yield Problem(name, "permission" if isinstance(error, PermissionError) else "io", f"{name}: {error}")
        if not count:
            raise UnreadableSource(f"{shown}: a maildir without messages", reason="empty")
        yield from heap.threads()


def _bytes(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise UnreadableSource(f"{name}: a message of more than {MAX_DOCUMENT} bytes", reason="too-large")
    return data
