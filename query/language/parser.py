"""From a query's text to its tree.

    any  = all { "OR" all }
    all  = part { [ "AND" ] part }
    part = ( "-" | "NOT" ) part | "(" any ")" | word | word* | word~ | "phrase" | "a b"~5 | field:value

So AND binds tighter than OR: `braf inhibitor OR yervoy` is (braf inhibitor) OR yervoy.

Tolerant where the meaning is plain: an open group ends with the query, a parenthesis that closes nothing and an
operator with nothing to join are left aside (and remarked). Wrong fields, values and open quotes are errors.
"""

from __future__ import annotations

from carethread.index.errors import QueryError
from carethread.query.language.fields import QUERY_FIELDS, SYNONYMS, QueryField, nearest
from carethread.query.language.nodes import And, Everything, Field, Node, Not, Nothing, Or, Query, Span, Value
from carethread.query.language.scanner import Operator, Piece, Scanner

MAX_QUERY = 2048  # code points
MAX_NESTING = 32  # groups and negations inside each other


def parse(text: str) -> Query:
    """The tree of a query. Raises QueryError with the place, the nearest right word and the list of right ones."""
    if len(text) > MAX_QUERY:
        raise QueryError(
            f"the query is longer than {MAX_QUERY} characters", query=text, start=MAX_QUERY, end=len(text),
            hint="ask for a few words of it",
        )  # fmt: skip
    return _Parser(text).query()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = Scanner(text).scan()
        self.at = 0
        self.depth = 0
        self.remarks: list[str] = []

    def query(self) -> Query:
        parts: list[Node] = []
        while self.at < len(self.pieces):
            part = self._any()
            if part is not None:
                parts.append(part)
            if self._mark() == ")":
                self._aside("closes nothing")
        tree = _join(And, parts)
        if tree is None:
            span = (0, len(self.text))
            tree = Nothing(self.text, span) if self.text.strip() else Everything(span)
        if isinstance(tree, Or) and any(_has_field(part) for part in tree.parts):
            self.remarks.append(f"OR parts the whole query: it was read as {_apart(tree)}.")
        return Query(self.text, tree, tuple(self.remarks))

    def _mark(self) -> str | None:
        piece = self.pieces[self.at] if self.at < len(self.pieces) else None
        return piece.mark if isinstance(piece, Operator) else None

    def _more(self) -> bool:
        return self.at < len(self.pieces) and self._mark() != ")"

    def _aside(self, why: str) -> None:
        """Leave the operator here aside, with a remark."""
        piece = self.pieces[self.at]
        start, end = piece.span
        self.remarks.append(f"“{self.text[start:end]}” at character {start + 1} {why} and was left aside.")
        self.at += 1

    def _any(self) -> Node | None:
        parts: list[Node] = []
        while self._more():
            part = self._all()
            if part is not None:
                parts.append(part)
            if self._mark() == "OR":
                if part is None or not self._joins():
                    self._aside("joins nothing")
                else:
                    self.at += 1
        return _join(Or, parts)

    def _all(self) -> Node | None:
        parts: list[Node] = []
        while self._more() and self._mark() != "OR":
            if self._mark() == "AND":
                if not parts or not self._joins():
                    self._aside("joins nothing")
                else:
                    self.at += 1
                continue
            part = self._part()
            if part is not None:
                parts.append(part)
        return _join(And, parts)

    def _joins(self) -> bool:
        """Whether something stands behind the operator here that it can join."""
        after = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        return after is not None and not (isinstance(after, Operator) and after.mark in (")", "AND", "OR"))

    def _part(self) -> Node | None:
        piece = self.pieces[self.at]
        if not isinstance(piece, Operator):
            self.at += 1
            return checked(piece, self.text) if isinstance(piece, Field) else piece
        self._deeper(piece.span)
        part = self._negation(piece) if piece.mark in ("-", "NOT") else self._group()
        self.depth -= 1
        return part

    def _deeper(self, span: Span) -> None:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise QueryError(
                f"more than {MAX_NESTING} groups or negations inside each other",
                query=self.text,
                start=span[0],
                end=span[1],
                hint="take some parentheses out",
            )

    def _negation(self, piece: Operator) -> Node | None:
        if not self._joins():
            self._aside("joins nothing")
            return None
        self.at += 1
        part = self._part()
        return None if part is None else Not(part, (piece.span[0], part.span[1]))

    def _group(self) -> Node | None:
        start = self.pieces[self.at].span[0]
        self.at += 1
        part = self._any()
        if self._mark() == ")":
            self.at += 1
        else:
            self.remarks.append(f"The parenthesis at character {start + 1} is not closed; it was closed at the end.")
        return part


def _has_field(node: Node) -> bool:
    return isinstance(node, And) and any(isinstance(part, Field) for part in node.parts)


def _apart(tree: Or) -> str:
    """The query with a parenthesis around each side of its ORs."""
    return " OR ".join(f"({part})" if isinstance(part, And | Or) else str(part) for part in tree.parts)


def _join(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts), (parts[0].span[0], parts[-1].span[1]))


def checked(node: Field, query: str) -> Field:
    """The field with its choices folded. Raises QueryError for a value that the field does not take."""
    spec = QUERY_FIELDS[node.name]
    if not spec.choices:
        return node
    return Field(node.name, tuple(_choice(spec, value, query) for value in node.values), node.span)


def _choice(spec: QueryField, value: Value, query: str) -> Value:
    folded = value.text.strip().casefold()
    if folded in spec.choices:
        return Value(folded, False, value.span)
    start, end = value.span
    meant = _meant(spec, folded)
    hint = f"did you mean {meant[0]}? " if meant else ""
    raise QueryError(
        f"{spec.name}: does not take {value.text!r}",
        query=query,
        start=start,
        end=end,
        hint=f"{hint}{spec.name}: takes {', '.join(spec.choices)}.",
        suggestions=meant,
    )


def _meant(spec: QueryField, folded: str) -> tuple[str, ...]:
    """What was meant by a wrong value: a synonym, a near one, or the same value of another field."""
    synonym = SYNONYMS.get(folded)
    if synonym in spec.choices:
        return (synonym,)
    near = nearest(folded, spec.choices)
    if near:
        return tuple(f"{spec.name}:{value}" for value in near) if spec.name in ("has", "is") else near
    return tuple(f"{other.name}:{folded}" for other in QUERY_FIELDS.values() if folded in other.choices)
