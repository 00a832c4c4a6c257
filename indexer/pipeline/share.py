"""The share of the sources that one of several indexers takes (`index --shard 3/8`)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from carethread.index.errors import UsageError

_FORM = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`th of `of` shares, counted from 1. Which one a source is in depends on its key alone."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Share:
        """`3/8`. Raises UsageError."""
        found = _FORM.fullmatch(text.strip())
        number, of = (int(part) for part in found.groups()) if found else (0, 0)
        if not 1 <= number <= of:
            raise UsageError(f"{text!r} is no share", hint="write 3/8 for the third of eight; they count from 1")
        return cls(number, of)

    def holds(self, key: str) -> bool:
        """Whether the source of this key is in the share."""
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


ALL = Share()
