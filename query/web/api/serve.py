"""Serving the endpoints: read the parameters, ask, answer as JSON with an ETag."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from carethread.index.errors import UsageError
from carethread.query.web.api.definitions import PREFIX, Endpoint, Values
from carethread.query.web.pages.rendering import served, validators
from carethread.query.web.serving import Open


def route(endpoint: Endpoint) -> Route:
    """The Starlette route of an endpoint."""

    @served
    def serve(request: Request, held: Open) -> Response:
        return JSONResponse(endpoint.answer(held, read(endpoint, request)), headers=validators(request, held))

    return Route(PREFIX + endpoint.path, serve, methods=["GET"], name=f"api_{endpoint.name}")


def read(endpoint: Endpoint, request: Request) -> Values:
    """The endpoint's parameters as the request gives them. Raises UsageError for a wrong or an unknown one."""
    known = {param.name for param in endpoint.params if param.place == "query"}
    for name in request.query_params:
        if name not in known:
            raise UsageError(f"there is no parameter {name[:40]!r}", hint="parameters: " + ", ".join(sorted(known)))
    return {
        param.name: param.read(
            [request.path_params[param.name]] if param.place == "path" else request.query_params.getlist(param.name)
        )
        for param in endpoint.params
    }
