"""What the user named: files, folders, globs and standard input, as single sources in a fixed order.

Folders are walked to their end, sorted by name; hidden files, and indexes of carethread's own, are skipped. What is no
regular file (a FIFO, a device, a socket), a link that leads nowhere or round in a ring, and what may not be read are
named as problems.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from carethread.index.home.home import STORE
from carethread.index.home.lock import NAME as LOCK
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.detect import os_problem
from carethread.indexer.readers.maildir import is_maildir

STDIN = "-"
_MAGIC = "*?["


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One source. `key` is its stable name in the index (an absolute path; "-"), `shown` its path as the user gave it;
    `size` is in bytes, None where it is not known before reading."""

    key: str
    shown: str
    kind: Literal["file", "maildir", "stdin"]
    size: int | None = None

    @property
    def file(self) -> Path:
        """Where it lies; the key cannot say it of a name that is no UTF-8."""
        return Path(self.shown)


def expand(arguments: Sequence[str]) -> Iterator[SourceRef | Problem]:
    """The sources that the arguments name, each once."""
    seen: set[str] = set()
    for argument in arguments:
        for found in _expand(argument):
            if isinstance(found, Problem):
                yield found
            elif found.key not in seen:
                seen.add(found.key)
                yield found


def folders(arguments: Sequence[str]) -> list[str]:
    """The absolute paths of the folders among the arguments: a source below one that is not there any more is gone."""
    return [
        _absolute(argument)
        for argument in arguments
        if argument != STDIN and Path(argument).is_dir() and not is_maildir(Path(argument))
    ]


def key_of(shown: str) -> str:
    """The key of a file or folder that is shown under this path."""
    return _absolute(shown)


def _absolute(path: str) -> str:
    """Absolute, the folder above without links; a link at the end stays, as a name of its own."""
    plain = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() keeps "..", resolve() follows the last link
    if Path(plain).is_dir():
        return _storable(os.path.realpath(plain))
    return _storable(os.path.join(os.path.realpath(os.path.dirname(plain)), os.path.basename(plain)))  # noqa: PTH118, PTH119, PTH120


def _storable(path: str) -> str:
    """A path whose bytes are no UTF-8 with those bytes spelled out: the store takes only text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _expand(argument: str) -> Iterator[SourceRef | Problem]:
    if argument == STDIN:
        yield SourceRef(STDIN, STDIN, "stdin")
    elif os.path.lexists(argument):
        yield from _named(argument)
    elif any(sign in argument for sign in _MAGIC):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
        if not matches:
            yield Problem(argument, "io", f"{argument}: nothing matches")
        for match in matches:
            yield from _named(match)
    else:
        yield Problem(argument, "io", f"{argument}: no such file or folder")


def _named(path: str) -> Iterator[SourceRef | Problem]:
    """What is there under a path that the user gave."""
    if not Path(path).is_dir():
        yield _file(path, _absolute(path))
    elif is_maildir(Path(path)):
        yield SourceRef(_absolute(path), path, "maildir")
    else:
        yield from _walk(path)


def _file(shown: str, key: str) -> SourceRef | Problem:
    try:
        status = Path(shown).stat()
    except FileNotFoundError:
        return Problem(shown, "special-file", f"{shown}: a link that leads nowhere")
    except OSError as error:
        return os_problem(shown, error)
    if not stat.S_ISREG(status.st_mode):
        return Problem(shown, "special-file", f"{shown}: {_kind(status.st_mode)}, no regular file")
    return SourceRef(key, shown, "file", status.st_size)


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a FIFO"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"))
    return next((name for test, name in kinds if test(mode)), "a special file")


def _walk(folder: str) -> Iterator[SourceRef | Problem]:
    """All sources below a folder. Linked folders are followed, once."""
    empty = True
    waiting: list[tuple[str, str]] = [(folder, _absolute(folder))]
    walked: set[tuple[int, int]] = set()
    while waiting:
        shown, key = waiting.pop()
        try:
            status = Path(shown).stat()
            if (status.st_dev, status.st_ino) in walked:
                yield Problem(shown, "special-file", f"{shown}: a link to a folder that was read already")
                continue
            walked.add((status.st_dev, status.st_ino))
            names = sorted(name for name in os.listdir(shown) if not name.startswith("."))  # noqa: PTH208 - names only
        except OSError as error:
            yield os_problem(shown, error)
            continue
        below: list[tuple[str, str]] = []
        for name in names:
            empty = False
            inner, inner_key = f"{shown.rstrip('/')}/{name}", f"{key.rstrip('/')}/{_storable(name)}"
            if not Path(inner).is_dir():
                yield _file(inner, inner_key)
            elif is_maildir(Path(inner)):
                yield SourceRef(inner_key, inner, "maildir")
            elif not _is_index(Path(inner)):
                below.append((inner, inner_key))
        waiting.extend(reversed(below))
    if empty:
        yield Problem(folder, "empty", f"{folder}: no files in this folder")


def _is_index(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (LOCK, STORE))
