"""The JSON API: the contract's keys, problem details, OpenAPI."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
