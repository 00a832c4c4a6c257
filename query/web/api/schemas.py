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
    "parent": {"anyOf": [ref("Brief"), {"type": "null"}]},
}
_PAGE: Schema = {
    "query": TEXT,
    "total": NUMBER,
    "threads": NUMBER,
    "notes": listed(ref("Note")),
    "next_cursor": MAYBE_TEXT,
    "no_result": {"type": "object"},
}

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
            "rows": listed({"type": "object"}),
            "notes": listed(ref("Note")),
        }
    ),
    "Treatments": {
        "type": "object",
        "properties": {"treatments": listed({"type": "object"}), "resolution": {"type": "object"}},
    },
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
