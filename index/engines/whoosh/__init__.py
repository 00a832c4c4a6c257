"""Whoosh 2.7.4: the engine that needs nothing but Python.

The folder is a Whoosh index: `whoosh.index.open_dir` opens it, and Whoosh's own searcher finds the same records in it
(see `stock`). What is ours, because measuring said so (bench/engine_whoosh.py):

- Building: postings are inverted in memory and written term by term, not sorted as millions of tuples.
- Asking: whole posting blocks are read into sets and arrays, not one posting at a time through matchers.
- The list of segments: JSON in `state.json`, replaced atomically with the store's generation in it, not a pickle.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carethread.index.engines.whoosh.engine import WhooshEngine


def open_folder(folder: Path) -> WhooshEngine:
    """Open the engine in `folder`, or an empty one where nothing is yet. The folder must be our own."""
    import_lightly()
    from carethread.index.engines.whoosh.engine import WhooshEngine

    return WhooshEngine(folder)


def import_lightly() -> None:
    """Import Whoosh without the web client that `whoosh.compat` takes in for a benchmark of its own.

    http, ssl and email are 25 ms of the 60 that a first question in a cold process takes. A module of that name stands
    in while `whoosh.compat` is imported, and is gone afterwards. Nothing is done when another thread could see it.
    """
    name = "urllib.request"
    if name in sys.modules or "whoosh.compat" in sys.modules or threading.active_count() > 1:
        return
    stand_in = ModuleType(name)
    stand_in.urlretrieve = None  # type: ignore[attr-defined]  # the one name that whoosh.compat asks for
    sys.modules[name] = stand_in
    try:
        import whoosh.compat  # noqa: F401 - imported to be there
    finally:
        del sys.modules[name]
