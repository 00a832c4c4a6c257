"""`count --plot`: bars on a terminal, and pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from carethread.query.answers import CountRow, CountTable
from carethread.query.render.bars import MAX_SPAN, bars, heading, swapped, without_none
from carethread.query.render.picture import MOST_ACROSS, MOST_DOWN, draw
from carethread.query.render.plot import plot_text

SVG = "{http://www.w3.org/2000/svg}"


def table(by: str, rows: dict[tuple[str | None, ...], int]) -> CountTable:
    cells = tuple(CountRow(values, number, 1) for values, number in rows.items())
    return CountTable("", tuple(by.split(",")), cells, sum(rows.values()), 1)


def words_of(svg: Path) -> str:
    """The words of a picture: matplotlib draws letters as paths, and leaves what they say as comments."""
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
    root = ElementTree.parse(svg, parser).getroot()
    return "\n".join((each.text or "").strip() for each in root.iter() if each.tag is ElementTree.Comment)


def test_bars_are_as_long_as_their_numbers(run, seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run("count", "--by", "role", "--plot", "--index", seed_index)
    lines = [line.split() for line in ran.out.splitlines() if "█" in line]
    assert [line[:2] for line in lines] == [["editor", "11"], ["patient", "7"], ["caregiver", "4"], ["reader", "1"]]
    longest = len(lines[0][2])
    for _, number, bar in lines:
        assert abs(len(bar) - longest * int(number) / 11) <= 1
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out
    assert "%" not in ran.out
    assert "23 records in 1 thread" in ran.out
    assert "not a sample" in " ".join(ran.out.split())


def test_two_fields_are_blocks_of_bars(run, seed_index: Path) -> None:
    ran = run("count", "Yervoy", "--by", "treatment,role", "--plot", "--index", seed_index)
    lines = ran.out.splitlines()
    assert lines[0] == "Records that match Yervoy, by treatment and role"
    at = next(at for at, line in enumerate(lines) if line.startswith("ipilimumab"))
    blocks = [line.split()[-3:-1] for line in lines[at : at + 3]]
    assert sorted(blocks) == [["caregiver", "2"], ["editor", "2"], ["patient", "2"]]


def test_the_filters_stand_in_the_title(run, seed_index: Path) -> None:
    ran = run("count", "--role", "editor", "--by", "month", "--plot", "--index", seed_index)
    assert ran.out.startswith("Records that match role:editor, by month\n")


def test_time_has_no_gaps() -> None:
    plot = bars(table("month", {("2011-11",): 2, ("2012-02",): 1, (None,): 3}))
    assert plot.down == ("2011-11", "2011-12", "2012-01", "2012-02", "(none)")
    assert plot.values == ((2,), (0,), (0,), (1,), (3,))
    assert bars(table("year", {("2009",): 1, ("2011",): 1})).down == ("2009", "2010", "2011")
    assert bars(table("year", {(None,): 1})).down == ("(none)",)


def test_a_date_far_out_does_not_draw_a_page_of_nothing() -> None:
    assert bars(table("year", {("0001",): 1, (f"{MAX_SPAN + 2:04}",): 1})).down == ("0001", f"{MAX_SPAN + 2:04}")
    assert bars(table("year", {("about 1990",): 1, ("2000",): 1})).down == ("2000", "about 1990")


def test_records_without_a_value_do_not_press_the_rest_flat() -> None:
    counts = table("treatment", {("il-2",): 4, (None,): 1000})
    assert bars(counts).most == 4
    lines = plot_text(counts, "", 60).splitlines()
    assert "not drawn" in next(line for line in lines if "(none)" in line)
    plot, nameless = without_none(bars(counts))
    assert (plot.down, nameless) == (("il-2",), 1000)
    assert without_none(plot) == (plot, 0)


def test_many_empty_months_are_one_line() -> None:
    text = plot_text(table("month", {("2011-01",): 1, ("2011-03",): 1, ("2015-03",): 1}), "", 70)
    assert "2011-02" in text
    assert "2011-04 to 2015-02" in text


def test_changing_the_fields_over() -> None:
    plot = bars(table("role,treatment", {("editor", "il-2"): 2, ("patient", "il-2"): 1, ("patient", "tec"): 5}))
    turned = swapped(plot)
    assert turned.fields == ("treatment", "role")
    assert turned.values == ((2, 1), (0, 5))
    assert swapped(turned) == plot
    assert heading("", turned.fields) == "All records, by treatment and role"


@pytest.mark.parametrize("by", ["role", "treatment", "month", "treatment,role", "role,treatment", "role,month"])
def test_pictures(run, seed_index: Path, tmp_path: Path, by: str) -> None:
    png, svg = tmp_path / "a.png", tmp_path / "a.SVG"
    assert run("count", "IL-2", "--by", by, "--plot", "-o", png, "--index", seed_index).code == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    ran = run("count", "IL-2", "--by", by, "--plot", "-o", svg, "--index", seed_index)
    assert (ran.code, ran.out) == (0, "")
    words = " ".join(words_of(svg).split())
    assert "Records that match IL-2" in words
    assert "14 records, not people; from 1 thread" in words
    assert "%" not in words


def test_a_picture_says_what_it_leaves_out(tmp_path: Path) -> None:
    rows: dict[tuple[str | None, ...], int] = {
        (f"drug-{down}", f"author {across}"): 1 for down in range(MOST_DOWN + 2) for across in range(MOST_ACROSS + 3)
    }
    file = tmp_path / "a.svg"
    draw(table("treatment,author", rows | {(None, "author 1"): 7}), "", file)
    words = " ".join(words_of(file).split())
    assert "7 records without treatment" in words
    assert "2 more values of treatment" in words
    assert "3 more values of author" in words


def test_years_of_months_are_named_by_year(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    draw(table("month,role", {("2001-05", "editor"): 1, ("2019-01", "unknown"): 3}), "", file)
    words = words_of(file).split("\n")
    assert "2002" in words
    assert "2001-05" not in words


def test_what_cannot_be_drawn(run, seed_index: Path, tmp_path: Path) -> None:
    def count(*args: str | Path) -> int:
        return run("count", *args, "--index", seed_index).code

    assert count("--plot") == 2
    assert count("--by", "role", "-o", tmp_path / "a.png") == 2
    assert count("--by", "role", "--plot", "-o", tmp_path / "a.gif") == 2
    assert count("--by", "role", "--plot", "-o", tmp_path / "no" / "a.png") == 4
    assert count("nosuchword", "--by", "role", "--plot") == 1


def test_without_matplotlib_it_says_what_to_install(
    run, seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    ran = run("count", "--by", "role", "--plot", "-o", tmp_path / "a.png", "--index", seed_index)
    assert ran.code == 2
    assert "carethread[plot]" in ran.err
