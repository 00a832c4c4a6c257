"""`carethread migrate`: the same index on another engine."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import index_option, note
from carethread.index.home import Home
from carethread.index.home.place import Place
from carethread.indexer.commands.cluster import Cluster, cluster_options


@click.command("migrate")
@index_option
@click.option("--engine", required=True, help="The engine to move to: whoosh, tantivy or opensearch.")
@cluster_options
def command(index_dir: Place, engine: str, cluster: Cluster) -> int:
    """Move an index to another engine.

    The new engine is made from the records, beside the old one, which answers until the counts on both sides are
    compared. Records, annotations and takedowns stay as they are; no source is read.

    \b
    Examples:
      carethread migrate --engine tantivy --index my-index
      carethread migrate --engine opensearch --url https://search.local:9200 --index my-index
    """
    from carethread.index.home.migration import migrate

    assert isinstance(index_dir, Path)
    with Home.open(index_dir) as home:
        moved = migrate(home, engine, cluster.address(engine))
        notes = home.notes
    for text in notes:
        note(text)
    click.echo(f"{moved.records:,} records in {moved.threads:,} threads moved from {moved.old} to {moved.new}")
    against = "the records and the old engine" if moved.compared else "the records; the old engine could not be asked"
    click.echo(f"counts compared with {against}")
    return 0
