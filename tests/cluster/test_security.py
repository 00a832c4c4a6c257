"""A guarded cluster: TLS of a private authority, a password or a key from the environment, and no trace of either."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.cluster import shared
from tests.cluster.gate import Gate, certificate_of, guarded
from tests.conftest import Ran, Run

pytestmark = pytest.mark.cluster
USER, PASSWORD, KEY = "ann", "pa55-word-of-ann", "a2V5LW9mLWFubg=="
BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
SECRETS = (PASSWORD, KEY, BASIC.removeprefix("Basic "))
NAME = "carethread-guarded"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def gate(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A gate whose authority is known, and nobody named yet."""
    for name in ("URL", "USER", "PASSWORD", "API_KEY", "CA"):
        monkeypatch.delenv(f"CARETHREAD_OPENSEARCH_{name}", raising=False)
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_CA", str(certificate_of(authority, tmp_path)))
    with guarded(shared.urls().split(",")[0], authority) as made:
        made.allowed.update((BASIC, f"ApiKey {KEY}"))
        yield made


@pytest.fixture
def with_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_USER", USER)
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_PASSWORD", PASSWORD)


def options(gate: Gate) -> tuple[str, ...]:
    return ("--engine", "opensearch", "--url", gate.url, "--name", NAME, "--shards", "1", "--replicas", "0")


def tells_nothing(*told: str | Ran) -> None:
    for each in told:
        text = each if isinstance(each, str) else each.out + each.err
        assert not [secret for secret in SECRETS if secret in text]


def test_with_password_and_with_key(
    run: Run,
    seed_path: Path,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    with_password: None,
) -> None:
    caplog.set_level(logging.DEBUG)
    where = tmp_path / "index"
    made = run("index", seed_path.parent, "--index", where, *options(gate))
    assert made.code == 0, made.err
    found = run("search", "IL-2", "--explain", "--index", where)
    assert (found.code, set(gate.seen)) == (0, {BASIC})

    gate.seen.clear()
    monkeypatch.delenv("CARETHREAD_OPENSEARCH_USER")
    monkeypatch.delenv("CARETHREAD_OPENSEARCH_PASSWORD")
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_API_KEY", KEY)
    again = run("search", "IL-2", "--explain", "--index", where)
    checked = run("doctor", "--index", where)
    assert (again.code, set(gate.seen)) == (0, {f"ApiKey {KEY}"})
    assert "opensearch" in checked.out

    tells_nothing(made, found, again, checked, caplog.text)
    for file in where.rglob("*"):
        if file.is_file():
            tells_nothing(file.read_bytes().decode("utf-8", "replace"))


@pytest.mark.parametrize("known", ["with_password", "nobody"])
def test_who_is_not_let_in(
    run: Run, seed_path: Path, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    gate.allowed.clear()
    if known == "with_password":
        monkeypatch.setenv("CARETHREAD_OPENSEARCH_USER", USER)
        monkeypatch.setenv("CARETHREAD_OPENSEARCH_PASSWORD", PASSWORD)
    ran = run("index", seed_path.parent, "--index", tmp_path / "index", *options(gate))
    assert ran.code == 4
    assert "does not let us" in ran.err
    assert "CARETHREAD_OPENSEARCH_USER" in ran.err
    tells_nothing(ran)


def test_another_authority_is_not_trusted(
    run: Run, seed_path: Path, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_password: None
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_CA", str(certificate_of(trustme.CA(), other)))
    ran = run("index", seed_path.parent, "--index", tmp_path / "index", *options(gate))
    assert (ran.code, gate.seen) == (4, []), "no secret leaves before the certificate is checked"
    assert "certificate" in ran.err
    assert "CARETHREAD_OPENSEARCH_CA" in ran.err
    tells_nothing(ran)

    monkeypatch.delenv("CARETHREAD_OPENSEARCH_CA")
    assert run("index", seed_path.parent, "--index", tmp_path / "index", *options(gate)).code == 4
    assert gate.seen == []


def test_a_certificate_of_another_host_is_not_trusted(
    run: Run, seed_path: Path, gate: Gate, authority: trustme.CA, tmp_path: Path, with_password: None
) -> None:
    with guarded(shared.urls().split(",")[0], authority, host="search.example.org") as wrong:
        ran = run("index", seed_path.parent, "--index", tmp_path / "index", *options(wrong))
        assert (ran.code, wrong.seen) == (4, [])
        assert "certificate" in ran.err


@pytest.mark.parametrize("content", [None, "this is no certificate"])
def test_an_authority_that_cannot_be_read(
    run: Run, seed_path: Path, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    file = tmp_path / "broken.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_CA", str(file))
    ran = run("index", seed_path.parent, "--index", tmp_path / "index", *options(gate))
    assert ran.code == 2, ran.err
    assert "CARETHREAD_OPENSEARCH_CA" in ran.err
    assert str(file) in ran.err
