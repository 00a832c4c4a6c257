"""What Whoosh itself needs to open the index, beside what we read: schema, stored ids, lengths, table of contents.

`whoosh.index.open_dir(DIR/engine)` searches these files with Whoosh's own searcher, phrases included; each hit has its
stored `id`. We never read any of it: a table of contents is a pickle. The terms are ours, so that a query parsed by
Whoosh should be of words in normal form, stemmed for `body` and `title`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, STORED_COLUMN, W3Codec, W3Segment
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.util.numeric import length_to_byte

from carethread.index.engines.whoosh.segment import INDEX_NAME, to_text
from carethread.index.engines.whoosh.state import SegmentState
from carethread.index.fields import FIELDS


def schema() -> Schema:
    """Whoosh's schema of our fields. Whole numbers are ours alone."""
    fields: dict[str, Any] = {}
    for spec in FIELDS:
        if spec.type == "text":
            fields[spec.name] = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True)
        elif spec.type == "keyword":
            fields[spec.name] = ID(stored=spec.name == "id")
    return Schema(**fields)


def write_documents(
    storage: FileStorage,
    segment: W3Segment,
    documents: int,
    ids: Iterable[bytes],
    lengths: Mapping[str, Sequence[int]],
) -> None:
    """Write the stored ids and the lengths of the scored fields (Whoosh keeps a length as one rounded byte)."""
    _column(storage, segment, "_stored", STORED_COLUMN, ({"id": to_text(id_)} for id_ in ids), documents)
    for name, values in lengths.items():
        _column(storage, segment, f"_{name}_len", LENGTHS_COLUMN, map(length_to_byte, values), documents)


def _column(
    storage: FileStorage, segment: W3Segment, name: str, column: Any, values: Iterable[Any], documents: int
) -> None:
    file = storage.create_file(W3Codec.column_filename(segment, name))
    writer = column.writer(file)
    for number, value in enumerate(values):
        writer.add(number, value)
    writer.finish(documents)
    file.close()


def write_toc(storage: FileStorage, segments: Iterable[SegmentState]) -> str:
    """Write the next table of contents; returns the file's name."""
    generation = TOC._latest_generation(storage, INDEX_NAME) + 1
    TOC(schema(), [_segment(segment) for segment in segments], generation).write(storage, INDEX_NAME)
    return str(TOC._filename(INDEX_NAME, generation))


def _segment(state: SegmentState) -> W3Segment:
    segment = W3Segment(W3Codec(), INDEX_NAME, state.documents, state.name, set(state.deleted) or None)
    segment._fieldlengths = dict(state.lengths)
    return segment


def is_toc(path: Path) -> bool:
    """Whether a file is a table of contents, or the draft of one."""
    return path.name.startswith(f"_{INDEX_NAME}_") and ".toc" in path.name
