"""The command line's front door: which commands there are, where each lives, and how errors leave.

A command's module is imported when that command runs and not before: `carethread search` must not pay for readers, nor
`--help` for anything. So the table below holds each command's one line for the overview.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any, NoReturn

import click

from carethread._version import __version__
from carethread.config import defaults
from carethread.console import report
from carethread.index.errors import CarethreadError

# name: (module, one line). In the order of the overview: first what fills an index, then what asks it.
COMMANDS: dict[str, tuple[str, str]] = {
    "index": ("carethread.indexer.commands.index", "Read sources into an index: new, changed and vanished ones."),
    "records": ("carethread.indexer.commands.records", "Split sources into records, as JSON Lines; no index needed."),
    "search": ("carethread.query.commands.search", "Find posts and comments, with role, date and why they matched."),
    "count": ("carethread.query.commands.count", "Count records by one or two fields."),
    "show": ("carethread.query.commands.show", "Show a record in its thread."),
    "pairs": ("carethread.query.commands.pairs", "Show questions with the editor's answers to them."),
    "unanswered": ("carethread.query.commands.unanswered", "List comments that no editor answered."),
    "treatments": ("carethread.query.commands.treatments", "Show treatments, their names, and what a name means."),
    "export": ("carethread.query.commands.export", "Write matching records to a file: json, jsonl, csv, parquet."),
    "annotate": ("carethread.indexer.commands.annotate", "Correct a role by hand; it survives every re-index."),
    "forget": ("carethread.indexer.commands.forget", "Take records down for good."),
    "profile": ("carethread.indexer.commands.profile", "Propose a site profile: who runs an archive's site."),
    "migrate": ("carethread.indexer.commands.migrate", "Move an index to another engine."),
    "serve": ("carethread.query.commands.serve", "Serve the web page and the JSON API."),
    "token": ("carethread.query.commands.token", "Make, list and revoke tokens for a server that others can reach."),
    "mcp": ("carethread.query.commands.mcp", "Let an assistant search, over the Model Context Protocol."),
    "doctor": ("carethread.query.commands.doctor", "Check index, lexicon, engine and disk; say what to do."),
    "completion": ("carethread.completion", "Print the completion script for bash, zsh or fish."),
}


class LazyGroup(click.Group):
    """A click group that imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and give the command, or None when there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        if not gc.isenabled():  # see `main`
            gc.freeze()
            gc.enable()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, and with the nearest name when there is no such command."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" Commands: {', '.join(COMMANDS)}."
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="carethread")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Search for the voices in treatment discussions.

    Splits saved discussions into posts and comments, knows who speaks (editor, clinician, patient, caregiver) and which
    treatment is meant under which name, and searches them.

    \b
    Example:
      carethread index seeds/ --index my-index
      carethread search "IL-2" --role editor --index my-index
    """
    settings = defaults()
    ctx.default_map = dict.fromkeys(COMMANDS, settings)
    if ctx.invoked_subcommand is None:
        from carethread.welcome import welcome

        welcome(settings.get("index_dir"))


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with the contract's exit code.

    No garbage is looked for while modules are loaded, and never in what they hold: a twentieth of a search's CPU time.
    """
    gc.disable()
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and give its exit code; never a traceback for what a user can cause."""
    if os.environ.get("_CARETHREAD_COMPLETE"):
        import carethread.completion  # noqa: F401 - teaches click our bash
    try:
        result: Any = cli.main(args, prog_name="carethread", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.Abort:
        return _interrupted()
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except CarethreadError as error:
        report(error)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except SystemExit:
        return 0  # click leaves so, and only so, where the reader of our output went away while it worked
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def _interrupted() -> int:
    click.echo("interrupted", err=True)
    return 130
