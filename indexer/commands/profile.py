"""`carethread profile`: who seems to run a site, as a file to correct and give to `index --profile`."""

from __future__ import annotations

import click

from carethread.console import note
from carethread.indexer.enrich.profile_proposal import propose_profile
from carethread.indexer.pipeline.unbuilt import raw_threads
from carethread.indexer.readers.base import Problem

_UNREAD = 4


@click.command("profile")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def command(sources: tuple[str, ...]) -> int:
    """Propose a site profile: the editors and clinicians of an archive, with what speaks for each.

    The proposal is YAML, with its evidence as comments. Read it, correct it, and give it to "index --profile".

    \b
    Examples:
      carethread profile saved-pages/ > site.yaml
      carethread index saved-pages/ --profile site.yaml
    """
    unread = 0
    found = []
    for each in raw_threads(sources):
        if isinstance(each, Problem):
            unread += 1
            note(each.message)
        else:
            found.append(each)
    click.echo(propose_profile(found), nl=False)
    return _UNREAD if unread else 0
