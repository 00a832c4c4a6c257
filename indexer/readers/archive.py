"""Zip and tar archives: containers with many members.

Names that lead out of the archive, links, devices and encrypted members are named and left aside; hidden files
(`__MACOSX`, `.DS_Store`) are skipped as in folders. The sizes that an archive declares are not trusted: what comes out
is counted.
"""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, RATIO_FREE
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.spool import Spool, seekable

NAME = "archive"
BULK = False

_TAR_MAGIC_AT = 257


def sniff(head: bytes) -> bool:
    """Whether `head` begins a zip (also an empty one) or a POSIX or GNU tar."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar"


def members(source: Input) -> Iterator[Input | Problem]:
    """The files in the archive, in its order. Raises UnreadableSource when it cannot be opened at all."""
    with source.opener() as stream:
        if source.head(2) == b"PK":
            yield from _zip(source, stream)
        else:
            yield from _tar(source, stream)


def _zip(source: Input, stream: BinaryIO) -> Iterator[Input | Problem]:
    with seekable(stream, source.path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableSource(f"{source.path}: a broken zip file ({error})", reason="malformed") from error
        budget = _Budget()
        for count, info in enumerate(archive.infolist()):
            path = f"{source.path}!/{info.filename}"
            if count >= MAX_MEMBERS:
                yield Problem(
                    source.path, "too-large", f"{source.path}: only the first {MAX_MEMBERS} members were read"
                )
                return
            refused = _refused(path, info.filename) or _refused_zip(path, info)
            if refused:
                yield refused
            elif not (info.is_dir() or _hidden(info.filename)):
                yield from _zip_member(source, archive, info, path, budget)


def _zip_member(
    source: Input, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: _Budget
) -> Iterator[Input | Problem]:
    try:
        with archive.open(info) as packed:
            limit = max(RATIO_FREE, MAX_RATIO * info.compress_size)
            with Spool(cast(BinaryIO, packed), path, limit=min(limit, budget.left)) as spool:
                budget.left -= spool.size
                yield Input(path, spool.open, spool.size, source.url, source.date)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        yield Problem(path, "malformed", f"{path}: cannot be unpacked ({error})")
    except UnreadableSource as error:
        yield Problem(path, error.reason, error.message)


def _refused_zip(path: str, info: zipfile.ZipInfo) -> Problem | None:
    if info.flag_bits & 0x1:
        return Problem(path, "permission", f"{path}: encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem(path, "special-file", f"{path}: a link, not followed")
    return None


def _tar(source: Input, stream: BinaryIO) -> Iterator[Input | Problem]:
    budget = _Budget()
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for count, info in enumerate(archive):
                if count >= MAX_MEMBERS:
                    yield Problem(source.path, "too-large", f"{source.path}: only its first {MAX_MEMBERS} were read")
                    return
                yield from _tar_member(source, archive, info, budget)
    except (tarfile.TarError, EOFError) as error:
        reason = "truncated" if "unexpected end" in str(error) else "malformed"
        yield Problem(source.path, reason, f"{source.path}: a broken tar file ({error})")


def _tar_member(
    source: Input, archive: tarfile.TarFile, info: tarfile.TarInfo, budget: _Budget
) -> Iterator[Input | Problem]:
    path = f"{source.path}!/{info.name}"
    refused = _refused(path, info.name)
    if not refused and (info.isdir() or _hidden(info.name)):
        return
    if not refused and not info.isfile():
        refused = Problem(path, "special-file", f"{path}: a link or device, not followed")
    packed = None if refused else archive.extractfile(info)
    if refused or packed is None:
        yield refused or Problem(path, "special-file", f"{path}: no regular file")
        return
    try:
        with Spool(cast(BinaryIO, packed), path, limit=budget.left) as spool:
            budget.left -= spool.size
            yield Input(path, spool.open, spool.size, source.url, source.date)
    except UnreadableSource as error:
        yield Problem(path, error.reason, error.message)


class _Budget:
    """What may still come out of one archive."""

    def __init__(self) -> None:
        self.left = MAX_UNPACKED


def _refused(path: str, name: str) -> Problem | None:
    """Names that would lead out of the archive. Nothing is ever written under them; they are a sign of an attack."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ".." in PurePosixPath(plain).parts or plain[1:2] == ":":
        return Problem(path, "unsafe-path", f"{path}: the name leads out of the archive")
    return None


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)
