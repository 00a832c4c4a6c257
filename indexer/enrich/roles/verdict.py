"""What a role rule answers with."""

from __future__ import annotations

from dataclasses import dataclass

from carethread.index.record import Confidence, Evidence, Role


@dataclass(frozen=True, slots=True)
class Verdict:
    """One entry's role, the evidence for it, and plain sentences that quote the words or the mark that decided."""

    role: Role
    evidence: Evidence
    confidence: Confidence
    reasons: tuple[str, ...] = ()


UNKNOWN = Verdict("unknown", "none", "low", ("no rule found a sign of who speaks",))


def quote(text: str, limit: int = 80) -> str:
    """`text` on one line in typographic quotes, cut after `limit` code points."""
    line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    line = " ".join(line.split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return f"“{line}”"
