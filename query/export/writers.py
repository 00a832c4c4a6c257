"""Rows to a stream or a file, one at a time: an export needs no more memory than its largest record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from carethread.index.batches import batched
from carethread.index.errors import MissingExtra
from carethread.query.export.rows import COLUMNS, flat
from carethread.query.render.rows import as_csv, as_jsonl

FORMATS = ("json", "jsonl", "csv", "parquet")
_BATCH = 5_000  # rows a parquet row group

Rows = Iterable[dict[str, Any]]


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for; None when it does not say."""
    ending = path.suffix.lstrip(".").lower()
    return ending if ending in FORMATS else None


def write(rows: Rows, stream: BinaryIO, form: str) -> int:
    """Write all rows as `form`; returns how many. Raises MissingExtra when parquet's package is not there."""
    writers: dict[str, Callable[[Rows, BinaryIO], int]] = {
        "json": _json,
        "jsonl": _jsonl,
        "csv": _csv,
        "parquet": _parquet,
    }
    return writers[form](rows, stream)


def _json(rows: Rows, stream: BinaryIO) -> int:
    """A JSON array, a row a line."""
    number = 0
    for number, row in enumerate(rows, 1):
        stream.write(b"[\n" if number == 1 else b",\n")
        stream.write(_bytes(json.dumps(row, ensure_ascii=False)))
    stream.write(b"\n]\n" if number else b"[]\n")
    return number


def _jsonl(rows: Rows, stream: BinaryIO) -> int:
    return _lines(as_jsonl(rows), stream)


def _csv(rows: Rows, stream: BinaryIO) -> int:
    return max(0, _lines(as_csv(flat(row) for row in rows), stream) - 1)


def _lines(lines: Iterable[str], stream: BinaryIO) -> int:
    written = 0
    for line in lines:
        stream.write(_bytes(line + "\n"))
        written += 1
    return written


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair, as a broken page can hold, is no UTF-8


def _parquet(rows: Rows, stream: BinaryIO) -> int:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("parquet needs pyarrow", hint="pip install 'carethread[parquet]'") from error
    types = {"ordinal": pyarrow.int32(), "depth": pyarrow.int32()}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in COLUMNS])
    number = 0
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batched(map(flat, rows), _BATCH):
            number += len(batch)
            writer.write_table(pyarrow.Table.from_pylist([_clean(row) for row in batch], schema=schema))
    return number


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _bytes(value).decode() if isinstance(value, str) else value for name, value in row.items()}
