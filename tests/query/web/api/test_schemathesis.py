"""schemathesis drives every operation of `/openapi.json`, in all of its phases and with all of its checks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from carethread.query.language import MAX_QUERY
from carethread.query.web.app import create_app
from carethread.query.web.settings import Settings

HERE = Path(__file__).parent
EXAMPLES = 30  # for each operation and phase
# Wrong values may also make an address too long (414), which schemathesis does not take for a refusal by itself.
CONFIG = """\
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "414", "422", "428"]
"""


@pytest.mark.slow
def test_schemathesis(seed_index: Path, tmp_path: Path, silent_server: Any, web: TestClient) -> None:
    known = web.get("/api/v1/search").json()["hits"][0]["thread_id"]
    (tmp_path / "schemathesis.toml").write_text(CONFIG, "utf-8")
    with silent_server(seed_index, "--rate", "1e9") as port:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{port}/openapi.json"),
                *("--checks", "all", "--mode", "all", "--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"),
                *("--generation-database", "none", "--max-time", "120"),
            ],
            env=os.environ | {"SCHEMATHESIS_HOOKS": "formats", "PYTHONPATH": str(HERE), "KNOWN_THREAD": known},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=600,
        )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "Selected: 8/8" in done.stdout, done.stdout


@pytest.fixture(scope="module")
def any_web(seed_index: Path) -> Any:
    with TestClient(create_app(Settings(seed_index, rate=1e9)), base_url="http://127.0.0.1") as client:
        yield client


TEXTS = st.text(max_size=80) | st.text(st.sampled_from('ab"():-~*, ORNT'), max_size=40)


@pytest.mark.parametrize("path", ["search", "count", "pairs", "unanswered"])
@given(query=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_a_query_or_is_told_where_it_is_none(any_web: TestClient, path: str, query: str) -> None:
    answer = any_web.get(f"/api/v1/{path}", params={"q": query})
    if answer.status_code == 200:
        return
    data = answer.json()
    assert answer.status_code == 400
    assert 0 <= data["start"] <= data["end"] <= len(data["query"]) <= MAX_QUERY


@pytest.mark.parametrize("name", ["treatment", "about", "author", "thread", "since", "until", "date"])
@given(value=TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_a_value_or_is_refused(any_web: TestClient, name: str, value: str) -> None:
    answer = any_web.get("/api/v1/search", params={name: value})
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert answer.json()["detail"]
