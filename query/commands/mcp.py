"""`carethread mcp`: tools for assistants, over standard input and output."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import index_option, lexicon_option, note
from carethread.index.errors import MissingExtra
from carethread.index.home.place import Place


@click.command("mcp")
@index_option
@lexicon_option
@click.option("--redact", is_flag=True, help="Mask names, full dates, contact details and sources in every answer.")
def command(index_dir: Place, lexicon: Path | None, redact: bool) -> int:
    """Let an assistant search an index, over the Model Context Protocol.

    The assistant's program starts this command and talks to it on standard input and output. Five tools, which only
    read: search, record, thread_outline, count, treatments. Every answer is bounded and carries ids, roles and dates.

    \b
    Example:
      carethread mcp --index my-index --redact
    """
    try:
        from carethread.query.mcp.server import make
    except ImportError as error:
        raise MissingExtra(f"carethread mcp needs {error.name}", hint="pip install 'carethread[mcp]'") from error
    from carethread.query.web.serving import Pool
    from carethread.query.web.settings import Settings

    pool = Pool(Settings(index_dir, redact, lexicon=lexicon))
    pool.start()
    note("waiting for an assistant on standard input (Ctrl-C ends it)")
    try:
        make(pool).run("stdio")
    finally:
        pool.close()
    return 0
