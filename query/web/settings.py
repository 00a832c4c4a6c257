"""How a server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carethread.index.home.place import Place

PAGE_SIZE = 10
MAX_PAGE_SIZE = 100  # records on one page, or in one answer of the API
MAX_OFFSET = 10_000  # how deep pages go; deeper answers are for `export`
MAX_ROWS = 10_000  # records of an answer as CSV
MAX_DOWNLOADS = 8  # CSV files on their way at a time, in one process
TIMEOUT = 5.0  # seconds that the engine is given for one request
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `carethread serve` was told.

    redact: mask persons on every page and in every answer. public: a token is asked for. hosts: names that the Host
    header may hold (against DNS rebinding). proxies: addresses or networks of proxies; only they may connect then, and
    what they say about visitors is believed. tokens: the file of hashes, when it is not the usual one.
    lexicon: a lexicon of the user's own, the one that the index was made with.
    concurrency: questions at work at a time, in one process. rate: requests a second and visitor, on average, in one
    process (bursts of ten times as many are let through). timeout: seconds of the engine for one request.
    """

    index: Place
    redact: bool = False
    public: bool = False
    hosts: tuple[str, ...] = LOOPBACK_NAMES
    proxies: tuple[str, ...] = ()
    tokens: Path | None = None
    concurrency: int = 4
    rate: float = 10.0
    timeout: float = TIMEOUT
    lexicon: Path | None = None
