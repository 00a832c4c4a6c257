"""The OpenSearch engine beside raw `_search` calls, on the same index of a real three-node cluster.

    python tools/cluster.py run -- python bench/engine_opensearch.py 100000 [--rounds 5]

Records are those of `engine_whoosh.py`. Both sides ask the same index through the same client; the raw side sends the
shortest body that one would write by hand, and takes what comes: no exact total, no order of ties, no whole answer if a
shard is missing, and facets that count records only.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time

from bench.engine_whoosh import questions, threads, timed
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines.opensearch.address import credentials, parse
from carethread.index.engines.opensearch.client import connect
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.plan import All, Phrase, Plan, Range, Term

NAME = "bench"


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


def raw_body(asked: Question | tuple[Plan, tuple[str, ...]]) -> dict[str, object]:
    if not isinstance(asked, Question):
        plan, by = asked
        return {"query": raw_query(plan), "size": 0, "aggs": {name: {"terms": {"field": name}} for name in by}}
    body: dict[str, object] = {"query": raw_query(asked.plan), "size": 10}
    if asked.filter != All():
        body["query"] = {"bool": {"must": [raw_query(asked.plan)], "filter": [raw_query(asked.filter)]}}
    if asked.sort == "newest":
        body["sort"] = [{"when": "desc"}]
    return body


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    address = parse(os.environ["CARETHREAD_OPENSEARCH_URL"], NAME)
    engine = OpenSearchEngine(address, "bench")
    engine.drop()
    started, cpu = time.perf_counter(), time.process_time()
    engine.apply((ThreadChange(name, documents) for name, documents in threads(given.records)), 1)
    wall, own = time.perf_counter() - started, time.process_time() - cpu
    info = engine.info()
    print(f"{info.documents} records in {wall:.0f} s ({own:.0f} s of it here, making them with it), {info.notes[0]}")
    print(f"{(info.bytes or 0) / 1e6:.1f} MB on the nodes, replicas with them;", end=" ")
    print(f"peak here {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)
    client = connect(address, credentials())
    words = [term for term, _ in engine.terms("body", limit=400)]
    kinds = questions(words)

    def ours(asked: Question | tuple[Plan, tuple[str, ...]]) -> object:
        return engine.search(asked) if isinstance(asked, Question) else engine.count(*asked)

    def raw(asked: Question | tuple[Plan, tuple[str, ...]]) -> object:
        return client.search(index=NAME, body=raw_body(asked))

    for kind, batch in kinds.items():
        mine, theirs = timed(ours, batch, given.rounds), timed(raw, batch, given.rounds)
        p50, p95 = statistics.median(mine), statistics.quantiles(mine, n=20)[-1]
        q50, q95 = statistics.median(theirs), statistics.quantiles(theirs, n=20)[-1]
        print(f"{kind:12} ours {p50:8.2f} {p95:8.2f}   raw {q50:8.2f} {q95:8.2f}   ratio {p50 / q50:.2f}", flush=True)
    engine.drop()


if __name__ == "__main__":
    main()
