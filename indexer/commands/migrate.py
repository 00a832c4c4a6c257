"""`carethread migrate`: the same index on another engine."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import index_option, note
from carethread.index.engines import CLUSTER_ENGINES
from carethread.index.home.opening import open_index
from carethread.index.home.place import Place
from carethread.indexer.commands.cluster import Cluster, cluster_options


@click.command("migrate")
@index_option
@click.option("--engine", required=True, help="The engine to move to: whoosh, tantivy or opensearch.")
@cluster_options
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The new folder of an index that leaves a cluster.",
)
def command(index_dir: Place, engine: str, cluster: Cluster, folder: Path | None) -> int:
    """Move an index to another engine.

    The new engine is made from the records, beside the old one, which answers until the counts on both sides are
    compared. Records, sources, annotations and takedowns stay as they are; no source is read. Into a cluster they all
    move, and the folder keeps the address; out of one they are copied. Let nobody index meanwhile.

    \b
    Examples:
      carethread migrate --engine tantivy --index my-index
      carethread migrate --engine opensearch --url https://search.local:9200/forum --index my-index
      carethread migrate --engine tantivy --index https://search.local:9200/forum --to my-index
    """
    from carethread.index.home.migration import migrate

    kept = cluster.target(engine, index_dir, named=True)[1] if engine in CLUSTER_ENGINES else cluster.address(engine)
    with open_index(index_dir) as home:
        moved = migrate(home, engine, kept, folder)
        notes = home.notes
    for text in notes:
        note(text)
    click.echo(f"{moved.records:,} records in {moved.threads:,} threads moved from {moved.old} to {moved.new}")
    against = "the records and the old engine" if moved.compared else "the records; the old engine could not be asked"
    click.echo(f"counts compared with {against}")
    return 0
