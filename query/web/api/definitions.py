"""The endpoints of the API as data: what they take and answer. They serve from it, and OpenAPI is written from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from carethread.index.engine import SORTS
from carethread.index.errors import UsageError
from carethread.query.language import MAX_QUERY
from carethread.query.language.fields import QUERY_FIELDS, QueryField
from carethread.query.service import COUNT_FIELDS
from carethread.query.web.asked import Asked
from carethread.query.web.serving import Open
from carethread.query.web.settings import MAX_PAGE_SIZE, PAGE_SIZE

PREFIX = "/api/v1"
MAX_VALUES = 20  # of one parameter that may be given more than once
_MAX_TEXT = 200  # code points

Values = Mapping[str, Any]
Answer = Callable[[Open, Values], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: of the path, or of the query string.

    many: may be given more than once, `most` times at most. listed: one value that is a list, parted by commas, without
    doubles. format: what the text is, where JSON Schema has no words for it.
    """

    name: str
    about: str
    type: Literal["string", "integer", "boolean"] = "string"
    place: Literal["query", "path"] = "query"
    choices: tuple[str, ...] = ()
    many: bool = False
    listed: bool = False
    default: Any = None
    least: int = 0
    most: int = _MAX_TEXT
    format: str = ""

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        one: dict[str, Any] = {"type": self.type}
        if self.choices:
            one["enum"] = list(self.choices)
        elif self.type == "string":
            one |= {"minLength": self.least, "maxLength": self.most}
        elif self.type == "integer":
            one |= {"minimum": self.least, "maximum": self.most}
        if self.format:
            one["format"] = self.format
        if self.listed:
            return {"type": "array", "items": one, "maxItems": self.most, "uniqueItems": True}
        if self.many:
            return {"type": "array", "items": one, "maxItems": MAX_VALUES}
        return one if self.default is None else one | {"default": self.default}

    def read(self, given: Sequence[str]) -> Any:
        """The value of what stands in the address. Raises UsageError where it does not fit the schema."""
        if self.listed:
            return self._list(given)
        if self.many and len(given) > MAX_VALUES:
            raise UsageError(f"{self.name} may be given {MAX_VALUES} times at most")
        if not self.many and len(given) > 1:
            raise UsageError(f"{self.name} may be given once")
        values = [self._one(text) for text in given]
        if self.many:
            return tuple(values)
        return values[0] if values else self.default

    def _list(self, given: Sequence[str]) -> tuple[str, ...]:
        """The values between commas, in one place or in several; an empty one is none."""
        values = tuple(self._one(text) for whole in given if whole for text in whole.split(","))
        if len(values) > self.most or len(set(values)) < len(values):
            raise UsageError(f"{self.name} takes {self.most} values at most, each once")
        return values

    def _one(self, text: str) -> Any:
        if self.choices:
            if text not in self.choices:
                raise UsageError(f"{self.name} cannot be {text[:40]!r}", hint="one of: " + ", ".join(self.choices))
            return text
        if self.type == "boolean":
            if text not in ("true", "false"):
                raise UsageError(f"{self.name} is true or false, not {text[:40]!r}")
            return text == "true"
        if self.type == "integer":
            return self._number(text)
        if len(text) > self.most:
            raise UsageError(f"{self.name} is longer than {self.most:,} characters")
        if len(text) < self.least:
            raise UsageError(f"{self.name} cannot be {text[:40]!r}")
        return text

    def _number(self, text: str) -> int:
        digits = text.isascii() and text.isdigit() and len(text) < 10
        if not digits or not self.least <= int(text) <= self.most:
            raise UsageError(f"{self.name} is a whole number from {self.least} to {self.most}, not {text[:40]!r}")
        return int(text)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint: `answer` gives its JSON, `returns` is the name of the schema of that."""

    path: str
    name: str
    about: str
    params: tuple[Param, ...]
    answer: Answer
    returns: str
    errors: tuple[int, ...] = (400,)


QUERY = Param(
    "q",
    "The query, in carethread's query language. 400 says where it cannot be understood.",
    most=MAX_QUERY,
    default="",
    format="carethread-query",
)
EXACT = Param("exact", "Take treatment names as plain words.", type="boolean", default=False)
SORT = Param("sort", "The order of the hits.", choices=SORTS, default="relevance")
LIMIT = Param("limit", "How many on a page.", type="integer", least=1, most=MAX_PAGE_SIZE, default=PAGE_SIZE)
CURSOR = Param(
    "cursor",
    "Where the page begins: `next_cursor` of the page before. Anything else gets 400.",
    most=100,
    default="",
    format="carethread-cursor",
)
ID = Param("id", "An id, or the beginning of one that is like no other.", place="path", least=1)
_DATES = ("since", "until", "date")


def _filter(spec: QueryField) -> Param:
    kind = "" if spec.choices else f"carethread-{spec.takes}"
    return Param(
        spec.name,
        f"Only what matches: {spec.meaning}.",
        choices=spec.choices,
        many=spec.name not in _DATES,
        format=kind,
    )


FILTERS = tuple(map(_filter, QUERY_FIELDS.values()))
ASKING = (QUERY, *FILTERS, EXACT)
BY = Param("by", "One or two fields to count by.", choices=tuple(COUNT_FIELDS), listed=True, most=2)


def question(values: Values, offset: int = 0) -> Asked:
    """What the parameters of an asking endpoint ask."""
    filters: list[tuple[str, str]] = []
    for param in FILTERS:
        value = values[param.name]
        filters += [(param.name, each) for each in ((value,) if isinstance(value, str) else value or ()) if each]
    return Asked(
        q=values["q"],
        filters=tuple(filters),
        exact=values["exact"],
        sort=values.get("sort", "relevance"),
        offset=offset,
        limit=values.get("limit", PAGE_SIZE),
    )
