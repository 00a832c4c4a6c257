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
_ALWAYS = (429, 503)  # what any endpoint may answer


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
            "200": _response("What was asked for.", "application/json", endpoint.returns),
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
    return found | ({"style": "form", "explode": True} if param.many else {})


def _response(text: str, media_type: str, schema: str) -> dict[str, Any]:
    return {"description": text, "content": {media_type: {"schema": ref(schema)}}}
