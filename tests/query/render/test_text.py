"""Answers as text, from results made by hand: what the seed does not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carethread.index.record import Record, Source
from carethread.query.answers import CountRow, CountTable, Pair, PairResult, Resolution, ThreadView, Treatment
from carethread.query.render.counts import count_text
from carethread.query.render.hits import facts_line, hit_text, no_result_text, search_text, shown_part
from carethread.query.render.pairs import pairs_text
from carethread.query.render.rows import as_csv
from carethread.query.render.threads import thread_text
from carethread.query.render.treatments import resolution_text, tree_text
from carethread.query.results import (
    Brief,
    Group,
    Hit,
    Match,
    NoResult,
    SearchResult,
    Snippet,
    Suggestion,
    ThreadBrief,
    WordCount,
)

POST = Record(
    id="t1-p",
    thread_id="t1",
    parent_id=None,
    kind="post",
    ordinal=0,
    depth=0,
    title="On infusions",
    author="Dr Reed",
    author_role="editor",
    role_evidence="post_author",
    role_confidence="certain",
    posted_at="2014-05-02T10:00",
    date_precision="minute",
    body="How did your infusions go?",
    treatments=(),
    mentions=(),
    about=(),
    source=Source("a.html", None, "html", None, None),
)
COMMENT = replace(
    POST,
    id="t1-c1",
    parent_id="t1-p",
    kind="comment",
    ordinal=1,
    depth=1,
    title=None,
    author=None,
    author_role="unknown",
    role_evidence="none",
    role_confidence="low",
    posted_at="2014-05-03",
    date_precision="day",
    body="Rough.\n\nBut they helped, and I would do it again.",
)
BRIEF = ThreadBrief("t1", "On infusions", "2014-05-02T10:00", "https://example.org/1", 2)
ASKED = Brief("t1-c1", "comment", 1, None, "patient", "Was it rough?")


def hit(record: Record = COMMENT, **values: object) -> Hit:
    return replace(Hit(record, 1.0, 1, thread_date="2014-05-02", thread_title="On infusions"), **values)  # type: ignore[arg-type]


def result(*hits: Hit, total: int = 1, **values: object) -> SearchResult:
    return replace(SearchResult("x", total, 1, hits, hits), **values)  # type: ignore[arg-type]


def test_an_own_date_stands_before_the_threads() -> None:
    assert "UNKNOWN  3 May 2014, thread of 2 May 2014  t1-c1" in unstyled(hit_text(hit(), 80))


def test_what_is_not_known_is_said() -> None:
    assert "undated post" in hit_text(hit(replace(POST, posted_at=None), thread_date=None), 80)
    assert "undated thread" in hit_text(hit(replace(COMMENT, posted_at=None), thread_date=None), 80)
    assert hit_text(hit(replace(COMMENT, body="  ")), 80).count("\n") == 0


def test_a_long_name_sends_the_id_to_the_next_line() -> None:
    text = unstyled(hit_text(hit(replace(COMMENT, author="Bartholomew Featherstonehaugh")), 60))
    assert text.split("\n")[1].strip() in ("t1-c1", "3 May 2014, thread of 2 May 2014  t1-c1")


def test_the_question_stands_above_the_answer() -> None:
    assert "answers PATIENT “Was it rough?”" in unstyled(hit_text(hit(parent=ASKED), 80))
    gone = replace(ASKED, text="a removed comment", removed=True)
    assert "answers a removed comment" in unstyled(hit_text(hit(parent=gone), 80))


def test_snippets_say_where_they_are_cut() -> None:
    body = COMMENT.body
    whole = Snippet(0, len(body), body)
    middle = Snippet(8, 23, body[8:23], ((17, 23),))
    assert "…" not in unstyled(hit_text(hit(snippets=(whole,)), 80))
    assert "   … But they helped …" in unstyled(hit_text(hit(snippets=(middle,)), 80))


def test_why_it_matched() -> None:
    named = Match("concept", "Tec", "dimethyl-fumarate", ("Tecfidera",))
    through = Match("about", "Tec", "dimethyl-fumarate", ("Tec",), "parent")
    same = Match("concept", "Tec", "dimethyl-fumarate", ("TEC",))
    text = unstyled(hit_text(hit(matched=(named, through, same)), 80))
    assert "matched as Tecfidera · about Tec through the comment it answers (Tec)" in text
    assert text.count("matched as") == 1


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ((0, 10, 10, 10), ""),
        ((0, 0, 14, 0), ""),
        ((0, 3, 14, 3), ", 1–3 shown (more: --offset 3)"),
        ((13, 1, 14, 3), ", number 14 shown"),
        ((1200, 10, 5000, 10), ", 1,201–1,210 shown (more: --offset 1210)"),
        ((99, 0, 14, 10), "; there is nothing after the first 99"),
    ],
)
def test_which_part_is_shown(page: tuple[int, int, int, int], said: str) -> None:
    assert shown_part(*page) == said


def test_groups_say_how_many_more() -> None:
    group = Group(BRIEF, (hit(),), 5)
    text = unstyled(search_text(result(hit(), total=5, groups=(group,)), 80))
    assert "On infusions  2 May 2014  t1" in text
    assert "and 4 more in this thread: carethread show t1 --thread" in text


def test_nothing_found() -> None:
    why = NoResult(
        (WordCount("a", 3), WordCount("b", 0)), (WordCount("role:reader", 2),), (Suggestion("b", "bee", "index", 4),)
    )
    assert unstyled(no_result_text("a b", why)).split("\n") == [
        "Nothing matches a b.",
        "a alone: 3 records",
        "b alone: 0 records",
        "Without role:reader: 2 records",
        "b: did you mean bee? (4 records)",
    ]
    assert no_result_text("", None) == "Nothing is there."


def test_a_thread_in_full() -> None:
    view = ThreadView(BRIEF, (hit(POST), hit(hit=False)), {"t1-p": ("wrote the post",)})
    text = unstyled(thread_text(view, 80))
    assert "2 May 2014  2 records  t1  https://example.org/1" in text
    assert "» EDITOR Dr Reed (post author)  #0  2 May 2014  t1-p" in text
    assert "why: wrote the post" in text
    assert "   Rough.\n\n   But they helped" in text
    assert "why" not in thread_text(view, 80, why=False)
    gone = ThreadView(replace(BRIEF, title=None, url=None), (hit(replace(COMMENT, body="")),))
    assert "(the words of this record are gone)" in thread_text(gone, 80)
    assert "(no title)" in thread_text(gone, 80)


def test_pairs_name_a_thread_once() -> None:
    pair = Pair(hit(), (hit(replace(COMMENT, id="t1-c2", author_role="editor")),), "question")
    other = Pair(hit(replace(COMMENT, id="t2-c1", thread_id="t2"), thread_title=None), (), "question")
    text = unstyled(pairs_text(PairResult("", 3, 2, (pair, pair, other)), 80))
    assert text.count("On infusions") == 1
    assert text.count("(no title)") == 1
    assert "2. UNKNOWN" in text


def test_a_cross_table_too_wide_becomes_a_list() -> None:
    rows = tuple(CountRow((f"drug {n}", f"somebody number {n}"), n + 1, 1) for n in range(9))
    text = unstyled(count_text(CountTable("", ("treatment", "author"), rows, 45, 1), 60))
    assert text.split("\n")[0].split() == ["treatment", "author", "records", "threads"]


def test_a_class_with_two_parents_stands_under_each() -> None:
    def treatment(id: str, parents: tuple[str, ...], records: int) -> Treatment:
        return Treatment(id, id.title(), "class", parents, (), (), records, 1, ())

    text = unstyled(tree_text([treatment("a", (), 2), treatment("b", (), 0), treatment("c", ("a", "b"), 2)]))
    assert [line.split() for line in text.split("\n")] == [
        ["A", "2", "records", "a"],
        ["C", "2", "records", "c"],
        ["B", "·", "b"],
        ["C", "2", "records", "c"],
    ]
    assert tree_text([]) == ""


def test_an_unknown_name() -> None:
    assert resolution_text(Resolution("foo", None, "", ("Fo", "Fu")), 80).endswith("Did you mean Fo or Fu?")
    assert "\n" not in resolution_text(Resolution("foo", None, ""), 80)


def test_facts_that_do_not_fit_begin_a_line() -> None:
    assert unstyled(facts_line("Somebody", ["12 May 2014", "t1-c1"], 22, "   ")) == "Somebody  12 May 2014\n   t1-c1"


def test_csv_runs_no_formula() -> None:
    row = {"a": "=1+1", "b": None, "c": ["x", "y"], "d": {"k": [1]}, "e": 3, "f": "+x"}
    assert list(as_csv([row])) == ["a,b,c,d,e,f", '\'=1+1,,x y,"{""k"": [1]}",3,\'+x']
    assert list(as_csv([])) == []
    for sign in "=+-@\t\n＝＋－＠":
        assert list(as_csv([{"a": f"{sign}1"}]))[1].strip('"') == f"'{sign}1"


def unstyled(text: str) -> str:
    import click

    return click.unstyle(text)
