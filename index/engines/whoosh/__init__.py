# LEAD NOTE for F: read /tmp/briefs/to/F.md before you go on.
"""Whoosh 2.7.4: the engine that needs nothing but Python.

What is Whoosh's here: the codec (term index, posting blocks, columns) and its file storage. What is ours, because
measuring said so (bench/engine_whoosh.py):

- Building: postings are inverted in memory and written term by term, not sorted as millions of tuples.
- Asking: whole posting blocks are read into sets and arrays, not one posting at a time through matchers.
- The list of segments: JSON in `state.json`, replaced atomically with the store's generation in it, not a pickle.
"""

from __future__ import annotations

from pathlib import Path

from carethread.index.engines.whoosh.engine import WhooshEngine


def open_folder(folder: Path) -> WhooshEngine:
    """Open the engine in `folder`, or an empty one where nothing is yet. The folder must be our own."""
    return WhooshEngine(folder)
