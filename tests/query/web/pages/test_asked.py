"""The address is the query: what is asked can be written as an address and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from carethread.index.engine import SORTS
from carethread.index.errors import UsageError
from carethread.query.filters import Filters
from carethread.query.language.fields import QUERY_FIELDS
from carethread.query.web.asked import FACETS, Asked, asked
from carethread.query.web.settings import MAX_OFFSET, MAX_PAGE_SIZE

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40).map(str.strip)
filters = st.lists(st.tuples(st.sampled_from(sorted(QUERY_FIELDS)), words.filter(bool)), unique=True, max_size=5)
questions = st.builds(
    Asked,
    q=words,
    filters=filters.map(tuple),
    exact=st.booleans(),
    sort=st.sampled_from(SORTS),
    offset=st.integers(0, MAX_OFFSET),
    limit=st.integers(0, MAX_PAGE_SIZE),
    usual=st.sampled_from(SORTS),
)


@given(questions)
def test_an_address_says_all(question: Asked) -> None:
    assert asked(QueryParams(question.to_query()), question.usual) == question


@given(questions, st.sampled_from(FACETS), words.filter(bool))
def test_a_facet_goes_on_and_off(question: Asked, facet: str, value: str) -> None:
    on = question.with_filter(facet, value)
    pair = on.filter_of(facet, value)
    assert on.filters.count(pair) == 1
    assert on.offset == 0
    assert on.with_filter(facet, value) == on
    assert pair not in on.without(*pair).filters


def test_what_is_usual_is_not_said() -> None:
    assert Asked().to_query() == ""
    assert Asked(q="IL-2").to_query() == "q=IL-2"


def test_filters_as_the_service_takes_them() -> None:
    question = asked(QueryParams("role=patient&role=editor&is=answered&since=2011&treatment=il-2&empty=&about="))
    assert question.as_filters == Filters(
        role=("patient", "editor"), is_=("answered",), since="2011", treatment=("il-2",)
    )


@pytest.mark.parametrize(
    "query", ["offset=-1", "offset=1.5", "limit=9999", "sort=best", "offset=%C2%B2", "limit=" + "9" * 50]
)
def test_what_makes_no_sense_is_named(query: str) -> None:
    with pytest.raises(UsageError):
        asked(QueryParams(query))


def test_a_filter_that_finds_nothing_is_dropped_where_it_stands() -> None:
    question = Asked(q="IL-2 role:editor", filters=(("kind", "post"),))
    assert question.dropping("kind:post") == Asked(q="IL-2 role:editor")
    assert question.dropping("role:editor") == Asked(q="IL-2", filters=(("kind", "post"),))
