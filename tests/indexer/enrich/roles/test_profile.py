"""Site profiles: read, checked with line numbers, proposed from an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from carethread.index.errors import UsageError
from carethread.indexer.enrich.profile import Profile, load_profile, parse_profile
from carethread.indexer.enrich.profile_proposal import propose_profile
from carethread.indexer.enrich.roles import assign
from carethread.indexer.raw import Entry, RawThread

TEXT = """\
editors:
  names: [Jane Roe, "John Poe, MD"]
  accounts: [jroe, 42]
  signatures: ["Roe Clinic"]
clinicians:
  names: Nurse Kim
"""


def test_a_profile_is_read(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text(TEXT, encoding="utf-8")
    profile = load_profile(path)
    assert profile.editors.names == ("Jane Roe", "John Poe, MD")
    assert profile.editors.accounts == ("jroe", "42")
    assert profile.editors.signatures[0].search("the roe clinic team")
    assert profile.clinicians.names == ("Nurse Kim",)


@pytest.mark.parametrize("text", ["", "# nothing\n", "editors:\n", "editors:\n  names: []\n"])
def test_parts_may_be_missing(text: str) -> None:
    assert parse_profile(text) == Profile()


@pytest.mark.parametrize(
    ("text", "place", "about"),
    [
        ("editors:\n  name: [a]\n", "line 2", "unknown key 'name'"),
        ("editor:\n  names: [a]\n", "line 1", "unknown key 'editor'"),
        ("editors:\n  names: [a, [b]]\n", "line 2", "list of texts"),
        ("editors:\n  names:\n    a: b\n", "line 3", "list of texts"),
        ('editors:\n  signatures: ["(a"]\n', "line 2", "no regular expression"),
        ("editors: [a]\n", "line 1", "expected a mapping"),
        ("- a\n", "line 1", "expected a mapping"),
        ("editors: {a\n", "line 2", "no YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, place: str, about: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_profile(text, "site.yaml")
    assert f"site.yaml, {place}" in caught.value.message
    assert about in caught.value.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: cannot read"):
        load_profile(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_bytes("editors:\n  names: [José]\n".encode("latin-1"))
    with pytest.raises(UsageError, match="cannot read"):
        load_profile(path)


def test_a_signature_pattern_decides() -> None:
    profile = parse_profile('editors:\n  signatures: ["^The Desk$"]\n')
    thread = RawThread([Entry("Hello."), Entry("We will see.\n\nThe Desk", parent=0)], venue="forum")
    verdict = assign(thread, profile)[1]
    assert (verdict.role, verdict.evidence) == ("editor", "signed")
    assert verdict.reasons == ("signed “The Desk”, as in the site profile",)


def archive() -> list[RawThread]:
    staff = frozenset({"staff"})
    forum = [
        Entry("What is new?", author="op"),
        Entry("Closed: a double.", author='Bea "the host"', account="7", parent=0, marks=staff),
        Entry("A blood test first.\n\nJane Roe, MD", author="jroe", parent=0),
        Entry("I have MS.", author="al", parent=0),
    ]
    blogs = [
        [Entry("A note.", author="Al Desk")],
        [Entry("Another.", author="al desk")],
        [Entry("A guest's.", author="Guest G")],
    ]
    signed = [Entry("A note.\n\nPaul Adler, MD\nSenior Editor"), Entry("I have MS.", parent=0)]
    return [
        RawThread(forum, venue="forum"),
        *(RawThread(blog, venue="blog") for blog in blogs),
        RawThread(signed),
    ]


def test_an_archive_proposes_a_profile_with_its_evidence() -> None:
    text = propose_profile(archive())
    profile = parse_profile(text)
    assert set(profile.editors.names) == {'Bea "the host"', "Al Desk"}
    assert profile.editors.accounts == ("7",)
    assert profile.clinicians.names == ("jroe",)
    assert [pattern.pattern for pattern in profile.editors.signatures] == ["^Paul Adler, MD"]
    assert '    # - "Guest G"  # post_author 1x' in text
    assert "5 threads with 9 entries" in text
    assert '"al"' not in text


def test_an_empty_archive_proposes_an_empty_profile() -> None:
    assert parse_profile(propose_profile([])) == Profile()
