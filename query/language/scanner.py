"""From query text to pieces, in one pass and linear time.

Operators are `(`, `)`, `-` before a word, and the words AND, OR, NOT in capitals. Quotes open a phrase. All other
punctuation belongs to the word it touches or is nobody's: pasted text is a query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from carethread.index.errors import QueryError
from carethread.index.normal import tokens
from carethread.query.language.fields import QUERY_FIELDS, nearest
from carethread.query.language.nodes import Everything, Field, Fuzzy, Phrase, Prefix, Value, Word

MAX_NEAR = 1000  # positions; more is the same as AND
MIN_PREFIX = 3  # letters or digits

QUOTES = '"“”„«»'
_SPACE = re.compile(r"\s+")
_WORD_START = re.compile(r"[^\W_]")
_EMOTICON = re.compile(r"[:;=]['’-]?[()]+")  # its parentheses are no groups
_FIELD = re.compile(r"([A-Za-z]{2,30}):(?![/\\])")
_BARE = re.compile(rf"[^\s{QUOTES}]+")
_VALUE = re.compile(rf"[^\s,{QUOTES}]+")
_NEAR = re.compile(r"~(\d{1,9})(?!\w)")
_FUZZY = re.compile(r"(.*[^\W_])~(\d+)", re.DOTALL)

Mark = Literal["(", ")", "-", "NOT", "AND", "OR"]
_OPERATORS: dict[str, Mark] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
Atom = Word | Prefix | Fuzzy | Phrase | Field | Everything


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator and its place."""

    mark: Mark
    span: tuple[int, int]


Piece = Operator | Atom


