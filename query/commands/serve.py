"""`carethread serve`: the web page and the JSON API."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click

from carethread.console import index_option, lexicon_option, note
from carethread.index.errors import MissingExtra, UsageError
from carethread.index.home.place import Place


@click.command("serve")
@index_option
@lexicon_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--name", "names", multiple=True, help="A host name that the server answers to (may be given again).")
@click.option(
    "--behind-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy of yours (address or network): only it may connect, and it asks who comes in, not we.",
)
@click.option("--redact", is_flag=True, help="Mask names, full dates, contact details and sources on every page.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    help="Requests a second that one visitor may make, on average, of one process.",
)
@click.option("--metrics-port", type=click.IntRange(1, 65535), help="Prometheus metrics on this port of 127.0.0.1.")
def command(
    index_dir: Place,
    lexicon: Path | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    proxies: tuple[str, ...],
    redact: bool,
    workers: int,
    rate: float,
    metrics_port: int | None,
) -> int:
    """Serve the web page and the JSON API of an index.

    On this machine alone, unless --host says otherwise; then visitors need a token (carethread token new), or a proxy
    of yours stands before it (--behind-proxy). The index is only read; a new generation is seen without a restart. The
    access log holds no queries.

    \b
    Examples:
      carethread serve --index my-index
      carethread serve --redact --host 0.0.0.0 --name search.example.org
      carethread serve --name search.example.org --behind-proxy 127.0.0.1
    """
    try:
        from carethread.query.web.run import Listen, run
    except ImportError as error:
        raise MissingExtra(f"the web page needs {error.name}", hint="pip install 'carethread[web]'") from error
    from carethread.query.web.settings import LOOPBACK_NAMES, Settings

    public = not _is_loopback(host) and not proxies
    _check(host, names, proxies, public)
    settings = Settings(index_dir, redact, public, (*LOOPBACK_NAMES, *names), proxies, lexicon=lexicon, rate=rate)

    def ready(bound: int) -> None:
        note(f"http://{f'[{host}]' if ':' in host else host}:{bound}/  (Ctrl-C ends it)")

    run(settings, Listen(host, port, workers, metrics_port), ready)
    return 0


def _check(host: str, names: tuple[str, ...], proxies: tuple[str, ...], public: bool) -> None:
    """Raises UsageError for a server that others could reach unasked, or that would answer nobody."""
    from carethread.query.web.security import networks
    from carethread.query.web.tokens import default_path, read

    try:
        networks(proxies)
    except ValueError as error:
        raise UsageError(f"--behind-proxy: {error}", hint="an address such as 127.0.0.1, or 10.0.0.0/8") from error
    if public and not read(default_path()):
        raise UsageError(f"{host} can be reached by others, and there is no token", hint="carethread token new")
    if (public or proxies) and not names:
        raise UsageError("say which host name the server answers to", hint="--name search.example.org")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
