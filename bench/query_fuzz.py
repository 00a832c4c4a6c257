"""Ask the parser and the analyser a great many odd queries; name the slowest and every exception that is no QueryError.

    python bench/query_fuzz.py [COUNT] [SEED]

Half of the inputs are random text, half are pieces of the language in random order; each is parsed and analysed with
the built-in lexicon, then printed, parsed again and compared. Times are CPU milliseconds of parsing and analysing one
input; what is made once a process (lexicon tables, dateparser's import) is made before the clock runs. An input that
seems slow is asked three times more and its least time counts: pauses of the garbage collector are not its own.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from carethread.index.errors import QueryError
from carethread.index.lexicon import load
from carethread.query.analyse import Analyser
from carethread.query.language import MAX_QUERY, QUERY_FIELDS, Query, parse

LIMIT_MS = 50.0
PIECES = (
    *("IL-2", "interleukin", "2", "Yervoy", "yervoi", "braf", "inhibitor", "7%", "BRAF/MEK", "6miu's", "C-kit", "PD-1"),
    *("OR", "AND", "NOT", "-", "--", "(", ")", '"', "“", "”", "«", "*", "~", "~2", "~5", ":", ",", "..", ">", "<"),
    *(" ", " ", " ", " ", "\t", "\n", "\x00", "\u2028", "_", "'", "’", "ʼ", "é", "é", "中", "²", "ß", "İ"),
    *("ﷺ", "𝟚", "🙂"),
    *(f"{name}:" for name in QUERY_FIELDS),
    *("editor", "post", "question", "unanswered", "2011-01", "2012", "signed", "auhtor:"),
    *("x:y", "http://a.b/c", ":-(", "drug(s)"),
)  # fmt: skip
LONG = ("(" * 40, "-" * 2000, "a" * 2048, "a-" * 1000, '"' * 999, "a " * 1024, "il 2 " * 400, "a*" * 900, "(" * 2048)


@dataclass
class Outcome:
    """What has been seen so far."""

    asked: int = 0
    errors: int = 0
    slow: list[tuple[float, str]] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)


def text(rng: random.Random) -> str:
    """One input."""
    kind = rng.random()
    if kind < 0.01:
        return rng.choice(LONG) + "".join(rng.choices(PIECES, k=3))
    if kind < 0.5:
        size = rng.choice((1, 3, 10, 40, 200))
        return "".join(
            chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x2500), rng.randrange(0xD7FF)))) for _ in range(size)
        )
    return "".join(rng.choices(PIECES, k=rng.choice((2, 5, 12, 40))))


def understand(query: str, analyser: Analyser) -> Query:
    """Parse and analyse, as every search does."""
    parsed = parse(query)
    analyser.understand(parsed)
    return parsed


def timed(query: str, analyser: Analyser, outcome: Outcome) -> tuple[float, Query | None]:
    """CPU milliseconds of one query, and what it was parsed as; None when it is an error."""
    start = time.process_time()
    parsed = None
    try:
        parsed = understand(query, analyser)
    except QueryError:
        outcome.errors += 1
    except Exception as error:  # noqa: BLE001 - any other exception is what this script looks for
        outcome.broken.append((query, repr(error)))
    return (time.process_time() - start) * 1000, parsed


def check(parsed: Query, outcome: Outcome) -> None:
    """Note a tree that does not print as a query that gives it back."""
    printed = str(parsed)
    try:
        if len(printed) <= MAX_QUERY and parse(printed) != parsed:
            outcome.broken.append((parsed.text, f"printed as {printed!r}"))
    except QueryError as error:
        outcome.broken.append((parsed.text, f"printed as {printed!r}: {error}"))


def run(count: int, seed: int) -> Outcome:
    """Ask `count` queries."""
    rng, outcome = random.Random(seed), Outcome()
    analyser = Analyser(load(), lambda written: [written])
    for query in (
        "yervoi yervvoy~ zzz",
        'since:"3 weeks ago"',
        'since:"no date"',
        "treatment:zzz",
    ):  # lazy parts are made once
        with suppress(QueryError):
            analyser.analyse(query)
    for _ in range(count):
        query = text(rng)
        taken, parsed = timed(query, analyser, outcome)
        if taken > LIMIT_MS / 2:  # a collector's pause, or the input itself? Its least time of four says so
            taken = min(taken, *(timed(query, analyser, Outcome())[0] for _ in range(3)))
        if parsed is not None:
            check(parsed, outcome)
        outcome.asked += 1
        outcome.slow = sorted([*outcome.slow, (taken, query)], reverse=True)[:5]
    return outcome


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    outcome = run(count, seed)
    print(
        f"{outcome.asked} queries, seed {seed}: {outcome.errors} query errors, {len(outcome.broken)} other exceptions"
    )
    for taken, query in outcome.slow:
        print(f"{taken:8.2f} ms  {query[:100]!r} ({len(query)} characters)")
    for query, error in outcome.broken[:20]:
        print(f"BROKEN {query!r}: {error}")
    return 1 if outcome.broken or outcome.slow[0][0] > LIMIT_MS else 0


if __name__ == "__main__":
    sys.exit(main())
