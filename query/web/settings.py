"""How a server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGE_SIZE = 10
MAX_PAGE_SIZE = 100  # records on one page, or in one answer of the API
MAX_OFFSET = 10_000  # how deep pages go; deeper answers are for `export`
TIMEOUT = 5.0  # seconds for one question to the engine


@dataclass(frozen=True, slots=True)
class Settings:
    """What `carethread serve` was told.

    redact: mask persons on every page and in every answer. public: other addresses than loopback are served, so that a
    token is asked for. hosts: names that the Host header may hold (against DNS rebinding). trust_proxy: a proxy named
    by the user stands before us and says who asks. concurrency: questions at work at a time, in one process. rate:
    requests a second and client, on average (bursts of ten times as many are let through).
    """

    index: Path
    redact: bool = False
    public: bool = False
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "::1")
    trust_proxy: bool = False
    tokens: Path | None = None
    concurrency: int = 4
    rate: float = 10.0
