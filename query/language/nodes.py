"""The syntax tree of a query: frozen nodes with the raw text and its place.

Two trees are equal when they mean the same to a reader of the query: spans do not count. `str(tree)` is a query that
parses to an equal tree. A span is (start, end), code points in the query, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query, or a lone `*`: every record."""

    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A query of which nothing can be searched for (`:-(`)."""

    text: str = field(default=":-(", compare=False)
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, without the punctuation around it ("IL-2", "7%", "10:30"); it has at least one token."""

    text: str
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so: `prefix*`."""

    text: str
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that are nearly so: `word~`, `word~1`, `word~2`. Without a number, `distance` is None: by length."""

    text: str
    distance: int | None = None
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"{self.text}~{'' if self.distance is None else self.distance}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Literal text in quotes; with `near`, its words within that many positions in any order: `"a b"~5`."""

    text: str
    near: int | None = None
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f'"{self.text}"' + ("" if self.near is None else f"~{self.near}")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field."""

    text: str
    quoted: bool = False
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f'"{self.text}"' if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value` or `name:value,value` (any of them); `name` is one of `query.language.fields`."""

    name: str
    values: tuple[Value, ...]
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"{self.name}:" + ",".join(str(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class Not:
    """`-part` or `NOT part`."""

    part: Node
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, And | Or | Not | Everything) else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts (two or more)."""

    parts: tuple[Node, ...]
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, And | Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts (two or more)."""

    parts: tuple[Node, ...]
    span: Span = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return " OR ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


Leaf = Everything | Nothing | Word | Prefix | Fuzzy | Phrase | Field
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: the text as given, its tree, and remarks on what was left aside (whole sentences)."""

    text: str = field(compare=False)
    tree: Node
    remarks: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return str(self.tree)


def outline(node: Node, depth: int = 0) -> str:
    """The tree as indented text, one node a line, for `--explain`."""
    pad = "  " * depth
    if isinstance(node, And | Or):
        name = "all of" if isinstance(node, And) else "any of"
        return "\n".join([f"{pad}{name}", *(outline(part, depth + 1) for part in node.parts)])
    if isinstance(node, Not):
        return f"{pad}not\n{outline(node.part, depth + 1)}"
    return f"{pad}{type(node).__name__.lower()} {node}"
