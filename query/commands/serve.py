"""`carethread serve`: the web page and the JSON API."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import index_option, note
from carethread.index.errors import MissingExtra, UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--name", "names", multiple=True, help="A host name that the server answers to (may be given again).")
@click.option("--behind-proxy", is_flag=True, help="A proxy of yours stands before it: it asks who comes in, not we.")
@click.option("--redact", is_flag=True, help="Mask names, full dates, contact details and sources on every page.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option("--metrics-port", type=click.IntRange(1, 65535), help="Prometheus metrics on this port of 127.0.0.1.")
def command(
    index_dir: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    behind_proxy: bool,
    redact: bool,
    workers: int,
    metrics_port: int | None,
) -> int:
    """Serve the web page and the JSON API of an index.

    On this machine alone, unless --host says otherwise; then visitors need a token (carethread token new), or a proxy
    of yours stands before it (--behind-proxy). The index is only read; a new generation is seen without a restart. The
    access log holds no queries.

    \b
    Examples:
      carethread serve --index my-index
      carethread serve --index my-index --redact --host 0.0.0.0 --name search.example.org
    """
    try:
        from carethread.query.web.run import Listen, run
    except ImportError as error:
        raise MissingExtra(f"the web page needs {error.name}", hint="pip install 'carethread[web]'") from error
    from carethread.query.web.settings import Settings
    from carethread.query.web.tokens import default_path, read

    public = host not in _LOOPBACK and not behind_proxy
    if public and not read(default_path()):
        raise UsageError(f"{host} can be reached by others, and there is no token", hint="carethread token new")
    if (host not in _LOOPBACK or behind_proxy) and not names:
        raise UsageError("say which host name the server answers to", hint="--name search.example.org")
    usual = Settings(index_dir).hosts
    settings = Settings(index_dir, redact, public, (*usual, *names), behind_proxy)
    note(f"http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C ends it)")
    run(settings, Listen(host, port, workers, metrics_port))
    return 0
