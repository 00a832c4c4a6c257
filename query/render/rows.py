"""Answers for scripts: json, jsonl, csv, ids. Keys are the contract's; nested values in csv are JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a spreadsheet takes for its beginning


def as_json(data: Any) -> str:
    """One JSON document, readable, in UTF-8 without escapes."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def as_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A header line from the first row's keys, then a line a row (RFC 4180 quoting, `\\n` ends)."""
    names: list[str] = []
    for row in rows:
        if not names:
            names = list(row)
            yield _csv_line(names)
        yield _csv_line([_cell(row.get(name)) for name in names])


def _csv_line(cells: Sequence[str]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    """A value as one cell. Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP)."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, Sequence) and all(isinstance(part, str) for part in value):
        return " ".join(value)
    if isinstance(value, (Sequence, Mapping)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
