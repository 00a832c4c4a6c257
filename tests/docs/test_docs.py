"""Every example in the docs is run, and every command, field and operator is in the docs.

In a ```console block, a line `$ carethread …` is run on an index of the seed. It must leave with 0, or with N where a
comment `# exit N` says so. Lines under it must stand in the output in that order; "…" alone on a line skips any.
```python blocks are run as they are.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest

from carethread.cli import COMMANDS
from carethread.query.language.fields import QUERY_FIELDS

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_FORM = re.compile(r"\s(?:ID|FILE|DIR|SOURCE|NAME)\b")  # the line shows a form, not a call
_EXIT = re.compile(r"# exit (\d+)")


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for number, found in enumerate(_BLOCK.finditer(page.read_text(encoding="utf-8"))):
            if found[1] == kind:
                yield f"{page.stem}-{number}", found[2]


def examples() -> Iterator[tuple[str, str, list[str]]]:
    for name, block in blocks("console"):
        for number, part in enumerate(re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]):
            command, *shown = part.rstrip("\n").split("\n")
            if command.startswith("carethread ") and not _FORM.search(command) and " > " not in command:
                yield f"{name}-{number}", command, [line for line in shown if line.strip()]


@pytest.fixture
def workplace(seed_index: Path, seed_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which the docs' own names work: seeds/, and the index where CARETHREAD_INDEX says."""
    (tmp_path / "seeds").symlink_to(seed_path.parent)
    (tmp_path / "saved-pages").symlink_to(seed_path.parent)
    (tmp_path / "my-index").symlink_to(seed_index)
    with chdir(tmp_path):
        yield tmp_path


EXAMPLES = list(examples())


@pytest.mark.parametrize(("command", "shown"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_console_example(
    run, workplace: Path, seed_index: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: list[str]
) -> None:
    monkeypatch.setenv("CARETHREAD_INDEX", str(seed_index))
    monkeypatch.setenv("COLUMNS", "80")
    said = _EXIT.search(command)
    ran = run(*shlex.split(command, comments=True)[1:])
    assert ran.code == (int(said[1]) if said else 0), ran.err
    left = (ran.err + "\n" + ran.out).split("\n")
    for line in shown:
        if line.strip() == "…":
            continue
        while left and left[0].rstrip() != line.rstrip():
            left.pop(0)
        assert left, f"not printed: {line!r}\n{ran.out}"


PYTHON = list(blocks("python"))


@pytest.mark.parametrize("code", [code for _, code in PYTHON], ids=[name for name, _ in PYTHON])
def test_python_example(workplace: Path, code: str) -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "docs", "exec"), {})
    assert out.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_docs(command: str) -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert f"carethread {command}" in text


@pytest.mark.parametrize("field", QUERY_FIELDS)
def test_every_field_is_on_the_query_page(field: str) -> None:
    text = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
    assert f"`{field}:" in text
    for choice in QUERY_FIELDS[field].choices:
        assert f"`{choice}`" in text or f"{field}:{choice}" in text, choice
