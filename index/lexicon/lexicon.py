"""The lexicon as the rest of carethread uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from carethread.index.errors import LexiconError
from carethread.index.lexicon.fuzzy import Speller
from carethread.index.lexicon.language import is_english
from carethread.index.lexicon.match import Matcher
from carethread.index.lexicon.model import Concept, Resolution, Suggestion
from carethread.index.lexicon.table import ConceptRow, Table, ancestors, phrase_of, unpack
from carethread.index.normal import normal_form
from carethread.index.record import Mention

DATA = Path(__file__).parent / "data"
MATCH = DATA / "match.json"  # made by tools/build_lexicon.py from the files beside it
DETAILS = DATA / "details.json"  # likewise
ORDINARY = DATA / "ordinary.txt"
MIN_FUZZY_NAME = 6  # code points of a name that a misspelling may mean
MATCHER_VERSION = 1  # raise it when the matcher's rules change: stored mentions are then older


class Lexicon:
    """Treatment concepts, their names, and finding those in text. Get one from `load`."""

    def __init__(self, table: Table, user: bytes = b"") -> None:
        self._table = table
        self._user = user
        self.concepts: Mapping[str, Concept] = _Concepts(table)

    @cached_property
    def hash(self) -> str:
        """16 hex digits over all that decides which concepts and ancestors a text has; another one means that an index
        made with it is older."""
        import hashlib  # costs a few ms that a process without an index need not pay

        digest = hashlib.sha256(f"{MATCHER_VERSION} ".encode() + self._user)
        for path in (MATCH, DETAILS, ORDINARY):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def __contains__(self, concept: object) -> bool:
        return concept in self._table.details.concepts

    def __len__(self) -> int:
        return len(self._table.details.concepts)

    def concept(self, concept: str) -> Concept:
        """The concept of that id. Raises KeyError when there is none."""
        return self.concepts[concept]

    def names(self, concept: str) -> tuple[str, ...]:
        """The names of a concept as usually written, main name first, without misspellings; empty if not known."""
        row = self._table.details.concepts.get(concept)
        return tuple(row[3]) if row else ()

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """All concepts above `concept`, nearest first, without doubles; empty for one that is not known."""
        if concept not in self._above:
            self._above[concept] = ancestors(self._table.details.concepts, concept)
        return self._above[concept]

    def children(self, concept: str) -> tuple[str, ...]:
        """The concepts directly below, in the order of the data."""
        return tuple(self._below.get(concept, ()))

    def descendants(self, concept: str) -> tuple[str, ...]:
        """All concepts below, nearest first, without doubles."""
        found: dict[str, None] = {}
        level = [concept]
        while level:
            level = [child for each in level for child in self.children(each) if child not in found]
            found |= dict.fromkeys(level)
        return tuple(found)

    def is_class(self, concept: str) -> bool:
        """Whether `concept` is a class of treatments (kind `class`)."""
        row = self._table.details.concepts.get(concept)
        return row is not None and row[1] == "class"

    def find(self, text: str, *, fuzzy: bool = True) -> list[Mention]:
        """The treatments named in `text`: longest match, in order, without overlap, offsets in code points.

        fuzzy: also misspellings of long names (`via` says `fuzzy`), in English texts.
        """
        return (self._tolerant if fuzzy and is_english(text) else self._exact).find(text)

    def find_in_query(self, text: str) -> list[Mention]:
        """As `find`, for the words of a query: exact names only, and the rules of capitals, of measurements and of a
        dose nearby are left aside, because a query has no context and few capitals ("til", "pred" alone are treatments
        there). A name that the data lets count only near certain words ("ring", "ensure") needs one of them here too:
        alone it is the ordinary word."""
        return self._asked.find(text)

    def resolve(self, name: str) -> Resolution | None:
        """What a query word or phrase means as a whole; None when it is not exactly one treatment name. A concept id
        resolves too."""
        found = self.find_in_query(name)
        if len(found) != 1 or normal_form(found[0].surface) != normal_form(name):
            return Resolution(name, name) if name in self else None
        phrase = phrase_of(self._table, name)
        right = self._table.details.wrong.get(phrase)
        return Resolution(found[0].concept, self._usual(found[0].concept, phrase) or name, right)

    def suggest(self, word: str, limit: int = 3) -> list[Suggestion]:
        """Names near an unknown word, as usually written, nearest first; none for ordinary words."""
        form = normal_form(word)
        found: list[Suggestion] = []
        for each in self._speller.suggestions(form, self._table.phrases, limit * 3):
            right = self._table.details.wrong.get(each.name) or self._usual(each.concept, each.name) or each.name
            if each.distance and right not in [other.name for other in found]:
                found.append(Suggestion(right, each.concept, each.distance))
        return found[:limit]

    @cached_property
    def _tolerant(self) -> Matcher:
        return Matcher(self._table, self._speller.nearest)

    @cached_property
    def _exact(self) -> Matcher:
        return Matcher(self._table, None)

    @cached_property
    def _asked(self) -> Matcher:
        return Matcher(self._table, None, lenient=True)

    @cached_property
    def _above(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for concept, row in self._table.details.concepts.items():
            for parent in row[2]:
                below.setdefault(parent, []).append(concept)
        return below

    def _usual(self, concept: str, phrase: str) -> str | None:
        """How a phrase of a concept is usually written, misspellings included."""
        row = self._table.details.concepts[concept]
        return next((name for name in (*row[3], *row[4]) if phrase_of(self._table, name) == phrase), None)

    @cached_property
    def _speller(self) -> Speller:
        return Speller(fuzzy_names(self._table), frozenset(ORDINARY.read_text("utf-8").split()))


def fuzzy_names(table: Table) -> list[str]:
    """The single-word names that a misspelling may mean: long enough, under no rule, themselves no misspelling."""
    return [
        phrase
        for phrase, concept in table.phrases.items()
        if concept
        and len(phrase) >= MIN_FUZZY_NAME
        and phrase.isalpha()
        and phrase not in table.rules
        and phrase not in table.details.wrong
    ]


class _Concepts(Mapping[str, Concept]):
    """Concepts made when they are asked for: thousands of them would cost more than the rest of the load."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def _rows(self) -> dict[str, ConceptRow]:
        return self._table.details.concepts

    def __getitem__(self, concept: str) -> Concept:
        label, kind, parents, names, wrong, tail = self._rows[concept]
        return Concept(concept, label, kind, tuple(parents), tuple(names), tuple(wrong), bool(tail))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@lru_cache(maxsize=4)
