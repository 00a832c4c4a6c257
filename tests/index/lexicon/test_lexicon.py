"""The lexicon as a whole: concepts, names, what a query word means, suggestions, a user's own file."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from carethread.index.document import Ancestry
from carethread.index.errors import LexiconError
from carethread.index.lexicon import Suggestion, check, load

HEAD = "concept\tlabel\tkind\tparents\tsurface\tflag\n"


def write(path, *lines):
    path.write_text(HEAD + "".join(line + "\n" for line in lines), "utf-8")
    return path


def test_a_concept_knows_itself():
    concept = load().concept("vemurafenib")
    assert (concept.kind, concept.parents, concept.label) == ("drug", ("braf-inhibitor",), "Vemurafenib (Zelboraf)")
    assert concept.names[:2] == ("vemurafenib", "Zelboraf")
    assert "zelboref" in concept.misspellings
    assert not concept.tail


def test_ancestors_are_nearest_first_without_doubles():
    lexicon: Ancestry = load()
    assert lexicon.ancestors("vemurafenib") == ("braf-inhibitor", "targeted-therapy")
    assert lexicon.ancestors("braf-mek-inhibitor-combination") == (
        "braf-inhibitor",
        "mek-inhibitor",
        "targeted-therapy",
    )
    assert lexicon.ancestors("no-such-thing") == ()
    assert lexicon.is_class("braf-inhibitor")
    assert not lexicon.is_class("vemurafenib")
    assert not lexicon.is_class("no-such-thing")


def test_children_and_descendants():
    lexicon = load()
    assert "braf-inhibitor" in lexicon.children("targeted-therapy")
    assert "vemurafenib" not in lexicon.children("targeted-therapy")
    assert "vemurafenib" in lexicon.descendants("targeted-therapy")
    assert len(set(lexicon.descendants("surgery"))) == len(lexicon.descendants("surgery"))
    assert lexicon.children("vemurafenib") == ()


def test_unknown_concepts():
    lexicon = load()
    assert "no-such-thing" not in lexicon
    assert lexicon.names("no-such-thing") == ()
    with pytest.raises(KeyError):
        lexicon.concept("no-such-thing")
    assert len(lexicon) == len(lexicon.concepts) == len(list(lexicon.concepts))


@pytest.mark.parametrize("name", ["IL-2", "IL2", "il 2", "Interleukin-2", "Proleukin", "aldesleukin"])
def test_every_spelling_resolves(name):
    resolution = load().resolve(name)
    assert (resolution.concept, resolution.misspelling_of) == ("il-2", None)


def test_a_known_misspelling_says_so():
    resolution = load().resolve("yervoi")
    assert (resolution.concept, resolution.surface, resolution.misspelling_of) == ("ipilimumab", "yervoi", "Yervoy")


@pytest.mark.parametrize(("word", "concept"), [("til", "til-therapy"), ("ipi", "ipilimumab"), ("pred", "prednisone")])
def test_a_query_has_no_context_and_few_capitals(word, concept):
    assert load().resolve(word).concept == concept
    assert [mention.concept for mention in load().find_in_query(f"{word} toxicity")] == [concept]


def test_a_concept_id_resolves():
    assert load().resolve("ethinyl-estradiol-pill").concept == "ethinyl-estradiol-pill"
    assert load().resolve("braf-inhibitor").concept == "braf-inhibitor"


@pytest.mark.parametrize("word", ["ring", "ensure", "patch", "boost"])
def test_ordinary_words_stay_words_in_a_query(word):
    assert load().resolve(word) is None
    assert load().find_in_query(word) == []


@pytest.mark.parametrize("name", ["", "people", "IL-2 and more", "yervvoy", "decision"])
def test_other_words_do_not_resolve(name):
    assert load().resolve(name) is None


def test_suggestions_come_as_usually_written():
    assert load().suggest("yervvoy") == [Suggestion("Yervoy", "ipilimumab", 1)]
    assert load().suggest("Sinimett")[0].concept == "carbidopa-levodopa"
    assert len(load().suggest("zolof", limit=1)) == 1


@pytest.mark.parametrize("word", ["decision", "people", "vacation", "xyz", "", "and", "auhtor"])
def test_no_suggestion_for_ordinary_or_far_words(word):
    assert load().suggest(word) == []


def test_a_users_file_adds_and_overrides(tmp_path):
    path = write(
        tmp_path / "mine.tsv",
        "zorblatinib\tZorblatinib\tdrug\ttyrosine-kinase-inhibitor\tzorblatinib\t",
        "zorblatinib\tZorblatinib\tdrug\ttyrosine-kinase-inhibitor\tZORB\tcase",
        "ipilimumab\tIpi\tdrug\tctla-4-inhibitor\tipilimumab\t",
        "ipilimumab\tIpi\tdrug\tctla-4-inhibitor\tyerv\tmisspelling",
    )
    lexicon = load(path)
    assert [mention.concept for mention in lexicon.find("ZORB then zorb then zorblatinib")] == ["zorblatinib"] * 2
    assert "targeted-therapy" in lexicon.ancestors("zorblatinib")
    assert lexicon.find("Yervoy")[0].concept == "ipilimumab"
    assert lexicon.concept("ipilimumab").label == "Ipi"
    assert lexicon.resolve("yerv").misspelling_of == "ipilimumab"
    assert lexicon.names("ipilimumab")[0] == "ipilimumab"
    assert lexicon.hash != load().hash
    assert load().find("Yervoy")


def test_a_users_file_takes_names_from_ours(tmp_path):
    path = write(
        tmp_path / "mine.tsv",
        "zorb\tZorb\tdrug\t\tzorb\t",
        "zorb\tZorb\tdrug\t\tYervoy\t",
        "zorb\tZorb\tdrug\t\tpred\t",
        "til-therapy\tTIL\tprocedure\t\tTIL\tblock",
    )
    lexicon = load(path)
    assert [mention.concept for mention in lexicon.find("Yervoy and pred")] == ["zorb", "zorb"]
    assert "Yervoy" not in lexicon.names("ipilimumab")
    assert "Yervoy" in lexicon.names("zorb")
    assert lexicon.find("TIL") == []
    assert lexicon.concept("til-therapy").parents == ("immunotherapy",)


def test_a_users_file_in_the_dense_layout(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("concept\tkind\tparents\tnames\tlabel\nzorb\tdrug\t\tZorbex; ?zz@glorp; !zorb disease\n", "utf-8")
    lexicon = load(path)
    assert lexicon.concept("zorb").label == "Zorb (Zorbex)"
    assert [mention.surface for mention in lexicon.find("zz of glorp. zorb disease, Zorbex")] == ["zz", "Zorbex"]
    assert lexicon.find("zz alone") == []


def test_the_lexicon_is_cached_until_the_file_changes(tmp_path):
    path = write(tmp_path / "mine.tsv", "zorb\tZorb\tdrug\t\tzorb\t")
    first = load(path)
    assert load(path) is first
    assert load() is load()
    write(path, "zorb\tZorb\tdrug\t\tzorbo\t")
    os.utime(path, ns=(1, 1))
    assert load(path).hash != first.hash


def test_a_wrong_file_is_named_with_its_lines(tmp_path):
    path = write(
        tmp_path / "mine.tsv",
        "Zorb\tZorb\tdrug\t\tzorb\t",
        "zorb\tZorb\tpotion\t\tzorb\t",
        "zorb\tZorb\tdrug\tno-such-parent\tzorb\t",
        "zorb\tZorb\tdrug\tno-such-parent\tzorb\tblock",
        "zorb\tZorb\tdrug\tno-such-parent\tzzz\tmaybe",
        "zorb\tZorb\tdrug\tno-such-parent\t!?\t",
        "zorb\tZorb\tclass\t\tzorbs\t",
        "zorb\tZorb\tdrug\tno-such-parent\tzz\tcase:x",
        "zorb\tZorb\tdrug\tno-such-parent\tzz\tcase\tmore",
    )
    problems = check(path)
    assert [line for line, _ in problems] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 2: 'Zorb' is no concept id.*and 8 more") as caught:
        load(path)
    assert caught.value.problems == tuple(problems)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"name,kind\n", "the first line must name the columns"),
        (HEAD.encode() + b"zorb\tZ\tdrug\t\t\xff\t\n", "not UTF-8"),
        (HEAD.encode() + b"a\tA\tclass\tb\taaaa\t\nb\tB\tclass\ta\tbbbb\t\n", "its own ancestors"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, content, says):
    path = tmp_path / "mine.tsv"
    path.write_bytes(content)
    assert any(says in text for _, text in check(path))
    with pytest.raises(LexiconError, match=says):
        load(path)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        load(tmp_path / "none.tsv")
    with pytest.raises(LexiconError, match="cannot be read"):
        check(tmp_path / "none.tsv")


def test_a_right_file_has_no_problems(tmp_path):
    assert check(write(tmp_path / "mine.tsv", "zorb\tZorb\tdrug\t\tzorb\t")) == []


def test_loading_and_exact_search_import_nothing_heavy():
    code = (
        "import sys; from carethread.index.lexicon import load; load().find_in_query('Yervoy');"
        "print([name for name in ('rapidfuzz', 'wordfreq', 'whoosh', 'click') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
