"""Threads of our own: shapes that must come out exactly, and many illnesses measured by precision and recall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from carethread.index.lexicon import load
from carethread.indexer.enrich.roles import Verdict, assign
from carethread.indexer.raw import RawThread

Loader = Callable[[str], list[tuple[RawThread, list[dict[str, Any]]]]]


def verdicts(thread: RawThread) -> list[Verdict]:
    lexicon = load()
    return assign(thread, mentions=[lexicon.find(entry.body) for entry in thread.entries])


def test_shapes_come_out_exactly(own_threads: Loader) -> None:
    for thread, gold in own_threads("shapes"):
        got = [(verdict.role, verdict.evidence) for verdict in verdicts(thread)]
        assert got == [(entry["role"], entry["evidence"]) for entry in gold], thread.title


def test_without_the_lexicon_the_shapes_are_the_same(own_threads: Loader) -> None:
    for thread, gold in own_threads("shapes"):
        assert [verdict.role for verdict in assign(thread)] == [entry["role"] for entry in gold], thread.title


TUNED = ("tuned", "illnesses", "replies", "short")


def counted(own_threads: Loader, names: tuple[str, ...], role: str) -> Counter[str]:
    """How many records have the role by the gold, by the rules, by both."""
    counts = Counter[str]()
    for name in names:
        for thread, gold in own_threads(name):
            for entry, verdict in zip(gold, verdicts(thread), strict=True):
                counts["gold"] += entry["role"] == role
                counts["said"] += verdict.role == role
                counts["right"] += entry["role"] == verdict.role == role
    return counts


@pytest.mark.parametrize("name", TUNED)
@pytest.mark.parametrize("role", ["patient", "caregiver"])
def test_precision_and_recall(own_threads: Loader, name: str, role: str) -> None:
    """Precision at least 0.97 and recall at least 0.80 for those who speak of an illness, file by file."""
    counts = counted(own_threads, (name,), role)
    assert counts["gold"] >= 9
    assert counts["right"] >= 0.97 * counts["said"]
    assert counts["right"] >= 0.80 * counts["gold"]


@pytest.mark.parametrize("role", ["patient", "caregiver"])
def test_precision_and_recall_of_all(own_threads: Loader, role: str) -> None:
    counts = counted(own_threads, (*TUNED, "fresh"), role)
    assert counts["right"] >= 0.97 * counts["said"]
    assert counts["right"] >= 0.85 * counts["gold"]


@pytest.mark.parametrize("role", ["patient", "caregiver"])
def test_threads_least_tuned_on(own_threads: Loader, role: str) -> None:
    """Short, literary answers are the hardest: what is missed there stays unknown, and nobody is misnamed."""
    counts = counted(own_threads, ("fresh",), role)
    assert counts["right"] == counts["said"]
    assert counts["right"] >= 0.70 * counts["gold"]


@pytest.mark.parametrize("name", [*TUNED, "fresh"])
def test_nobody_else_is_misnamed(own_threads: Loader, name: str) -> None:
    """Editors, clinicians and readers of these threads are found, and nobody else is taken for one."""
    for thread, gold in own_threads(name):
        for entry, verdict in zip(gold, verdicts(thread), strict=True):
            offices = {entry["role"], verdict.role} & {"editor", "clinician", "reader"}
            assert not offices or entry["role"] == verdict.role, entry["body"]


def test_reasons_quote_what_decided(own_threads: Loader) -> None:
    for name in ("shapes", *TUNED, "fresh"):
        for thread, _ in own_threads(name):
            for entry, verdict in zip(thread.entries, verdicts(thread), strict=True):
                assert verdict.reasons
                if verdict.evidence in {"first_person", "kinship"} and verdict.reasons[0].startswith("says"):
                    words = verdict.reasons[0].split("“")[1].rstrip("”…")
                    assert words in " ".join(entry.body.split())
