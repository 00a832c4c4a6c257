"""`carethread unanswered`: comments to the house that nobody of that role answered."""

from __future__ import annotations

from dataclasses import replace

import click

from carethread.console import format_option
from carethread.index.engine import SORTS, Sort
from carethread.index.record import ROLES, Role
from carethread.query.commands.answer import answer_hits
from carethread.query.commands.options import Opener, exact_option, filters_saying, page_options, service_option
from carethread.query.filters import Filters
from carethread.query_words import QueryCommand, query_argument


@click.command("unanswered", cls=QueryCommand)
@query_argument
@service_option
@filters_saying(role="Whose answer is missing; editor, if left out")
@exact_option
@page_options()
@click.option("--sort", type=click.Choice(SORTS), default="thread", show_default=True, help="Order of the comments.")
@format_option
def command(
    query: str, open_service: Opener, filters: Filters, exact: bool, limit: int, offset: int, sort: Sort, output: str
) -> int:
    """List comments that no editor answered.

    Here --role says whose answer is missing (editor, unless said otherwise). A comment counts when it speaks to the
    house: it answers the post or an editor, not a fellow reader.

    \b
    Examples:
      carethread unanswered
      carethread unanswered --role clinician --has question --since 2011
    """
    role = _role(filters)
    with open_service() as service:
        result = service.unanswered(
            query, role=role, filters=replace(filters, role=()), exact=exact, sort=sort, limit=limit, offset=offset
        )
    return answer_hits(output, result)


def _role(filters: Filters) -> Role:
    """The one role whose answer is missed."""
    if not filters.role:
        return "editor"
    for role in ROLES:
        if filters.role == (role,):
            return role
    raise click.BadParameter(f"one of {', '.join(ROLES)}, not {' '.join(filters.role)}", param_hint="--role")
