"""Several indexers, each with its share: together they have all, and none touches what is another's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.index.errors import UsageError
from carethread.index.home import Home
from carethread.indexer.pipeline import Options, index
from carethread.indexer.pipeline.share import Share
from tests.conftest import Run

PAGE = """Notes number {0}

  • Ann{0}
    May {0}, 2011 at 3:0{0} pm

    A first comment on page {0}, long enough to be read as a comment of its own.

  • Bob{0}
    May {0}, 2011 at 4:0{0} pm

    A second comment on page {0}, which is just as long as the first one was.
"""


@given(st.text(max_size=50), st.integers(1, 40))
def test_every_source_is_in_one_share(key: str, of: int) -> None:
    assert sum(Share(number, of).holds(key) for number in range(1, of + 1)) == 1


@pytest.mark.parametrize("wrong", ["0/8", "9/8", "x", "", "3", "3/", "/8", "-1/8", "1/0", "3/8/9", "1.5/2", "٣/٨"])
def test_shares_that_are_none(wrong: str) -> None:
    with pytest.raises(UsageError, match="no share"):
        Share.parse(wrong)


@pytest.mark.parametrize("wrong", ["0/8", "9/8", "x"])
def test_the_command_refuses_them(run: Run, tmp_path: Path, wrong: str) -> None:
    ran = run("index", tmp_path, "--index", tmp_path / "index", "--shard", wrong)
    assert (ran.code, "no share" in ran.err) == (2, True)
    assert not (tmp_path / "index").exists()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, 10):
        (folder / f"page{number}.txt").write_text(PAGE.format(number), encoding="utf-8")
    return folder


def keys(home: Home) -> set[str]:
    return {state.key for state in home.store.sources()}


def test_shares_add_up_and_leave_each_other_alone(pages: Path, tmp_path: Path) -> None:
    with Home.create_or_open(tmp_path / "index") as home:
        seen: set[str] = set()
        for number in (1, 2, 3):
            index([str(pages)], home, Options(share=Share(number, 3)))
            ours = keys(home) - seen
            assert ours
            assert all(Share(number, 3).holds(key) for key in ours)
            seen |= ours
        assert seen == {str(path) for path in pages.iterdir()}
        whole = {thread.id: thread.records for thread in home.store.threads()}
    with Home.create_or_open(tmp_path / "whole") as home:
        index([str(pages)], home)
        assert {thread.id: thread.records for thread in home.store.threads()} == whole


def test_what_is_gone_is_judged_within_the_share(pages: Path, tmp_path: Path) -> None:
    with Home.create_or_open(tmp_path / "index") as home:
        index([str(pages)], home)
        mine = next(path for path in sorted(pages.iterdir()) if Share(1, 2).holds(str(path)))
        others = next(path for path in sorted(pages.iterdir()) if Share(2, 2).holds(str(path)))
        mine.unlink()
        others.unlink()
        assert index([str(pages)], home, Options(share=Share(1, 2))).vanished == 1
        assert str(mine) not in keys(home)
        assert str(others) in keys(home)
