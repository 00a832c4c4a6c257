"""The pages. Each is whole without JavaScript; the address says all."""

from __future__ import annotations

from starlette.routing import Route

from carethread.query.web.pages import forms, pictures, search, start, threads, treatments
from carethread.query.web.pages.rendering import error_page

ROUTES = [
    Route("/", start.start, name="start"),
    Route("/about", start.about, name="about"),
    *(Route(f"/{name}", search.results(kind), name=name) for name, kind in search.KINDS.items()),
    Route("/thread/{id:str}.json", threads.as_json, name="thread_as_json"),
    Route("/thread/{id:str}", threads.thread, name="thread"),
    Route("/record/{id:str}", threads.record, name="record"),
    Route("/treatments", treatments.overview, name="treatments"),
    Route("/treatment/{id:str}", treatments.one, name="treatment"),
    Route("/pictures", pictures.pictures, name="pictures"),
    Route("/{kind:str}.{form:str}", forms.in_form, name="in_form"),
]

__all__ = ["ROUTES", "error_page"]
