"""Whether a source is what it was when it was last read.

The digest is the SHA-256 of its content and of all that decides what is made of it. A file whose size, times and inode
are the same is taken as unchanged without reading it, unless it was modified within two seconds of that reading: then
its time cannot tell.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import Any

from carethread.indexer.pipeline.work import Settings
from carethread.indexer.readers.maildir import message_files
from carethread.indexer.sources import SourceRef

READERS_VERSION = 1  # raise it when readers or roles change what they give: then all sources are read anew
_RACY_SECONDS = 2.0
_CHUNK = 1 << 20


def salt(settings: Settings) -> str:
    """What decides, beside the content, what is made of a source. Not the lexicon: `reannotate` follows that."""
    return hashlib.sha256(repr((READERS_VERSION, settings.pingbacks, settings.profile)).encode()).hexdigest()[:16]


def stamp(source: SourceRef, salted: str) -> dict[str, Any]:
    """What the file system says of a file (nothing of a maildir), and the salt. Raises OSError."""
    if source.kind != "file":
        return {"salt": salted}
    status = source.file.stat()
    return {
        "salt": salted,
        "size": status.st_size,
        "mtime": status.st_mtime_ns,
        "ctime": status.st_ctime_ns,
        "inode": status.st_ino,
        "at": time.time_ns(),
    }


def is_same(now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    """Whether two stamps are of the same content, for sure."""
    names = ("salt", "size", "mtime", "ctime", "inode")
    if "size" not in now or any(now[name] != then.get(name) for name in names):
        return False
    last_change = max(then["mtime"], then["ctime"])
    return bool(then.get("at", 0) - last_change > _RACY_SECONDS * 1e9)


def digest(source: SourceRef, salted: str) -> str:
    """The digest of a source's content now. Raises OSError."""
    summed = hashlib.sha256(salted.encode())
    paths = message_files(source.file) if source.kind == "maildir" else [source.file]
    for path in paths:
        if source.kind == "maildir":
            summed.update(path.name.partition(":2,")[0].encode("utf-8", "surrogateescape") + b"\0")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                summed.update(chunk)
    return summed.hexdigest()
