"""`carethread annotate`: a person's corrections, one by one or as a table."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click
from click.shell_completion import CompletionItem

from carethread.console import index_option
from carethread.index.errors import NotFound, StorageError, UsageError
from carethread.index.home.opening import open_index
from carethread.index.home.place import Place
from carethread.index.home.protocol import IndexHome
from carethread.index.record import ROLES, Role
from carethread.suggestions import record_id

COLUMNS = ("id", "role", "note", "by", "at")
_UNKNOWN_IDS = 4


def _complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """An id first, then what is said of it."""
    if not ctx.params.get("what"):
        return record_id(ctx, param, typed)
    words = ["note=", "role="] if "=" not in typed else [f"role={role}" for role in ROLES]
    return [CompletionItem(word) for word in words if word.startswith(typed)]


@click.command("annotate")
@click.argument("what", nargs=-1, metavar="[ID role=ROLE note=TEXT]", shell_complete=_complete)
@index_option
@click.option("--by", help="Who says so; kept with the annotation.")
@click.option("--remove", is_flag=True, help="Take the annotation of ID back.")
@click.option(
    "--import", "import_file", type=click.Path(path_type=Path, dir_okay=False), help="Read annotations (CSV)."
)
@click.option(
    "--export", "export_file", type=click.Path(path_type=Path, dir_okay=False), help="Write them (CSV; - prints)."
)
def command(
    what: tuple[str, ...],
    index_dir: Place,
    by: str | None,
    remove: bool,
    import_file: Path | None,
    export_file: Path | None,
) -> int:
    """Correct a role by hand, or note something about a record.

    An annotation survives every re-index, rebuild and change of engine; the role then rests on "manual". CSV has the
    columns id, role, note, by, at.

    \b
    Examples:
      carethread annotate tk3v9-c17 role=clinician note="oncology nurse, says so in tk3v9-c12"
      carethread annotate tk3v9-c17 --remove
      carethread annotate --export corrections.csv
    """
    if export_file is not None:
        return _export(index_dir, export_file)
    with open_index(index_dir) as home:
        if import_file is not None:
            return _import(home, import_file, by)
        if not what:
            raise UsageError("nothing to annotate", hint="carethread annotate ID role=ROLE")
        record_id = home.store.find_id(what[0])
        with home.writer() as writer:
            if remove:
                writer.remove_annotation(record_id)
            else:
                role, note = _assignments(what[1:])
                writer.annotate(record_id, role, note, by)
    click.echo(f"{record_id}: " + ("as the source says" if remove else "annotated"))
    return 0


def _assignments(words: tuple[str, ...]) -> tuple[Role | None, str | None]:
    """`role=… note=…` as values; at least one must be there."""
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or name not in ("role", "note"):
            raise UsageError(f"cannot understand {word!r}", hint="write role=ROLE or note=TEXT")
        given[name] = value
    if not given:
        raise UsageError("say what to change", hint="role=" + "|".join(ROLES) + " or note=TEXT")
    return _role(given.get("role")), given.get("note")


def _role(text: str | None) -> Role | None:
    if not text:
        return None
    for role in ROLES:
        if role == text:
            return role
    raise UsageError(f"there is no role {text!r}", hint="one of: " + ", ".join(ROLES))


def _import(home: IndexHome, path: Path, by: str | None) -> int:
    """Take over the rows of a table; ids that are not here are named and left aside."""
    rows = list(_rows(path))
    unknown = 0
    with home.writer() as writer:
        for line, row in rows:
            try:
                role, note = _role(row.get("role")), row.get("note") or None
                writer.annotate(row["id"], role, note, by or row.get("by") or None)
            except NotFound as error:
                unknown += 1
                click.echo(f"{path}:{line}: {error.message}", err=True)
            except UsageError as error:
                raise UsageError(f"{path}:{line}: {error.message}", hint=error.hint) from error
    click.echo(f"{len(rows) - unknown} annotations taken over")
    return _UNKNOWN_IDS if unknown else 0


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not reader.fieldnames or "id" not in reader.fieldnames:
                raise UsageError(f"{path}: no column “id” in the first line", hint="columns: " + ", ".join(COLUMNS))
            for row in reader:
                yield reader.line_num, {name: value or "" for name, value in row.items() if name}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def _export(index_dir: Place, path: Path) -> int:
    with open_index(index_dir) as home:
        annotations = home.store.annotations()
    rows = [(each.id, each.role or "", each.note or "", each.by or "", each.at) for each in annotations]
    if str(path) == "-":
        _write(sys.stdout, rows)
        return 0
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            _write(file, rows)
    except OSError as error:
        raise StorageError(f"cannot write {path}: {error}") from error
    click.echo(f"{len(rows)} annotations written")
    return 0


def _write(file: TextIO, rows: Sequence[tuple[str, ...]]) -> None:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(rows)