def _load(user: Path | None, stamp: tuple[int, int] | None) -> Lexicon:
    del stamp  # part of the cache's key only
    table = unpack(MATCH.read_bytes(), DETAILS)
    if user is None:
        return Lexicon(table)
    content = user.read_bytes()
    _add_user(table, user, content)
    return Lexicon(table, content)


def load(user: Path | None = None) -> Lexicon:
    """The curated core and the tail, with a user's own file laid over them: it adds concepts and names, and what it
    says of a concept or a surface that is there already holds instead.

    The answer is cached while the file stays as it is. Raises LexiconError, with line numbers, when the file cannot
    be read or is wrong.
    """
    if user is None:
        return _load(None, None)
    try:
        stat = user.stat()
        return _load(user, (stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        raise LexiconError(f"{user}: cannot be read: {error.strerror}", hint="name a readable lexicon file") from error


def _add_user(table: Table, path: Path, content: bytes) -> None:
    problems = _apply(table, content)
    if problems:
        line, text = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise LexiconError(
            f"{path}, line {line}: {text}{more}",
            problems=tuple(problems),
            hint=f"`carethread treatments --check {path}` lists them all",
        )


def _apply(table: Table, content: bytes) -> list[tuple[int, str]]:
    from carethread.index.lexicon.build import add_entries
    from carethread.index.lexicon.source import read_entries

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [(content.count(b"\n", 0, error.start) + 1, "not UTF-8")]
    entries, problems = read_entries(text)
    return sorted(problems + add_entries(table, entries, "user"))


def check(path: Path) -> list[tuple[int, str]]:
    """What is wrong in a user's lexicon file, as (line number, text) pairs in order; empty when all is well. Raises
    LexiconError when the file cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}", hint="name a readable lexicon file") from error
    return _apply(unpack(MATCH.read_bytes(), DETAILS), content)
