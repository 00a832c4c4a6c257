"""`carethread completion SHELL`: the script that makes a shell complete commands, options and values."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

_WHERE = {
    "bash": "carethread completion bash > ~/.local/share/bash-completion/completions/carethread",
    "zsh": "carethread completion zsh > ~/.zfunc/_carethread   (with fpath+=~/.zfunc before compinit)",
    "fish": "carethread completion fish > ~/.config/fish/completions/carethread.fish",
}

# As click's own, with three differences: the whole line goes to us, because bash cuts words at : and =; a word that
# goes on ("role:") gets no blank behind it; an item that holds blanks stays one.
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n'
    local response completion type value
    COMPREPLY=()
    response=$(env COMP_LINE="$COMP_LINE" COMP_POINT="$COMP_POINT" COMP_WORD="$2" %(complete_var)s=bash_complete $1)
    for completion in $response; do
        IFS=',' read type value <<< "$completion"
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                [[ $value == *[:=] ]] && compopt -o nospace
                ;;
        esac
    done
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion for bash, of words with colons and equals signs as well."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The complete words before the cursor, and the one that is being typed."""
        line = os.environ["COMP_LINE"][: int(os.environ["COMP_POINT"])]
        words = split_arg_string(line)[1:]
        if not words or line[-1:].isspace():
            return words, ""
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """The part that stands for what bash takes for the word: what comes after the last : or = of it."""
        _, typed = self.get_completion_args()
        cut = typed.removesuffix(os.environ.get("COMP_WORD", typed).lstrip("\"'"))
        return f"{item.type},{item.value.removeprefix(cut)}"


add_completion_class(Bash)


@click.command("completion", epilog="\b\n" + "\n".join(_WHERE.values()))
@click.argument("shell", type=click.Choice(list(_WHERE)))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Example, for this session only:
      eval "$(carethread completion bash)"
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(context.find_root().command, {}, "carethread", "_CARETHREAD_COMPLETE").source())
