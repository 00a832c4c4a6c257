"""JSON Lines, one bounded line at a time, and what all JSON readers share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_LINE
from carethread.indexer.readers.base import Input, Problem

_BOM = b"\xef\xbb\xbf"
_LOOKED_AT = 3  # lines: one that is an object of its own tells JSON Lines, also when the first is damaged


def begins_with(head: bytes, *openings: bytes) -> bool:
    """Whether the first character that is no space (after a byte-order mark) is one of `openings`."""
    return head.removeprefix(_BOM).lstrip().startswith(openings)


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, with their numbers from 1; None for one longer than `MAX_LINE`, which is skipped
    without being held."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, None
        elif line.strip():
            yield number, line.removeprefix(_BOM) if number == 1 else line


def objects(source: Input) -> Iterator[tuple[str, dict[str, Any] | Problem]]:
    """The objects of a JSON Lines input, each with its path ("file.jsonl:17"); a problem for a line that is none."""
    with source.opener() as stream:
        for number, line in lines(stream):
            path = f"{source.path}:{number}"
            if line is None:
                yield path, Problem(path, "too-large", f"{path}: a line longer than {MAX_LINE // 2**20} MiB")
                continue
            try:
                found = parse(line, path)
            except UnreadableSource as error:
                yield path, Problem(path, error.reason, error.message)
                continue
            if isinstance(found, dict):
                yield path, found
            else:
                yield path, Problem(path, "malformed", f"{path}: not a JSON object")


def parse(data: bytes, path: str) -> Any:
    """The value of a JSON text. Raises UnreadableSource (`malformed`, `too-deep`)."""
    try:
        return json.loads(data.removeprefix(_BOM))
    except RecursionError as error:
        raise UnreadableSource(f"{path}: JSON nested too deep", reason="too-deep") from error
    except ValueError as error:
        # Also a UnicodeDecodeError, and whole numbers of thousands of digits.
        raise UnreadableSource(f"{path}: not valid JSON ({error})", reason="malformed") from error


def text(value: object) -> str | None:
    """A string that is not blank, else None. Numbers become strings: ids come as either."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def mapping(value: object) -> dict[str, Any]:
    """An object, or an empty one where there is something else."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list[Any]:
    """A list, or an empty one where there is something else."""
    return value if isinstance(value, list) else []


def documents(source: Input) -> Iterator[tuple[str, Any]]:
    """What a JSON file or a JSON Lines file holds, each with its path: the elements of one array, one object, or the
    object of each line (a `Problem` for a line that is none).

    Raises UnreadableSource when the input is one JSON text, and a broken or too large one.
    """
    with source.opener() as stream:
        first = [line for _, line in islice(lines(stream), _LOOKED_AT)]
    if len(first) > 1 and first[0] is not None and not begins_with(first[0], b"[") and any(map(_is_object, first)):
        yield from objects(source)
        return
    found = parse(source.data(), source.path)
    if not isinstance(found, list):
        yield source.path, found
        return
    for number, element in enumerate(found, 1):
        yield f"{source.path}:{number}", element


def _is_object(line: bytes | None) -> bool:
    try:
        return line is not None and isinstance(parse(line, ""), dict)
    except UnreadableSource:
        return False
