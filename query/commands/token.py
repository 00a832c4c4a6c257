"""`carethread token`: who may read a server that others can reach."""

from __future__ import annotations

import click

from carethread.console import note
from carethread.index.errors import UsageError
from carethread.query.web.tokens import create, default_path, read, revoke


@click.command("token")
@click.argument("what", type=click.Choice(["new", "list", "revoke"]))
@click.argument("name", required=False)
@click.option("--note", "about", default="", help="For whom it is; kept beside its hash.")
def command(what: str, name: str | None, about: str) -> int:
    """Make, list and revoke the tokens of `carethread serve`.

    A token is shown once and kept as a hash. It may read, nothing else. In a browser it is the password, with any user
    name; programs send it as "Authorization: Bearer TOKEN".

    \b
    Examples:
      carethread token new --note "tumour board"
      carethread token list
      carethread token revoke "tumour board"
    """
    path = default_path()
    if what == "new":
        click.echo(create(path, about))
        note("It is shown this once. Keep it where passwords are kept.")
    elif what == "list":
        for token in read(path):
            click.echo(f"{token.name}  {token.made}  {token.note}")
    else:
        if not name:
            raise UsageError("say which token", hint="carethread token list")
        revoke(path, name)
        click.echo(f"{name} revoked")
    return 0
