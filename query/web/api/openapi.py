"""OpenAPI 3.1, written from the definitions that serve."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from carethread._version import __version__
from carethread.query.web.api.definitions import PREFIX, Endpoint, Param
from carethread.query.web.api.schemas import SCHEMAS, ref

_ABOUT = (
    "Search the voices in treatment discussions. What is found are experiences, not advice; mind the date of each "
    "thread. Offsets are code points, end exclusive. Errors are problem details (RFC 9457)."
)
# What any endpoint may answer: no token, not through the proxy, a body, a long address, another host name, too often;
# an engine that failed, a server that is busy or out of time, a disk that refuses.
_ALWAYS = (401, 403, 413, 414, 421, 429, 500, 502, 503, 507)
_ETAG = {"ETag": {"description": "Changes with the index.", "schema": {"type": "string"}}}


def document(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "carethread", "version": __version__, "description": _ABOUT, "license": {"name": "MIT"}},
        "paths": {PREFIX + endpoint.path: {"get": _operation(endpoint)} for endpoint in endpoints},
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "operationId": endpoint.name,
        "summary": endpoint.about,
        "parameters": [_parameter(param) for param in endpoint.params],
        "responses": {
            "200": _response("What was asked for.", "application/json", endpoint.returns) | {"headers": _ETAG},
            "304": {"description": "Nothing has changed since the ETag that was sent."},
            **{
                str(status): _response(HTTPStatus(status).phrase, "application/problem+json", "Problem")
                for status in sorted({*endpoint.errors, *_ALWAYS})
            },
        },
    }


def _parameter(param: Param) -> dict[str, Any]:
    found = {
        "name": param.name,
        "in": param.place,
        "description": param.about,
        "required": param.place == "path",
        "schema": param.schema(),
    }
    return found | ({"style": "form", "explode": param.many} if param.many or param.listed else {})


def _response(text: str, media_type: str, schema: str) -> dict[str, Any]:
    return {"description": text, "content": {media_type: {"schema": ref(schema)}}}
