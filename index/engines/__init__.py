"""The engines: one package or module each, behind `carethread.index.engine.Engine`. Imported when first opened."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from carethread.index.engine import Engine
from carethread.index.errors import MissingExtra, UsageError

# Engines that keep files of their own in the index folder, and where their `open_folder` is.
FOLDER_ENGINES = {
    "whoosh": "carethread.index.engines.whoosh",
    "tantivy": "carethread.index.engines.tantivy",
}
# Engines that live in a cluster, with the records (`carethread.index.cluster`).
CLUSTER_ENGINES = ("opensearch",)


class FolderEngine(Engine, Protocol):
    """An engine that can be made again from the store: what `Home` asks for on top of an engine."""

    def purge(self) -> None:
        """Rewrite the files so that nothing of a deleted document is left in them; or be at no generation, so that
        whoever calls makes the engine again from the store."""


class _Opener(Protocol):
    def open_folder(self, folder: Path) -> FolderEngine:
        """Open the engine in `folder`, or make an empty one there (generation None)."""


def open_engine(name: str, folder: Path) -> FolderEngine:
    """Open an engine that keeps its files in `folder`; an empty folder gives an empty engine.

    The caller has made sure that the folder is our own (`home.seal`): Whoosh's files can run code.
    Raises UsageError for an unknown name, MissingExtra when its package is not installed, EngineError.
    """
    where = FOLDER_ENGINES.get(name)
    if where is None:
        raise UsageError(f"no engine {name!r} that lives in a folder", hint="one of: " + ", ".join(FOLDER_ENGINES))
    return cast("_Opener", _load(name, where)).open_folder(folder)


def _load(name: str, where: str) -> ModuleType:
    try:
        return import_module(where)
    except ImportError as error:
        hint = f"install it: pip install 'carethread[{name}]'"
        raise MissingExtra(f"the engine {name!r} is not installed: {error}", hint=hint) from error
