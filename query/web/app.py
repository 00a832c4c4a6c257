"""The application: routes, middleware, errors as pages or as problems."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from carethread.index.errors import CarethreadError, NotFound, UsageError
from carethread.query.web import look, pages
from carethread.query.web.api import routes as api_routes
from carethread.query.web.api.problem import problem
from carethread.query.web.downloads import Downloads
from carethread.query.web.limits import OpenLimit, RateLimit, RequestBounds
from carethread.query.web.refusing import for_programs, refuse
from carethread.query.web.security import HEADERS, HostCheck, ProxyCheck, SecurityHeaders, TokenCheck
from carethread.query.web.serving import Pool
from carethread.query.web.settings import Settings
from carethread.query.web.tokens import default_path

_HERE = Path(__file__).resolve().parent


def create_app(settings: Settings) -> Starlette:
    """The whole server over one index. Raises IndexMissing, IndexUnreadable when there is none to serve."""
    pool = Pool(settings)
    pool.start()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    app = Starlette(
        routes=[
            *api_routes,
            *pages.ROUTES,
            Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"),
        ],
        middleware=_middleware(settings),
        exception_handlers={CarethreadError: _error, HTTPException: _http_error, Exception: _crash},
        lifespan=lifespan,
    )
    app.state.pool = pool
    app.state.downloads = Downloads(pool)
    app.state.settings = settings
    app.state.templates = _templates()
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """From the outside in: headers on everything, then who may ask, then how much."""
    checks = [Middleware(SecurityHeaders)]
    if settings.proxies:
        checks += [
            Middleware(ProxyCheck, proxies=settings.proxies, refuse=refuse),
            Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies)),
        ]
    checks += [
        Middleware(HostCheck, hosts=settings.hosts, refuse=refuse),
        Middleware(RateLimit, rate=settings.rate, refuse=refuse),
        Middleware(OpenLimit, refuse=refuse),
        Middleware(RequestBounds, refuse=refuse),
    ]
    if settings.public:
        checks.append(Middleware(TokenCheck, tokens=settings.tokens or default_path(), refuse=refuse))
    return [*checks, Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)]


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(look.FILTERS)
    return environment


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CarethreadError)
    headers = {"retry-after": "2"} if error.http_status in (429, 503) else {}
    if for_programs(request.scope):
        return problem(request.scope, error.http_status, error.message, headers, error=error)
    return pages.error_page(request, error, headers)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if for_programs(request.scope):
        return problem(request.scope, error.status_code, str(error.detail), headers)
    known = NotFound("there is no such page") if error.status_code == 404 else UsageError(str(error.detail))
    return pages.error_page(request, known, headers, error.status_code)


async def _crash(request: Request, _: Exception) -> Response:
    """What is our own fault: said plainly, and logged by the server with its traceback.

    Starlette answers this outside of all middleware, so that the headers are put on here.
    """
    return refuse(request.scope, 500, "the server made a mistake; it has been logged", HEADERS)