class Scanner:
    """Cuts one query into pieces. `scan` raises QueryError where a quote, a field or a prefix is wrong."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[Piece] = []

    def scan(self) -> list[Piece]:
        """All pieces of the query, in order."""
        while self.at < len(self.text):
            self._step()
        return self.pieces

    def _step(self) -> None:
        char = self.text[self.at]
        space = _SPACE.match(self.text, self.at)
        if space:
            self.at = space.end()
        elif char in QUOTES:
            self._phrase()
        elif char in "()":
            self._operator("(" if char == "(" else ")", 1)
        elif char == "-" and self._negates():
            self._operator("-", 1)
        elif _WORD_START.match(char):
            self._word_or_field()
        else:
            self._junk()

    def _operator(self, mark: Mark, length: int) -> None:
        self.pieces.append(Operator(mark, (self.at, self.at + length)))
        self.at += length

    def _negates(self) -> bool:
        """Whether the dash here stands before a word, a phrase or a group, and not inside a run of dashes."""
        before = self.text[self.at - 1] if self.at else " "
        after = self.text[self.at + 1 : self.at + 2]
        return (
            (before.isspace() or before in "(-")
            and before != "-"
            and (after in tuple(QUOTES) or after == "(" or bool(_WORD_START.match(after)))
        )

    def _junk(self) -> None:
        """Step over punctuation that starts nothing; a `*` that stands alone is everything."""
        emoticon = _EMOTICON.match(self.text, self.at)
        end = emoticon.end() if emoticon else self.at + 1
        before, after = self._before(self.at), self.text[end : end + 1]
        if self.text[self.at] == "*" and not before.strip().strip("(") and not after.strip().strip(")"):
            self.pieces.append(Everything((self.at, end)))
        self.at = end

    def _phrase(self) -> None:
        start = self.at
        text = self._quoted()
        near = _NEAR.match(self.text, self.at)
        distance = None
        if near:
            distance = min(int(near[1]), MAX_NEAR)
            self.at = near.end()
        if _searchable(text):
            self.pieces.append(Phrase(text, distance, (start, self.at)))

    def _quoted(self) -> str:
        """The text in the quotes that open here; leaves `at` behind the closing one."""
        start = self.at
        end = next((i for i in range(start + 1, len(self.text)) if self.text[i] in QUOTES), None)
        if end is None:
            raise self._unclosed(start)
        self.at = end + 1
        return self.text[start + 1 : end]

    def _unclosed(self, start: int) -> QueryError:
        return QueryError(
            "this quote is not closed",
            query=self.text,
            start=start,
            end=len(self.text),
            hint=f'close it: {self.text[start:].strip()}"',
        )

    def _word_or_field(self) -> None:
        found = _FIELD.match(self.text, self.at)
        if found and self._is_field(found):
            self._field(found)
        else:
            self._word()

    def _is_field(self, found: re.Match[str]) -> bool:
        """Whether `name:` here is a field (known, or meant as one), and not just text with a colon."""
        name, after = found[1], self.text[found.end() : found.end() + 1]
        if name.lower() in QUERY_FIELDS:
            return bool(after.strip()) or name.islower()
        if not (_WORD_START.match(after) or after in tuple(QUOTES + "<>")):
            return False
        known = tuple(QUERY_FIELDS)
        if name.isupper() and not nearest(name, known):
            return False  # BRAF:V600E
        raise self._unknown_field(name, nearest(name, known))

    def _unknown_field(self, name: str, near: tuple[str, ...]) -> QueryError:
        meant = f"did you mean {near[0]}:? " if near else ""
        return QueryError(
            f"there is no field {name!r}",
            query=self.text,
            start=self.at,
            end=self.at + len(name),
            hint=f"{meant}The fields are {', '.join(QUERY_FIELDS)}. To search for the text itself, put it in quotes.",
            suggestions=near,
        )

    def _field(self, found: re.Match[str]) -> None:
        name, start = found[1].lower(), self.at
        self.at = found.end()
        values: list[Value] = []
        while True:
            value = self._value()
            if value is not None and (value.text.strip() or value.quoted):
                values.append(value)
            if self.text[self.at : self.at + 1] != ",":
                break
            self.at += 1
        if not any(value.text.strip() for value in values):
            raise self._no_value(name, start, found.end())
        self.pieces.append(Field(name, tuple(value for value in values if value.text.strip()), (start, self.at)))

    def _no_value(self, name: str, start: int, end: int) -> QueryError:
        spec = QUERY_FIELDS[name]
        known = f"{name}: takes {', '.join(spec.choices)}" if spec.choices else f"for example {spec.example}"
        after = self.text[end:].lstrip()
        joined = "write the value right behind the colon; " if after and self.text[end : end + 1].isspace() else ""
        several = f"several values are written {name}:one,two; " if after.startswith("(") else ""
        return QueryError(
            f"{name}: needs a value", query=self.text, start=start, end=end, hint=joined + several + known
        )

    def _value(self) -> Value | None:
        start = self.at
        if self.text[start : start + 1] and self.text[start] in QUOTES:
            text = self._quoted()
            return Value(text, True, (start, self.at))
        end = self._run(_VALUE)
        self.at = end
        return Value(self.text[start:end], False, (start, end)) if end > start else None

    def _run(self, pattern: re.Pattern[str]) -> int:
        """The end of the run that matches here; it ends before a parenthesis that has no partner in the run."""
        found = pattern.match(self.text, self.at)
        if not found:
            return self.at
        opened: list[int] = []
        for i in range(self.at, found.end()):
            if self.text[i] == "(":
                opened.append(i)
            elif self.text[i] == ")":
                if not opened:
                    return i
                opened.pop()
        return opened[0] if opened else found.end()

    def _word(self) -> None:
        start, end = self.at, self._run(_BARE)
        raw = self.text[start:end]
        if raw in _OPERATORS:
            self._operator(_OPERATORS[raw], len(raw))
            return
        self.at = end
        self._skip_stray(end)
        found = tokens(raw)
        if any(token.text for token in found):
            self.pieces.append(self._atom(raw, _balanced(raw, found[-1].end), start))

    def _skip_stray(self, end: int) -> None:
        """Step over a parenthesis or an inch mark that only touches the word: "f(", 5"."""
        after = self.text[end : end + 1]
        if after == "(" or (after and after in QUOTES and self.text[end - 1].isdigit() and not self._closes(end)):
            self.at = end + 1

    def _closes(self, start: int) -> bool:
        return any(char in QUOTES for char in self.text[start + 1 :])

    def _atom(self, raw: str, size: int, start: int) -> Atom:
        """A word with what its end says: `*` or `~` right behind it, or `~` and a number. The punctuation behind it,
        from `size` on, is no part of it."""
        text, rest, end = raw[:size], raw[size:], start + size
        if rest.startswith("~"):
            return Fuzzy(text, None, (start, end + 1))
        if rest.startswith("*") and not self._emphasised(start, rest):
            return self._prefix(text, (start, end + 1))
        fuzzy = _FUZZY.fullmatch(text)
        if fuzzy and _searchable(fuzzy[1]):
            return self._fuzzy(fuzzy[1], fuzzy[2], (start, end))
        return Word(text.lower() if text in _OPERATORS else text, (start, end))

    def _emphasised(self, start: int, rest: str) -> bool:
        """Whether the asterisks are a writer's emphasis: "**word**", "*word*"."""
        return rest.startswith("**") or self._before(start) == "*"

    def _before(self, at: int) -> str:
        """The character before a place; nothing at the start."""
        return self.text[at - 1 : at] if at else ""

    def _fuzzy(self, text: str, digits: str, span: tuple[int, int]) -> Fuzzy:
        if digits not in ("0", "1", "2"):
            raise QueryError(
                f"~{digits[:9]} is too far: a word may differ by 1 or 2 letters",
                query=self.text,
                start=span[0],
                end=span[1],
                hint=f"write {text}~ or {text}~2",
            )
        return Fuzzy(text, int(digits), span)

    def _prefix(self, text: str, span: tuple[int, int]) -> Prefix:
        if len(tokens(text)[-1].text) < MIN_PREFIX:
            raise QueryError(
                f"{text}* is too short: a beginning needs {MIN_PREFIX} letters or digits",
                query=self.text,
                start=span[0],
                end=span[1],
                hint="write more of the word, or leave out the *",
            )
        return Prefix(text, span)


def _searchable(text: str) -> bool:
    """Whether anything in a text can be searched for (a lone modifier apostrophe is a letter, but no word)."""
    return any(token.text for token in tokens(text))


def _balanced(raw: str, end: int) -> int:
    """`end`, or the place behind the parentheses that close what is open in `raw[:end]`: "drug(s)"."""
    for _ in range(raw.count("(", 0, end) - raw.count(")", 0, end)):
        end = raw.index(")", end) + 1
    return end
