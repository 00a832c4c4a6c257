"""Our parser beside Whoosh's, whoosh-compat's and SQLite's, where all mean the same: words, AND, OR, NOT, parentheses.

The trees are evaluated on every set of the words a to d; they must agree on each. Where Whoosh's parser differs from
ours it is no oracle and not asked: `-word`, dangling operators, open quotes, unknown fields, and words joined without
AND beside an OR. Whoosh and whoosh-compat read `a b OR c` as a AND (b OR c); SQLite's FTS5 and we read (a AND b) OR c,
so that a name of several words stays whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Set
from itertools import combinations

import pytest
import whoosh_compat
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.analysis import RegexTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.qparser import QueryParser

from carethread.query.language import nodes, parse

WORDS = ["a", "b", "c", "d"]
COMPAT = whoosh_compat.FieldRegistry(
    [whoosh_compat.FieldSpec("text", whoosh_compat.FieldKind.TEXT, analyzer=str.split)]
)
PARSER = QueryParser("text", Schema(text=TEXT(analyzer=RegexTokenizer())))


def subsets() -> Iterator[frozenset[str]]:
    for size in range(len(WORDS) + 1):
        yield from (frozenset(chosen) for chosen in combinations(WORDS, size))


def ours(node: nodes.Node, held: Set[str]) -> bool:
    match node:
        case nodes.Word(text):
            return text in held
        case nodes.Not(part):
            return not ours(part, held)
        case nodes.And(parts):
            return all(ours(part, held) for part in parts)
        case nodes.Or(parts):
            return any(ours(part, held) for part in parts)
    raise AssertionError(node)


def theirs(node: object, held: Set[str]) -> bool:
    match node:
        case whoosh_query.Term():
            return node.text in held
        case whoosh_query.Not():
            return not theirs(node.query, held)
        case whoosh_query.And():
            return all(theirs(part, held) for part in node.subqueries)
        case whoosh_query.Or():
            return any(theirs(part, held) for part in node.subqueries)
    raise AssertionError(node)


def compats(node: object, held: Set[str]) -> bool:
    match node:
        case whoosh_compat.ast.Term():
            return node.text in held
        case whoosh_compat.ast.Not():
            return not compats(node.child, held)
        case whoosh_compat.ast.And():
            return all(compats(part, held) for part in node.children)
        case whoosh_compat.ast.Or():
            return any(compats(part, held) for part in node.children)
    raise AssertionError(node)


QUERIES = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.one_of(
        st.lists(inner.map("({})".format), min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(" AND ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map("({})".format),
        inner.map("NOT ({})".format),
        inner.filter(lambda text: not text.startswith("NOT")).map("NOT {}".format),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(QUERIES)
def test_the_parsers_agree(text: str) -> None:
    mine, other = parse(text).tree, PARSER.parse(text, normalize=False)
    compat = whoosh_compat.parse(text, registry=COMPAT, default_fields=["text"]).ast
    for held in subsets():
        assert ours(mine, held) == theirs(other, held), (text, str(mine), other, set(held))
        assert ours(mine, held) == compats(compat, held), (text, str(mine), compat, set(held))


@pytest.mark.parametrize("text", ["a OR b AND c", "NOT a b", "a OR NOT b", "(a OR b) c", "a AND b OR c", "NOT (a b)"])
def test_precedence_is_the_same(text: str) -> None:
    mine, other = parse(text).tree, PARSER.parse(text, normalize=False)
    assert [ours(mine, held) for held in subsets()] == [theirs(other, held) for held in subsets()]


@pytest.fixture(scope="module")
def fts() -> sqlite3.Connection:
    """One row for each set of words."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(words)")
    connection.executemany("INSERT INTO texts VALUES (?)", [(" ".join(sorted(held)),) for held in subsets()])
    return connection


WITHOUT_NOT = st.recursive(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        st.lists(inner, min_size=2, max_size=3).map(" AND ".join),
        inner.map("({})".format),
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(WITHOUT_NOT)
def test_words_side_by_side_are_read_as_sqlite_reads_them(fts: sqlite3.Connection, text: str) -> None:
    found = {row[0] for row in fts.execute("SELECT words FROM texts WHERE words MATCH ?", (text,))}
    mine = parse(text).tree
    assert found == {" ".join(sorted(held)) for held in subsets() if ours(mine, held)}
