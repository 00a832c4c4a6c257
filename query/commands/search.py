"""`carethread search`: ranked hits, each with who speaks, when, and why it matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carethread.console import format_option
from carethread.index.engine import SORTS, Sort
from carethread.query.commands.answer import FOUND, answer, answer_hits
from carethread.query.commands.options import Opener, exact_option, filter_options, page_options, service_option
from carethread.query.filters import Filters
from carethread.query.render.explain import explain_text
from carethread.query.service import GroupBy
from carethread.query_words import QueryCommand, query_argument

if TYPE_CHECKING:
    from carethread.query.answers import Explanation


@click.command("search", cls=QueryCommand)
@query_argument
@service_option
@filter_options
@exact_option
@page_options()
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="Order of the hits.")
@click.option("--group", type=click.Choice(["thread"]), help="Hits of one thread together; -n counts threads then.")
@click.option("-C", "--context", type=click.IntRange(min=0), default=0, metavar="N", help="Show N records around each.")
@click.option("--explain", is_flag=True, help="Show how the query was understood instead of searching.")
@format_option
def command(
    query: str,
    open_service: Opener,
    filters: Filters,
    exact: bool,
    limit: int,
    offset: int,
    sort: Sort,
    group: GroupBy | None,
    context: int,
    explain: bool,
    output: str,
) -> int:
    """Find posts and comments, with role, date and why they matched.

    Words are joined by AND; OR, NOT, -word, "exact phrase", prefix*, word~, "a b"~5 and fields such as role:editor work
    as well. A treatment is found under all of its names.

    \b
    Examples:
      carethread search IL-2 --role editor
      carethread search Yervoy -interferon --since 2011
      carethread search '"side effects" to:patient role:editor' --format jsonl
    """
    with open_service() as service:
        if explain:
            return _explained(output, service.explain(query, filters=filters, exact=exact, sort=sort))
        result = service.search(
            query, filters=filters, exact=exact, sort=sort, group=group, limit=limit, offset=offset, context=context
        )
        return answer_hits(output, result)


def _explained(output: str, found: Explanation) -> int:
    answer(
        output,
        text=lambda _columns: explain_text(found),
        whole=found.to_json,
        rows=lambda: [found.to_json()],
        ids=lambda: (concept.concept for concept in found.concepts),
    )
    return FOUND
