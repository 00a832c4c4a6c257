"""`manifest.json`: what an index folder is, for people and for a first look. The truth is in the store."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from carethread.index.errors import IndexUnreadable

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made this index, and how far it is.

    index_id: random name of the index, made once. generation: rises by one with every change that was committed.
    engine_key: marks `engine/`, or the address in `cluster`, as made here by this user (`home.seal`).
    cluster: the address of an index that lives in a cluster; the folder then holds nothing else.
    """

    index_id: str
    engine: str
    format_version: int
    analyzer_version: int
    lexicon_hash: str | None
    generation: int
    engine_key: str | None = None
    cluster: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The manifest as a JSON object."""
        return asdict(self)


def read(folder: Path) -> Manifest | None:
    """The manifest of an index folder; None when there is none. Raises IndexUnreadable when it is no manifest."""
    path = folder / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(**data)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, OSError) as error:
        raise IndexUnreadable(
            f"{path} cannot be read: {error}", hint="delete it: it is made again from the store"
        ) from error


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest so that a reader sees the old or the new one, also after a crash."""
    text = json.dumps(manifest.to_json(), indent=2) + "\n"
    write_atomically(folder / NAME, text.encode("utf-8"))


def write_atomically(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Replace a file: written beside it, synced, renamed. Raises OSError and leaves the old one.

    mode: permissions of the file, less what the umask takes away.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.touch(mode)
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
