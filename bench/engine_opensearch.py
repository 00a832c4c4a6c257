"""The OpenSearch engine beside raw `_search` calls, on the same index of a real three-node cluster.

    python tools/cluster.py --heap 1g run -- python bench/engine_opensearch.py 1000000 [--replicas 0] [--threads]

Records are those of `engine_whoosh.py`; they are made, set aside and written one after the other, never held together.
Both sides ask the same index through the same client, in turn, question by question; the cluster's cache of whole
answers is emptied before each. The raw side sends the shortest body that one would write by hand, and takes what comes:
no exact total, no order of ties, no word statistics of all shards, no whole answer if a shard is missing.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from opensearchpy import OpenSearch

from bench.engine_whoosh import questions, threads
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines.opensearch.address import credentials, parse
from carethread.index.engines.opensearch.client import connect
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.plan import All, Phrase, Plan, Range, Term

NAME = "bench"
_PATIENCE = 120.0  # seconds for one question: what is measured shall not be cut off
_SAMPLE = 20_000  # records whose words tell which are common

Asked = Question | tuple[Plan, tuple[str, ...]]
Ask = Callable[[Asked], object]


def raw_query(plan: Plan) -> dict[str, object]:
    match plan:
        case Term(field, value):
            return {"term": {field: value}}
        case Phrase(field, terms):
            return {"match_phrase": {field: " ".join(terms)}}
        case Range(field, low, high):
            return {"range": {field: {"gte": low, "lte": high}}}
        case All(parts):
            return {"bool": {"must": [raw_query(part) for part in parts]}}
    raise AssertionError(plan)


def raw_body(asked: Asked) -> dict[str, object]:
    if not isinstance(asked, Question):
        plan, by = asked
        aggs: dict[str, object] = {}
        for name in reversed(by):  # one within the other: a cross-table
            aggs = {name: {"terms": {"field": name, "size": 100}, **({"aggs": aggs} if aggs else {})}}
        return {"query": raw_query(plan), "size": 0, "aggs": aggs}
    body: dict[str, object] = {"query": raw_query(asked.plan), "size": 10}
    if asked.filter != All():
        body["query"] = {"bool": {"must": [raw_query(asked.plan)], "filter": [raw_query(asked.filter)]}}
    if asked.sort == "newest":
        body["sort"] = [{"when": "desc"}]
    return body


class Making:
    """The changes, one by one, and meanwhile a count of the words in the first of them."""

    def __init__(self, records: int) -> None:
        self._records = records
        self.words: Counter[str] = Counter()

    def changes(self) -> Iterator[ThreadChange]:
        made = 0
        for name, documents in threads(self._records):
            if made < _SAMPLE:
                for document in documents:
                    self.words.update(set(document.text["body"]))
            made += len(documents)
            yield ThreadChange(name, documents)


def build(engine: OpenSearchEngine, records: int) -> list[str]:
    """Make the index, say what it took; the words, the commonest first."""
    making = Making(records)
    started, cpu = time.perf_counter(), time.process_time()
    engine.apply(making.changes(), 1)
    wall, own = time.perf_counter() - started, time.process_time() - cpu
    info = engine.info()
    print(f"{info.documents} records in {wall:.0f} s ({own:.0f} s of CPU here, making them with it), {info.notes[0]}")
    size = info.bytes or 0
    print(f"{size / 1e6:.1f} MB on the nodes, {size / info.documents:.0f} bytes a record, replicas with them;", end=" ")
    print(f"peak here {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)
    return [word for word, _ in making.words.most_common(400)]


def compare(client: OpenSearch, batch: list[Asked], rounds: int, sides: tuple[Ask, Ask]) -> tuple[list[float], ...]:
    """Milliseconds of each question on each side; who is first changes from round to round."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(-1, rounds):
        for asked in batch:
            for side in (0, 1) if number % 2 else (1, 0):
                client.indices.clear_cache(index=NAME, params={"request": "true"})
                started = time.perf_counter()
                sides[side](asked)
                if number >= 0:  # the first round warms up
                    taken[side].append((time.perf_counter() - started) * 1000)
    return taken


def tell(kind: str, taken: tuple[list[float], ...]) -> None:
    (p50, p95), (q50, q95) = ((statistics.median(each), statistics.quantiles(each, n=20)[-1]) for each in taken)
    print(f"{kind:24} ours {p50:8.2f} {p95:8.2f}   raw {q50:8.2f} {q95:8.2f}   ratio {p50 / q50:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", action="store_true", help="count the threads of two facets too: a bucket for each")
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=1)
    given = parser.parse_args()
    address = parse(os.environ["CARETHREAD_OPENSEARCH_URL"], NAME, shards=given.shards, replicas=given.replicas)
    engine = OpenSearchEngine(address, "bench")
    engine.drop()
    kinds = questions(build(engine, given.records))
    client = connect(address, credentials())

    def ours(asked: Asked) -> object:
        if isinstance(asked, Question):
            return engine.search(replace(asked, timeout=_PATIENCE))
        return engine.count(*asked, _PATIENCE, threads=False)

    def with_threads(asked: Asked) -> object:
        assert not isinstance(asked, Question)
        return engine.count(*asked, _PATIENCE)

    def raw(asked: Asked) -> object:
        return client.search(index=NAME, body=raw_body(asked), request_timeout=_PATIENCE)

    for kind, batch in kinds.items():
        tell(kind, compare(client, batch, given.rounds, (ours, raw)))
    if given.threads:
        tell("two facets and threads", compare(client, kinds["two facets"], given.rounds, (with_threads, raw)))
    engine.drop()


if __name__ == "__main__":
    main()
