"""From the syntax tree to the plan: what each part of a query means in this index.

Parts that only select (roles, dates …) and stand at the top of the query go to the filter, which engines keep apart
from scoring and may cache.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carethread.index.lexicon import Lexicon
from carethread.index.normal import normal_form
from carethread.index.plan import EVERYTHING, NOTHING, All, AnyOf, Not, Plan
from carethread.query.analyse_fields import FieldPlans, ThreadIds, option_fields
from carethread.query.analyse_words import (
    FUNCTION_WORDS,
    Chunk,
    Leaf,
    chunks,
    concept_leaf,
    text_leaf,
    word_leaf,
)
from carethread.query.filters import NO_FILTERS, Filters
from carethread.query.language import nodes, parse
from carethread.query.results import Note, Understood

_GAP = re.compile(r"[^\w()]*")  # what may stand between the words of one name
_SCORED = frozenset({"treatment"})


@dataclass(frozen=True, slots=True)
class Restriction:
    """A part of the query, or an option, that only selects: as typed, and its plan."""

    query: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Analysis:
    """A query understood: `plan` matches and scores, `restrictions` must all hold too. `leaves` are the parts that a
    record can match, in order (none that stand under a NOT)."""

    query: nodes.Query
    plan: Plan
    restrictions: tuple[Restriction, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    understood: tuple[Understood, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def filter(self) -> Plan:
        """All restrictions as one plan."""
        return conjunction([restriction.plan for restriction in self.restrictions])

    @property
    def whole(self) -> Plan:
        """Plan and filter as one, for counting."""
        return conjunction([self.plan, self.filter])


def conjunction(plans: Sequence[Plan]) -> Plan:
    """All of the plans, each once, without those that select nothing out."""
    parts = tuple(plan for plan in dict.fromkeys(plans) if plan != EVERYTHING)
    return parts[0] if len(parts) == 1 else All(parts)


class Analyser:
    """Analyses queries with one lexicon.

    exact: treatment names are plain words. thread_ids: full ids for what is written behind `thread:`.
    """

    def __init__(self, lexicon: Lexicon, thread_ids: ThreadIds, *, exact: bool = False) -> None:
        self._lexicon = lexicon
        self._fields = FieldPlans(lexicon, thread_ids)
        self._exact = exact

    def analyse(self, text: str, filters: Filters = NO_FILTERS) -> Analysis:
        """The meaning of a query and its options. Raises QueryError."""
        return self.understand(parse(text), filters)

    def understand(self, query: nodes.Query, filters: Filters = NO_FILTERS) -> Analysis:
        """As `analyse`, for a parsed query. Raises QueryError."""
        walk = _Walk(query, self._lexicon, self._fields, self._exact)
        scored, selecting = _split(query.tree)
        plan = walk.all(scored)
        restrictions = [Restriction(str(node), walk.plan(node)) for node in selecting]
        for option, text in option_fields(filters, self._lexicon):
            chosen, leaves = self._fields.plan(option, text)
            restrictions.append(Restriction(_plainly(option), chosen))
            walk.leaves += leaves
        notes = [*walk.notes, *(Note("query", remark) for remark in query.remarks)]
        return Analysis(
            query, plan, tuple(restrictions), _telling(walk.leaves), tuple(walk.understood), tuple(dict.fromkeys(notes))
        )


def _telling(found: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """The leaves, each once, without function words (they would mark half of every body) where there are others."""
    leaves = tuple(dict.fromkeys(found))
    telling = tuple(leaf for leaf in leaves if leaf.kind != "word" or leaf.query.casefold() not in FUNCTION_WORDS)
    return telling or leaves


def _plainly(option: nodes.Field) -> str:
    """An option as a query field, quotes only where they are needed."""
    values = (nodes.Value(value.text, quoted=bool(re.search(r"[\s,()]", value.text))) for value in option.values)
    return str(nodes.Field(option.name, tuple(values)))


def _split(tree: nodes.Node) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """The top parts of a query that can score, and those that only select."""
    parts = tree.parts if isinstance(tree, nodes.And) else (tree,)
    scored = [part for part in parts if not _selects(part)]
    return scored, [part for part in parts if _selects(part)]


def _selects(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Field):
        return node.name not in _SCORED
    return isinstance(node, nodes.Not) and isinstance(node.part, nodes.Field)


@dataclass(slots=True)
class _Walk:
    """One walk over a tree; collects what it meets."""

    query: nodes.Query
    lexicon: Lexicon
    fields: FieldPlans
    exact: bool
    leaves: list[Leaf] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    named: dict[str, Leaf] = field(default_factory=dict)
    negated: bool = False

    def plan(self, node: nodes.Node) -> Plan:
        match node:
            case nodes.Everything():
                return EVERYTHING
            case nodes.Nothing():
                self.notes.append(Note("query", f"There is no word to search for in {node.text.strip()!r}."))
                return NOTHING
            case nodes.And(parts):
                return self.all(parts)
            case nodes.Or(parts):
                return AnyOf(tuple(self.plan(part) for part in parts))
            case nodes.Not(part):
                return Not(self._negated(part))
            case nodes.Word():
                return self._words([node])
            case nodes.Field():
                return self._field(node)
        return self._leaf(text_leaf(node))

    def _field(self, node: nodes.Field) -> Plan:
        chosen, leaves = self.fields.plan(node, self.query.text)
        for leaf in leaves:
            self._understand(leaf)
        self._keep(leaves)
        return chosen

    def all(self, parts: Sequence[nodes.Node]) -> Plan:
        """All of the parts; neighbouring words may be one name."""
        return conjunction(
            [self._words(part) if isinstance(part, list) else self.plan(part) for part in self._runs(parts)]
        )

    def _negated(self, part: nodes.Node) -> Plan:
        before, self.negated = self.negated, True
        try:
            return self.plan(part)
        finally:
            self.negated = before

    def _runs(self, parts: Sequence[nodes.Node]) -> Iterator[list[nodes.Word] | nodes.Node]:
        """The parts with neighbouring words gathered into lists."""
        run: list[nodes.Word] = []
        for part in parts:
            if isinstance(part, nodes.Word) and run and self._adjoins(run[-1], part):
                run.append(part)
                continue
            if run:
                yield run
                run = []
            if isinstance(part, nodes.Word):
                run = [part]
            else:
                yield part
        if run:
            yield run

    def _adjoins(self, one: nodes.Word, two: nodes.Word) -> bool:
        return _GAP.fullmatch(self.query.text, one.span[1], two.span[0]) is not None

    def _words(self, words: Sequence[nodes.Word]) -> Plan:
        if self.exact:
            return conjunction([self._leaf(word_leaf(word.text)) for word in words])
        return conjunction([self._chunk(chunk) for chunk in chunks(self.query.text, words, self.lexicon)])

    def _chunk(self, chunk: Chunk) -> Plan:
        if chunk.mention is None:
            return self._leaf(word_leaf(chunk.text))
        leaf = self.named.get(chunk.text)
        if leaf is None:
            leaf = self.named[chunk.text] = concept_leaf(self.lexicon, chunk.text, chunk.mention.concept)
            self._understand(leaf)
        return self._leaf(leaf)

    def _understand(self, leaf: Leaf) -> None:
        """Say what a name was taken for, and that it was misspelled."""
        assert leaf.concept is not None
        concept = self.lexicon.concept(leaf.concept)
        understood = Understood(leaf.query, leaf.concept, concept.label)
        if understood in self.understood:
            return
        self.understood.append(understood)
        form = normal_form(leaf.query)
        if all(normal_form(wrong) != form for wrong in concept.misspellings):
            return
        resolved = self.lexicon.resolve(leaf.query)
        if resolved is not None and resolved.misspelling_of:
            text = f"“{leaf.query}” is a known misspelling of {resolved.misspelling_of} ({concept.label})."
            self.notes.append(Note("misspelling", text))

    def _leaf(self, leaf: Leaf) -> Plan:
        self._keep([leaf])
        return leaf.plan

    def _keep(self, leaves: Sequence[Leaf]) -> None:
        if not self.negated:
            self.leaves += leaves
