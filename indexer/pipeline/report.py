"""What a run did: read, changed, left aside, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from carethread.index.record import RecordThread
from carethread.index.store import SourceDelta
from carethread.indexer.readers.base import Problem

MAX_PROBLEMS = 10_000  # named one by one; beyond, they are counted by reason only
_SHOWN_PROBLEMS = 20
_SHOWN_TREATMENTS = 10


@dataclass(slots=True)
class Report:
    """The outcome of `index`. Sources are files, maildirs and standard input; records are posts and comments.

    threads, records, roles and treatments are those that were read in this run; `delta` says what that changed in the
    index. `skipped` counts documents of crawls and corpora that hold no discussion, by reason. `position` is how many
    bytes of the source at hand were read so far.
    """

    dry_run: bool = False
    read: int = 0
    unchanged: int = 0
    failed: int = 0
    vanished: int = 0
    threads: int = 0
    records: int = 0
    delta: SourceDelta = field(default_factory=SourceDelta)
    roles: Counter[str] = field(default_factory=Counter)
    treatments: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0
    position: int = 0

    @property
    def exit_code(self) -> int:
        """The contract's: 4 when some input could not be read, else 0."""
        return 4 if self.reasons else 0

    def add_thread(self, thread: RecordThread) -> None:
        """Count a thread that was read."""
        self.threads += 1
        self.records += len(thread.records)
        for record in thread.records:
            self.roles[record.author_role] += 1
            self.treatments.update(record.treatments)

    def add_problem(self, problem: Problem) -> None:
        """Name, or from `MAX_PROBLEMS` on count, what was left aside."""
        self.reasons[problem.reason] += 1
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "dry_run": self.dry_run,
            "sources": {
                "read": self.read,
                "unchanged": self.unchanged,
                "failed": self.failed,
                "vanished": self.vanished,
            },
            "threads": self.threads,
            "records": {
                "read": self.records,
                "new": self.delta.new,
                "replaced": self.delta.replaced,
                "unchanged": self.delta.unchanged,
                "dropped": self.delta.dropped,
                "withheld": self.delta.withheld,
            },
            "roles": dict(self.roles.most_common()),
            "treatments": dict(self.treatments.most_common()),
            "skipped": dict(self.skipped.most_common()),
            "problems": {
                "count": self.reasons.total(),
                "by_reason": dict(self.reasons.most_common()),
                "list": [
                    {"path": problem.path, "reason": problem.reason, "message": problem.message}
                    for problem in self.problems
                ],
            },
            "seconds": round(self.seconds, 3),
        }

    def lines(self) -> list[str]:
        """The report as plain lines for a person."""
        delta = self.delta
        lines = [
            f"sources   {self.read} read, {self.unchanged} unchanged"
            + _also(self.failed, "failed")
            + _also(self.vanished, "gone"),
            f"records   {delta.new} new, {delta.replaced} replaced, {delta.dropped} dropped"
            + _also(delta.unchanged, "as before")
            + _also(delta.withheld, "withheld (taken down before)"),
        ]
        if self.threads:
            lines.append(f"read      {self.records} records in {self.threads} threads")
            lines.append("roles     " + _counts(self.roles))
        if self.treatments:
            lines.append("mentions  " + _counts(self.treatments, _SHOWN_TREATMENTS))
        if self.skipped:
            lines.append(f"skipped   {self.skipped.total()} documents without a discussion ({_counts(self.skipped)})")
        lines.extend(self._problem_lines())
        if self.dry_run:
            lines.append("dry run   nothing was written")
        return lines

    def _problem_lines(self) -> list[str]:
        if not self.reasons:
            return []
        shown = self.problems[:_SHOWN_PROBLEMS]
        lines = [f"left out  {self.reasons.total()} ({_counts(self.reasons)})"]
        lines += [f"  {problem.reason}: {problem.message}" for problem in shown]
        more = self.reasons.total() - len(shown)
        return [*lines, f"  and {more} more; --report FILE.json lists them"] if more else lines


def _also(count: int, what: str) -> str:
    return f", {count} {what}" if count else ""


def _counts(counter: Counter[str], limit: int | None = None) -> str:
    shown = ", ".join(f"{name} {count}" for name, count in counter.most_common(limit))
    rest = len(counter) - limit if limit is not None else 0
    return shown + (f", and {rest} more" if rest > 0 else "")
