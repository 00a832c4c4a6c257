"""The seed's 23 records come out as in the gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carethread.indexer.enrich.roles import Verdict, assign
from carethread.indexer.raw import Entry, RawThread

ROOT = Path(__file__).parents[4]
GOLD = [json.loads(line) for line in (ROOT / "tests/gold/seed_records.jsonl").read_text(encoding="utf-8").splitlines()]


def seed_thread() -> RawThread:
    source = (ROOT / "seeds/000_7d63531107c64d26.txt").read_text(encoding="utf-8")
    entries, at = [], 0
    for gold in GOLD:
        start = source.index(gold["body_start"], at)
        at = source.index(gold["body_end"], start) + len(gold["body_end"])
        entries.append(Entry(source[start:at], parent=gold["parent"], span=(start, at)))
    return RawThread(entries, title="Today’s Thought: What matters in treatment choices?", format="text")


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return assign(seed_thread())


@pytest.mark.parametrize("gold", GOLD, ids=[str(gold["ordinal"]) for gold in GOLD])
def test_role_and_evidence_are_those_of_the_gold(gold: dict[str, Any], verdicts: list[Verdict]) -> None:
    verdict = verdicts[gold["ordinal"]]
    assert (verdict.role, verdict.evidence) == (gold["author_role"], gold["role_evidence"])


def test_every_verdict_says_why(verdicts: list[Verdict]) -> None:
    assert all(verdict.reasons for verdict in verdicts)
    assert verdicts[0].reasons == ("signed “Eric D.Whitmns, MD / Senior Editor,”",)
    assert any("My husband did two treatments" in reason for reason in verdicts[6].reasons)


def test_without_a_signed_answer_no_position() -> None:
    thread = seed_thread()
    thread.entries[17].body = thread.entries[17].body.replace("Senior Editor", "").replace("Eric Whitman, MD", "")
    roles = [verdict.role for verdict in assign(thread)]
    assert roles[2] == roles[5] == "unknown"


def test_known_authors_decide_not_the_position() -> None:
    thread = seed_thread()
    for number, entry in enumerate(thread.entries):
        entry.author = f"Person {number}"
    assert assign(thread)[2].role == "unknown"
