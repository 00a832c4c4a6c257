"""The page and the command line give the same ids for the same questions."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import html5lib
import pytest
from starlette.testclient import TestClient

HTML = "{http://www.w3.org/1999/xhtml}"
WORDS = (
    "IL-2",
    "proleukin",
    "interferon",
    "yervoy",
    "immunotherapy",
    '"side effects"',
    "husband OR wife",
    "toxic*",
    "IL-2 -interferon",
    "about:il-2",
    "role:editor",
    "treatment:braf-inhibitor",
    "has:question",
    "is:answered",
    "date:2011",
    "lung brain",
    "zebra",
    "",
)
Run = Callable[..., Any]  # the fixture of tests/conftest.py
FILTERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("role", "patient,caregiver"),),
    (("kind", "comment"), ("treatment", "il-2")),
    (("to", "editor"),),
    (("since", "2011-12"), ("role", "editor")),
)


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("words", WORDS)
def test_the_same_ids(
    site: TestClient, run: Run, seed_index: Path, words: str, filters: tuple[tuple[str, str], ...]
) -> None:
    options = [part for name, value in filters for part in (f"--{name}", value)]
    ran = run("search", words, *options, "--index", seed_index, "--format", "json", "-n", "100")
    expected = [hit["id"] for hit in json.loads(ran.out)["hits"]]
    query = urlencode([("q", words), *filters, ("limit", "100")])
    root = html5lib.parse(site.get(f"/search?{query}").text, treebuilder="lxml").getroot()
    shown = [e.get("id") for e in root.iter(f"{HTML}li") if e.get("class") == "hit"]
    assert shown == expected, shlex.join([words, *options])
