"""`carethread completion SHELL`: the script that makes a shell complete commands, options and values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_WHERE = {
    "bash": "carethread completion bash > ~/.local/share/bash-completion/completions/carethread",
    "zsh": "carethread completion zsh > ~/.zfunc/_carethread   (with fpath+=~/.zfunc before compinit)",
    "fish": "carethread completion fish > ~/.config/fish/completions/carethread.fish",
}


@click.command("completion", epilog="\b\n" + "\n".join(_WHERE.values()))
@click.argument("shell", type=click.Choice(list(_WHERE)))
def command(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Example, for this session only:
      eval "$(carethread completion bash)"
    """
    from carethread.cli import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "carethread", "_CARETHREAD_COMPLETE").source())
