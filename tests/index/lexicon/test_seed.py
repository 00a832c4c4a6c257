"""Every treatment of the seed thread is found with its concept and its place, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

from carethread.index.lexicon import load

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_7d63531107c64d26.txt"
GOLD = ROOT / "tests" / "gold" / "seed_mentions.jsonl"


def test_core_mentions_are_found_and_none_else():
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    core = {(each["start"], each["end"], each["concept"]) for each in gold if each["core"]}
    allowed = {(each["start"], each["end"], each["concept"]) for each in gold}
    found = {(mention.start, mention.end, mention.concept) for mention in load().find(SEED.read_text("utf-8"))}
    assert core - found == set()
    assert found - allowed == set()
