"""How a run goes on: a bar on a terminal, a line every few seconds elsewhere. Both on standard error."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from carethread.indexer.pipeline import Report
from carethread.indexer.pipeline.indexing import Progress
from carethread.indexer.sources import SourceRef

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

LINE_SECONDS = 5.0


def progress() -> Progress:
    """The right one for where standard error goes."""
    return BarProgress() if sys.stderr.isatty() else LineProgress()


class LineProgress:
    """A plain line every `LINE_SECONDS`; nothing for a run that is shorter."""

    def __init__(self) -> None:
        self._sources = self._done = 0
        self._started = self._said = time.monotonic()

    def begin(self, sources: int, size: int) -> None:
        """So many sources are ahead."""
        self._sources = sources

    def step(self, source: SourceRef, report: Report) -> None:
        """A source is done."""
        self._done += 1
        self._say(report)

    def tick(self, report: Report) -> None:
        """A thread is done."""
        self._say(report)

    def _say(self, report: Report) -> None:
        now = time.monotonic()
        if now - self._said < LINE_SECONDS:
            return
        self._said = now
        rate = report.records / (now - self._started)
        click.echo(
            f"{self._done} of {self._sources} sources, {report.threads} threads, {report.records} records, "
            f"{rate:.0f} records/s",
            err=True,
        )

    def end(self) -> None:
        """The report says the rest."""


class BarProgress:
    """A bar over the bytes of the sources, with rate, remaining time and counts."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._done = 0

    def begin(self, sources: int, size: int) -> None:
        """So many bytes are ahead; the size of standard input is not known."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

        self._bar = Progress(
            TextColumn("{task.percentage:>3.0f}%"),
            BarColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=size or None)
        self._bar.start()

    def step(self, source: SourceRef, report: Report) -> None:
        """A source is done."""
        self._done += source.size or 0
        self._update(report)

    def tick(self, report: Report) -> None:
        """A thread is done."""
        self._update(report)

    def _update(self, report: Report) -> None:
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done + report.position, description=_counts(report))

    def end(self) -> None:
        """Take the bar away; the report follows."""
        if self._bar is not None:
            self._bar.stop()


def _counts(report: Report) -> str:
    return f"{report.threads:,} threads, {report.records:,} records"
