"""One export row a record: the contract's keys, then `thread_date` and `matched`."""

from __future__ import annotations

from typing import Any

from carethread.query.results import Hit

# The columns of csv and parquet, in order: flat, so that a spreadsheet can sort them.
COLUMNS: tuple[str, ...] = (
    "id",
    "thread_id",
    "parent_id",
    "kind",
    "ordinal",
    "depth",
    "title",
    "author",
    "author_role",
    "role_evidence",
    "role_confidence",
    "posted_at",
    "date_precision",
    "thread_date",
    "body",
    "treatments",
    "about",
    "source_path",
    "source_url",
    "source_format",
)


def row(hit: Hit) -> dict[str, Any]:
    """The record of `hit` as one JSON object."""
    return hit.record.to_json() | {"thread_date": hit.thread_date}


def flat(full: dict[str, Any]) -> dict[str, Any]:
    """The same row with one plain value a column; lists of ids are joined by spaces. Mentions are left out: their
    offsets say nothing in a table."""
    source = full["source"]
    values = full | {
        "treatments": " ".join(full["treatments"]),
        "about": " ".join(full["about"]),
        "source_path": source["path"],
        "source_url": source["url"],
        "source_format": source["format"],
    }
    return {name: values[name] for name in COLUMNS}
