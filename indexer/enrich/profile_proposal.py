"""What an archive suggests for a site profile: who runs the place, who treats there.

Only plain signs count: the platform's own badges, signatures, degrees in a byline, several posts of a blog by one hand.
Everything is proposed with its evidence beside it, for a person to read and correct before use.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from carethread.index.record import Evidence, Role
from carethread.indexer.enrich.roles.assigning import assign
from carethread.indexer.enrich.roles.people import name_key
from carethread.indexer.enrich.roles.signatures import read_signature
from carethread.indexer.enrich.roles.verdict import Verdict
from carethread.indexer.raw import Entry, RawThread

_GROUPS: tuple[tuple[str, Role], ...] = (("editors", "editor"), ("clinicians", "clinician"))
_PARTS = ("names", "accounts", "signatures")
_PLAIN: frozenset[Evidence] = frozenset({"markup", "signed", "post_author", "account"})
# One post on a blog of many hands makes no editor of the whole place.
_POSTS_ENOUGH = 2


@dataclass(slots=True)
class _Candidate:
    """One line of the proposal: what is listed, why, how often, and one example."""

    value: str
    signs: Counter[str] = field(default_factory=Counter)
    example: str = ""

    @property
    def is_sure(self) -> bool:
        """More than a single post or a name equal to that post's author."""
        if self.signs["markup"] or self.signs["signed"]:
            return True
        return self.signs["post_author"] >= _POSTS_ENOUGH


def propose_profile(threads: Iterable[RawThread]) -> str:
    """A site profile (YAML) for the archive that `threads` come from, with the evidence as comments.

    Lines that rest on a single post are commented out. `parse_profile` reads the text back.
    """
    found: dict[tuple[Role, str], dict[str, _Candidate]] = {}
    counts = Counter[str]()
    for thread in threads:
        counts["threads"] += 1
        for entry, verdict in zip(thread.entries, assign(thread), strict=True):
            counts["entries"] += 1
            if verdict.evidence in _PLAIN:
                _note(found, entry, verdict)
    return _write(found, counts)


def _note(found: dict[tuple[Role, str], dict[str, _Candidate]], entry: Entry, verdict: Verdict) -> None:
    for part, key, value in _values(entry):
        if part == "signatures" and verdict.evidence != "signed":
            continue
        candidates = found.setdefault((verdict.role, part), {})
        candidate = candidates.setdefault(key, _Candidate(value))
        candidate.signs[verdict.evidence] += 1
        candidate.example = candidate.example or "; ".join(verdict.reasons)


def _values(entry: Entry) -> list[tuple[str, str, str]]:
    """The lines that an entry can give: part, key that makes them equal, value."""
    values = []
    if name_key(entry.author):
        values.append(("names", name_key(entry.author), entry.author or ""))
    if entry.account:
        values.append(("accounts", entry.account.casefold(), entry.account))
    signature = None if values else read_signature(entry.body)
    if signature is not None:
        line = signature.text.splitlines()[0]
        values.append(("signatures", line.casefold(), "^" + re.escape(line).replace(r"\ ", " ")))
    return values


def _write(found: dict[tuple[Role, str], dict[str, _Candidate]], counts: Counter[str]) -> str:
    lines = [
        f"# Proposed from {counts['threads']} threads with {counts['entries']} entries.",
        "# Read every line and take out what is wrong before you use it.",
        "# Lines behind # rest on a single post: take the # away where they are right.",
    ]
    for group, role in _GROUPS:
        lines.append(f"{group}:")
        for part in _PARTS:
            candidates = sorted(
                found.get((role, part), {}).values(), key=lambda c: (not c.is_sure, -sum(c.signs.values()), c.value)
            )
            if not candidates:
                lines.append(f"  {part}: []")
                continue
            sure = any(candidate.is_sure for candidate in candidates)
            lines.append(f"  {part}:" if sure else f"  {part}: []")
            lines += [_line(candidate) for candidate in candidates]
    return "\n".join(lines) + "\n"


def _line(candidate: _Candidate) -> str:
    why = ", ".join(f"{sign} {times}x" for sign, times in candidate.signs.most_common())
    example = " ".join(candidate.example.split())
    lead = "    - " if candidate.is_sure else "    # - "
    # JSON's double-quoted texts are YAML's too, whatever is in them.
    return f"{lead}{json.dumps(candidate.value, ensure_ascii=False)}  # {why}; {example}"
