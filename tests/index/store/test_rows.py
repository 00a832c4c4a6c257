"""Records and threads survive their rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carethread.index.record import (
    CONFIDENCES,
    DATE_PRECISIONS,
    EVIDENCES,
    KINDS,
    ROLES,
    Mention,
    Record,
    RecordThread,
    Source,
)
from carethread.index.store import rows

texts = st.text(max_size=40)
maybe = st.none() | texts
places = st.none() | st.integers(0, 10_000)


@st.composite
def records(draw: st.DrawFn) -> Record:
    body = draw(texts)
    spans = draw(st.lists(st.tuples(st.integers(0, len(body)), st.integers(0, len(body))), max_size=3))
    mentions = tuple(
        Mention(
            min(span), max(span), body[min(span) : max(span)], draw(texts), draw(st.sampled_from(("exact", "fuzzy")))
        )
        for span in spans
    )
    return Record(
        draw(texts),
        draw(texts),
        draw(maybe),
        draw(st.sampled_from(KINDS)),
        draw(st.integers(0, 99)),
        draw(st.integers(0, 99)),
        draw(maybe),
        draw(maybe),
        draw(st.sampled_from(ROLES)),
        draw(st.sampled_from(EVIDENCES)),
        draw(st.sampled_from(CONFIDENCES)),
        draw(maybe),
        draw(st.sampled_from(DATE_PRECISIONS)),
        body,
        tuple(draw(st.lists(texts, max_size=3))),
        mentions,
        tuple(draw(st.lists(texts, max_size=3))),
        Source(draw(maybe), draw(maybe), draw(texts), draw(places), draw(places)),
    )


@given(records())
def test_a_record_survives_its_row(record: Record) -> None:
    assert rows.from_row(rows.to_row(record)) == record


@given(st.lists(records(), min_size=1, max_size=3), texts, st.dictionaries(texts, st.lists(texts).map(tuple)))
def test_a_thread_survives_packing(held: list[Record], venue: str, reasons: dict[str, tuple[str, ...]]) -> None:
    thread = RecordThread("t", tuple(held), venue, reasons)
    assert rows.unpack(rows.pack(thread)) == thread
