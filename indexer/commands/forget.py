"""`carethread forget`: take records down, for good."""

from __future__ import annotations

import click

from carethread.console import index_option, note
from carethread.index.errors import UsageError
from carethread.index.home.opening import open_index
from carethread.index.home.place import Place
from carethread.suggestions import record_id, thread_id


@click.command("forget")
@click.argument("ids", nargs=-1, metavar="[ID...]", shell_complete=record_id)
@index_option
@click.option("--author", help="Everything written under that name.")
@click.option("--thread", shell_complete=thread_id, help="With --author: only in that thread.")
@click.option("--reason", default="", help="Why, for the log; do not repeat what is to be forgotten.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def command(
    ids: tuple[str, ...], index_dir: Place, author: str | None, thread: str | None, reason: str, yes: bool
) -> int:
    """Take records down for good: words, author and mentions leave every file of the index.

    A re-index of the same source does not bring them back. Answers to them stay, under "a removed comment". The log
    says that and when, not what. The source files themselves are yours: they are not touched.

    \b
    Examples:
      carethread forget tk3v9-c17
      carethread forget --author "Jane from Maine" --reason "asked by mail"
    """
    if bool(ids) == bool(author):
        raise UsageError("name record ids, or an author with --author (one of the two)")
    with open_index(index_dir) as home:
        found = [home.store.find_id(each) for each in ids]
        thread_id = home.store.thread(thread).id if thread else None
        what = f"everything by {author}" if author else f"{len(found)} record{'s' if len(found) != 1 else ''}"
        if not yes:
            click.confirm(f"Take down {what}? This cannot be undone", abort=True, err=True)
        with home.writer() as writer:
            gone = writer.forget_author(author, thread_id, reason) if author else writer.forget(found, reason)
        notes = home.notes
    click.echo(f"{gone} taken down")
    for text in notes:
        note(text)
    note("The source files still hold the words: remove them there as well where they are yours.")
    return 0
