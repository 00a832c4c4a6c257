"""`carethread index`: sources into an index."""

from __future__ import annotations

import json
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from carethread.console import index_option
from carethread.index.errors import StorageError, UsageError
from carethread.index.home.opening import create_or_open, open_index
from carethread.index.home.place import Place
from carethread.indexer.commands.cluster import Cluster, cluster_options, index_was_named
from carethread.indexer.commands.options import settings_options
from carethread.indexer.commands.progress import progress
from carethread.indexer.pipeline import Options, Report, Settings, index
from carethread.indexer.pipeline.indexing import reannotate
from carethread.indexer.pipeline.share import ALL, Share


@click.command("index")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@index_option
@click.option("--engine", help="The engine of a new index: whoosh (the default), tantivy or opensearch.")
@cluster_options
@settings_options
@click.option("--shard", metavar="N/M", help="Take only the N-th of M shares of the sources, as one of M indexers.")
@click.option("--again", is_flag=True, help="Read also the sources that did not change.")
@click.option("--dry-run", is_flag=True, help="Read and count, write nothing.")
@click.option("--reannotate", "redo", is_flag=True, help="Find treatments anew in the stored records; needs no SOURCE.")
@click.option(
    "--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the report as JSON."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no report; problems are still named.")
def command(
    sources: tuple[str, ...],
    index_dir: Place,
    engine: str | None,
    cluster: Cluster,
    settings: Settings,
    jobs: int | None,
    shard: str | None,
    again: bool,
    dry_run: bool,
    redo: bool,
    report_file: Path | None,
    quiet: bool,
) -> int:
    """Read sources into an index: new, changed and vanished ones.

    A source is a file, a folder, a glob or - (standard input). A second run reads only what changed, and drops what is
    gone from a folder that is named. What cannot be read is named with its reason (exit code 4); all else is indexed.
    Into a cluster several may index side by side, each with its share (--shard).

    \b
    Examples:
      carethread index seeds/ --index my-index
      carethread index saved-pages/ blog-export.xml list.mbox --index my-index
      carethread index --reannotate --index my-index
      carethread index saved-pages/ --engine opensearch --url https://search.local:9200/forum
      carethread index saved-pages/ --index https://search.local:9200/forum --shard 3/8
    """
    if redo:
        return _reannotate(sources, index_dir, settings)
    if not sources:
        raise UsageError("nothing to read", hint="name files or folders: carethread index FOLDER")
    share = ALL if shard is None else Share.parse(shard)
    options = Options(settings, dry_run=dry_run, again=again, jobs=jobs, share=share)
    where, address = cluster.target(engine, index_dir, named=index_was_named())
    with _place(where, dry_run) as folder:
        if folder != where:
            engine = address = None  # of a dry run: nothing is left, in no cluster either
        with create_or_open(folder, engine, address) as home, _stopped_by_sigterm():
            report = index(sources, home, options, None if quiet else progress())
    _tell(report, quiet)
    if report_file is not None:
        _write(report_file, report)
    return report.exit_code


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """A service manager's wish to stop is taken as Ctrl-C: what is complete is kept."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _place(index_dir: Place, dry_run: bool) -> Iterator[Place]:
    """The index; for a dry run where there is no folder yet, one that is gone afterwards."""
    if not dry_run or not isinstance(index_dir, Path) or index_dir.exists():
        yield index_dir
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "index"


def _reannotate(sources: tuple[str, ...], index_dir: Place, settings: Settings) -> int:
    if sources:
        raise UsageError("--reannotate works on the stored records and takes no SOURCE")
    with open_index(index_dir) as home:
        changed = reannotate(home, settings)
    click.echo(f"{changed:,} thread{'' if changed == 1 else 's'} changed")
    return 0


def _tell(report: Report, quiet: bool) -> None:
    lines = [problem.message for problem in report.problems] if quiet else report.lines()
    for line in lines:
        click.echo(line)


def _write(path: Path, report: Report) -> None:
    try:
        text = json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"
        path.write_text(text, encoding="utf-8", errors="backslashreplace")  # of a file's name that is no UTF-8
    except OSError as error:
        raise StorageError(f"cannot write the report: {error}") from error
