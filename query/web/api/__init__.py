"""The JSON API: the contract's keys, problem details, OpenAPI. All made from `endpoints`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from carethread.query.web.api.endpoints import ENDPOINTS
from carethread.query.web.api.openapi import document
from carethread.query.web.api.serve import route


async def _openapi(_: Request) -> JSONResponse:
    return JSONResponse(document(ENDPOINTS), headers={"cache-control": "no-cache"})


routes: list[BaseRoute] = [*map(route, ENDPOINTS), Route("/openapi.json", _openapi, methods=["GET"])]
