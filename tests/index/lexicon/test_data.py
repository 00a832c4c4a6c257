"""The lexicon's data: well-formed, consistent, packed as its sources say, and no ordinary word a drug."""

from __future__ import annotations

import json

import pytest

from carethread.index.lexicon import CONCEPT_KINDS, load
from carethread.index.lexicon.build import pack
from carethread.index.lexicon.lexicon import DATA, DETAILS, MATCH, ORDINARY
from carethread.index.lexicon.source import DENSE_HEADER, read_entries
from carethread.index.lexicon.table import phrase_of, unpack
from tools.build_lexicon import build, read_curated

CURATED = sorted((DATA / "curated").glob("*.tsv"))
AREAS = {
    "chemotherapy": "cisplatin",
    "immunotherapy": "ipilimumab",
    "targeted-therapy": "imatinib",
    "hormone-therapy": "tamoxifen",
    "antiemetic": "ondansetron",
    "radiation": "radiosurgery",
    "surgery": "mastectomy",
    "transplant": "stem-cell-transplant",
    "disease-modifying-therapy": "glatiramer",
    "parkinsons-drug": "carbidopa-levodopa",
    "inhaler": "tiotropium",
    "diabetes-drug": "metformin",
    "biologic": "adalimumab",
    "antidepressant": "sertraline",
    "stimulant": "methylphenidate",
    "antipsychotic": "quetiapine",
    "anticonvulsant": "levetiracetam",
    "triptan": "sumatriptan",
    "blood-pressure-drug": "lisinopril",
    "anticoagulant": "warfarin",
    "thyroid-hormone": "levothyroxine",
    "retinoid": "isotretinoin",
    "opioid": "oxycodone",
    "antibiotic": "amoxicillin",
    "antiretroviral": "tenofovir",
    "acid-reducer": "omeprazole",
    "contraceptive": "iud",
    "bone-strengthener": "alendronate",
    "sleeping-pill": "zolpidem",
    "antihistamine": "cetirizine",
    "addiction-drug": "naltrexone",
    "supplement": "magnesium",
    "psychotherapy": "cbt",
    "physical-therapy": "pulmonary-rehab",
}


def test_sources_have_no_fault():
    _, faults = build()
    assert faults == []


def test_packed_files_are_those_of_the_sources():
    table, _ = build()
    match, details = pack(table)
    assert MATCH.read_text("utf-8") == match
    assert DETAILS.read_text("utf-8") == details


def test_unpack_is_the_inverse_of_pack():
    table, _ = build()
    again = unpack(pack(table)[0].encode(), DETAILS)
    assert again.phrases == table.phrases
    assert (again.longest, again.rules, again.plurals) == (table.longest, table.rules, table.plurals)
    assert again.details == table.details


def test_core_is_wide():
    lexicon = load()
    core = [concept for concept in lexicon.concepts.values() if not concept.tail]
    assert len(core) >= 400
    assert {concept.kind for concept in core} == set(CONCEPT_KINDS)


@pytest.mark.parametrize(("ancestor", "member"), AREAS.items())
def test_areas_are_covered_and_members_stand_below_their_class(ancestor, member):
    lexicon = load()
    assert ancestor in lexicon.ancestors(member)
    assert member in lexicon.descendants(ancestor)


@pytest.mark.parametrize("path", CURATED, ids=lambda path: path.stem)
def test_curated_lines_are_tidy(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == DENSE_HEADER
    for line in lines[1:]:
        cells = line.split("\t")
        names = [name.strip() for name in cells[3].split(";")] if len(cells) > 3 and cells[3] else []
        assert len(cells) <= len(DENSE_HEADER), line
        assert "" not in names, line
        assert len(names) == len(set(names)), line
        assert all(name == "-" or name.lstrip("=?%!~")[0].isalnum() for name in names), line


def test_no_concept_stands_in_two_files():
    entries, faults = read_curated()
    assert faults == []
    assert len({entry.id for entry in entries}) == len(entries)


def test_a_surface_stands_for_one_concept():
    table, _ = build()
    owners = {}
    for concept, row in table.details.concepts.items():
        for name in (*row[3], *row[4]):
            assert owners.setdefault(name.casefold(), concept) == concept, name


def test_every_name_is_found_as_its_concept():
    lexicon = load()
    table, _ = build()
    lost = [
        (concept.id, name)
        for concept in lexicon.concepts.values()
        for name in (*concept.names, *concept.misspellings)
        if table.rules.get(phrase_of(table, name), [])[:1] != ["near"]
        and [mention.concept for mention in lexicon.find_in_query(name)] != [concept.id]
    ]
    assert lost == []


def test_the_long_layout_of_the_core_gives_the_same_names():
    lexicon = load()
    concept = lexicon.concept("til-therapy")
    text = "concept\tlabel\tkind\tparents\tsurface\tflag\n" + "".join(
        f"{concept.id}\t{concept.label}\t{concept.kind}\t{','.join(concept.parents)}\t{name}\t\n"
        for name in concept.names
    )
    entries, problems = read_entries(text)
    assert problems == []
    assert [surface.text for surface in entries[0].surfaces] == list(concept.names)


def test_frequent_words_are_names_only_where_the_data_says_why():
    wordfreq = pytest.importorskip("wordfreq")
    lines = (DATA / "common_names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    reasons = dict(rows)
    assert all(reasons.values())
    assert [row[0] for row in rows] == sorted(reasons)
    lexicon = load()
    hits = {
        word
        for word in wordfreq.top_n_list("en", 20_000)
        for written in (word, word.capitalize(), word.upper())
        if lexicon.find(written)
    }
    assert hits == set(reasons)


def test_ordinary_words_are_sorted_and_no_names():
    words = ORDINARY.read_text("utf-8").split()
    table, _ = build()
    assert words == sorted(set(words))
    assert not set(words) & {phrase for phrase, concept in table.phrases.items() if concept}


def test_tail_states_source_and_licence():
    head = (DATA / "tail.tsv").read_text("utf-8").splitlines()[:2]
    assert "UNII" in head[1]
    assert "public domain" in head[1]


def test_packed_files_are_plain_json():
    assert set(json.loads(MATCH.read_bytes())) == {"phrases", "longest", "rules", "plurals"}
    assert set(json.loads(DETAILS.read_bytes())) == {"concepts", "wrong"}
