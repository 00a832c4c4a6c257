"""The schemas of what the API answers (JSON Schema, as OpenAPI 3.1 has it)."""

from __future__ import annotations

from typing import Any

from carethread.index.record import CONFIDENCES, DATE_PRECISIONS, EVIDENCES, KINDS, ROLES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
MAYBE_NUMBER: Schema = {"type": ["integer", "null"]}
FLAG: Schema = {"type": "boolean"}


def ref(name: str) -> Schema:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def listed(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def choice(values: tuple[str, ...]) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(values)}


def thing(properties: Schema, *optional: str) -> Schema:
    """An object with these properties, all there but the optional ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _maybe(name: str) -> Schema:
    return {"anyOf": [ref(name), {"type": "null"}]}


_RECORD: Schema = {
    "id": TEXT,
    "thread_id": TEXT,
    "parent_id": MAYBE_TEXT,
    "kind": choice(KINDS),
    "ordinal": NUMBER,
    "depth": NUMBER,
    "title": MAYBE_TEXT,
    "author": MAYBE_TEXT,
    "author_role": choice(ROLES),
    "role_evidence": choice(EVIDENCES),
    "role_confidence": choice(CONFIDENCES),
    "posted_at": MAYBE_TEXT,
    "date_precision": choice(DATE_PRECISIONS),
    "body": TEXT,
    "treatments": listed(TEXT),
    "mentions": listed(ref("Mention")),
    "about": listed(TEXT),
    "source": ref("Source"),
}
_HIT: Schema = _RECORD | {
    "score": {"type": ["number", "null"]},
    "rank": MAYBE_NUMBER,
    "snippets": listed(ref("Snippet")),
    "matched": listed(ref("Match")),
    "hit": FLAG,
    "thread_date": MAYBE_TEXT,
    "thread_title": MAYBE_TEXT,
    "parent": _maybe("Brief"),
}
_PAGE: Schema = {
    "query": TEXT,
    "total": NUMBER,
    "threads": NUMBER,
    "notes": listed(ref("Note")),
    "next_cursor": MAYBE_TEXT,
    "no_result": ref("NoResult"),
}
_COUNTED: Schema = {"query": TEXT, "records": NUMBER}
_COUNT: Schema = {"type": "integer", "minimum": 0}

SCHEMAS: dict[str, Schema] = {
    "Mention": thing(
        {"start": NUMBER, "end": NUMBER, "surface": TEXT, "concept": TEXT, "via": choice(("exact", "fuzzy"))}
    ),
    "Source": thing(
        {"path": MAYBE_TEXT, "url": MAYBE_TEXT, "format": TEXT, "start": MAYBE_NUMBER, "end": MAYBE_NUMBER}
    ),
    "Record": thing(_RECORD),
    "Snippet": thing({"start": NUMBER, "end": NUMBER, "text": TEXT, "highlights": listed(listed(NUMBER))}),
    "Match": thing({"kind": TEXT, "query": TEXT, "concept": MAYBE_TEXT, "surfaces": listed(TEXT), "where": TEXT}),
    "Brief": thing(
        {
            "id": TEXT,
            "kind": choice(KINDS),
            "ordinal": NUMBER,
            "author": MAYBE_TEXT,
            "author_role": choice(ROLES),
            "text": TEXT,
            "removed": FLAG,
        }
    ),
    "Note": thing({"kind": TEXT, "text": TEXT}),
    "Hit": thing(_HIT),
    "SearchPage": thing(_PAGE | {"hits": listed(ref("Hit"))}, "no_result"),
    "Pair": thing({"question": ref("Hit"), "answers": listed(ref("Hit")), "side": TEXT}),
    "PairPage": thing(_PAGE | {"pairs": listed(ref("Pair"))}, "no_result"),
    "ThreadBrief": thing({"id": TEXT, "title": MAYBE_TEXT, "date": MAYBE_TEXT, "url": MAYBE_TEXT, "records": NUMBER}),
    "Thread": thing(
        {
            "thread": ref("ThreadBrief"),
            "records": listed(ref("Hit")),
            "reasons": {"type": "object", "additionalProperties": listed(TEXT)},
        }
    ),
    "Counts": thing(
        {
            "query": TEXT,
            "by": listed(TEXT),
            "total": NUMBER,
            "threads": NUMBER,
            "rows": listed(ref("CountRow")),
            "notes": listed(ref("Note")),
        }
    ),
    "CountRow": {
        "description": "The value of each field of `by` under its name, null where a record has none, and the counts.",
        "type": "object",
        "properties": {"records": _COUNT, "threads": _COUNT},
        "required": ["records", "threads"],
        "additionalProperties": MAYBE_TEXT,
    },
    "NoResult": thing(
        {
            "words": listed(thing(_COUNTED)),
            "filters": listed(thing(_COUNTED)),
            "suggestions": listed(
                thing({"wrong": TEXT, "better": TEXT, "source": choice(("treatment", "index")), "records": NUMBER})
            ),
        }
    ),
    "Treatment": thing(
        {
            "id": TEXT,
            "label": TEXT,
            "kind": TEXT,
            "parents": listed(TEXT),
            "children": listed(TEXT),
            "names": listed(TEXT),
            "misspellings": listed(TEXT),
            "records": NUMBER,
            "threads": NUMBER,
            "roles": {"type": "object", "additionalProperties": _COUNT},
        }
    ),
    "Resolution": thing({"name": TEXT, "treatment": _maybe("Treatment"), "why": TEXT, "suggestions": listed(TEXT)}),
    "Treatments": thing({"treatments": listed(ref("Treatment")), "resolution": _maybe("Resolution")}),
    "Health": thing(
        {
            "status": TEXT,
            "version": TEXT,
            "engine": TEXT,
            "generation": NUMBER,
            "records": NUMBER,
            "threads": NUMBER,
        }
    ),
    "Problem": thing(
        {
            "type": TEXT,
            "title": TEXT,
            "status": NUMBER,
            "detail": TEXT,
            "instance": TEXT,
            "hint": TEXT,
            "query": TEXT,
            "start": NUMBER,
            "end": NUMBER,
            "suggestions": listed(TEXT),
        },
        "hint",
        "query",
        "start",
        "end",
        "suggestions",
    ),
}
