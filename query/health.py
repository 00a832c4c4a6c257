"""Is this index well? Each check says what it saw and what to do about it (`carethread doctor`)."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.engine import Question
from carethread.index.errors import CarethreadError
from carethread.index.home import Home
from carethread.index.home.protocol import IndexHome
from carethread.index.plan import Term
from carethread.query.render.words import plural

State = Literal["ok", "hint", "broken"]

_LOW_DISK = 2  # times the index's own size: what a rebuild beside the old engine needs
_SLOW_MS = 100.0  # a search that a person waits for asks the engine several times
_COMMON = ("the", "i", "de", "und")  # stems; one of them is common in whatever was indexed
_NEXT = {"whoosh": "tantivy", "tantivy": "opensearch --url URL"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: how it is, what was seen, and what to do when it is not well."""

    name: str
    state: State
    saw: str
    do: str = ""

    def to_json(self) -> dict[str, Any]:
        """The check as a JSON object."""
        return {"name": self.name, "state": self.state, "saw": self.saw, "do": self.do}


def examine(home: IndexHome, lexicon_hash: str) -> list[Check]:
    """All checks, in order. `lexicon_hash` is that of the lexicon in use now. Changes nothing but a stale engine."""
    steps: list[Callable[[], Check]] = [
        lambda: _store(home),
        lambda: _contents(home),
        lambda: _lexicon(home, lexicon_hash),
        lambda: _analyzer(home),
        lambda: _engine(home),
        lambda: _speed(home),
    ]
    if isinstance(home, Home):
        steps.insert(4, lambda: _engine_owner(home))
        steps.append(lambda: _disk(home.path))
    return [_run(step) for step in steps]


def _run(step: Callable[[], Check]) -> Check:
    try:
        return step()
    except CarethreadError as error:
        return Check("error", "broken", error.message, error.hint)


def _store(home: IndexHome) -> Check:
    faults = home.store.quick_check()
    if faults:
        return Check(
            "store", "broken", "; ".join(faults[:3]), "restore the records from a backup, or index the sources anew"
        )
    what = "records.db is sound" if isinstance(home, Home) else f"{home.place}: every shard has a node"
    return Check("store", "ok", f"{what} (generation {home.store.generation})")


def _contents(home: IndexHome) -> Check:
    counts = home.store.counts()
    saw = f"{plural(counts.records, 'record')} in {plural(counts.threads, 'thread')}"
    saw += f" from {plural(counts.sources, 'source')}"
    if counts.annotations or counts.takedowns:
        saw += f"; {plural(counts.annotations, 'annotation')}, {plural(counts.takedowns, 'takedown')}"
    if not counts.records:
        return Check("contents", "hint", "the index is empty", f"carethread index SOURCE… --index {home.place}")
    return Check("contents", "ok", saw)


def _lexicon(home: IndexHome, lexicon_hash: str) -> Check:
    if home.store.lexicon_hash in (None, lexicon_hash):
        return Check("lexicon", "ok", "the treatments are those of the lexicon in use")
    return Check(
        "lexicon",
        "hint",
        "the index was made with another lexicon",
        f"carethread index --reannotate --index {home.place}",
    )


def _analyzer(home: IndexHome) -> Check:
    made = home.store.meta("analyzer_version")
    if made == str(ANALYZER_VERSION):
        return Check("analyzer", "ok", f"words are split as this version does (analyzer {made})")
    anew = "delete DIR/engine" if isinstance(home, Home) else "nothing: the next carethread index makes it anew"
    return Check("analyzer", "hint", f"words were split by analyzer {made}, now {ANALYZER_VERSION}", anew)


def _engine_owner(home: Home) -> Check:
    if home.engine_is_ours():
        return Check("engine folder", "ok", "made here, by this user")
    if not home.engine_path.exists():
        return Check("engine folder", "hint", "missing", "nothing: it is made again from the records")
    return Check(
        "engine folder", "hint", "not made here: it is never opened", "nothing: it is made again from the records"
    )


def _engine(home: IndexHome) -> Check:
    engine = home.engine()
    info, stored = engine.info(), home.store.counts().records
    saw = f"{engine.name} {info.version} with {info.documents:,} records"
    if info.bytes is not None:
        saw += f", {info.bytes / 1e6:.1f} MB"
    if info.documents != stored:
        saw += f", but the store has {stored:,}"
        if isinstance(home, Home):
            return Check("engine", "broken", saw, f"delete {home.engine_path}: it is made again")
        return Check("engine", "hint", "; ".join([saw, *info.notes]), "the next carethread index goes on from there")
    return Check("engine", "ok", "; ".join([saw, *info.notes]))


def _speed(home: IndexHome) -> Check:
    """Whether the index has outgrown its engine: measured here and now, on a word that stands in many records."""
    engine = home.engine()
    totals = {word: engine.search(Question(Term("body", word), limit=0)).total for word in _COMMON}
    word = max(_COMMON, key=lambda each: totals[each])
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        engine.search(Question(Term("body", word)))
        taken.append((time.perf_counter() - started) * 1000)
    median = sorted(taken)[1]
    saw = f"the common word “{word}” ({plural(totals[word], 'record')}) takes {median:.0f} ms"
    if median < _SLOW_MS or engine.name not in _NEXT:
        return Check("speed", "ok", saw)
    larger = _NEXT[engine.name]
    return Check("speed", "hint", f"{saw}: outgrown {engine.name}", f"carethread migrate --engine {larger}")


def _disk(path: Path) -> Check:
    free = shutil.disk_usage(path).free
    used = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    saw = f"{used / 1e6:.1f} MB used, {free / 1e9:.1f} GB free"
    if free < _LOW_DISK * used:
        return Check("disk", "hint", saw, "make room: a rebuild needs as much again beside the index")
    return Check("disk", "ok", saw)
