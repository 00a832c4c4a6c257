"""Comments that stand as list items, one level a depth: what the print form makes of most blogs.

The list of comments is the group of neighbouring items with most signs of comments in it. With bylines those decide
what is a comment and what a list inside one; without, length, blank lines and sentences do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from carethread.indexer.readers.text.chrome import is_backlink, is_buttons, is_end
from carethread.indexer.readers.text.cutting import NameLine, cut
from carethread.indexer.readers.text.lines import Item, Line
from carethread.indexer.readers.text.pieces import Piece, Split

_PROSE_LENGTH = 25  # code points from which an item counts as words of somebody
_BYLINE_SHARE = 0.5  # of a group's items, from which bylines decide
_FEW_SHARE = 0.2  # of the answers, below which a print has dropped their bylines
_NAME_SHARE = 0.7
_MANY = 3
_REACH = 80  # lines between a heading of comments and the first of them
_LONG = 200  # code points of a line that only a text goes on with, and no footer


@dataclass(slots=True, eq=False)
class Group:
    """Neighbouring items of one level, with nothing but blank lines and buttons between them."""

    items: list[Item]
    score: float = 0.0

    @property
    def first(self) -> int:
        """Its first line."""
        return self.items[0].first

    @property
    def end(self) -> int:
        """One past its last line."""
        return self.items[-1].end


class _Customs(NamedTuple):
    """How a list shows its comments.

    top, below: where the names of comments and of answers stand. dated: bylines tell answers from lists in a comment.
    many: there are enough answers to know their custom. whole: the print has kept the dates, and so the answers' names.
    """

    top: NameLine
    below: NameLine
    dated: bool
    many: bool
    whole: bool


class Listing:
    """The items of one text, judged as comments."""

    def __init__(self, lines: Sequence[Line], items: Sequence[Item]) -> None:
        self._lines = lines
        self._items = items
        self._pieces = {id(item): self._own_piece(item, "none") for item in items}
        self._signs = {id(item): self._sign_of(item) for item in items}
        self._weights: dict[int, float] = {}
        for item in reversed(items):  # nested items come after the one that holds them
            sign = self._sign(item)
            below = sum(self._weights[id(child)] for child in item.children)
            self._weights[id(item)] = sign + below if sign else 0.0

    def best(self, heads: Sequence[int]) -> Split | None:
        """The list of comments; None when no group looks like one. heads: lines that are headings of comments."""
        groups = self._groups([item for item in self._items if item.parent is None])
        for item in self._items:
            groups += self._groups(item.children)
        scored = [(self._score(group, heads), -place, group) for place, group in enumerate(groups)]
        if not scored:
            return None
        score, _, group = max(scored, key=lambda entry: entry[:2])
        if score <= 0:
            return None
        split = Split(score=score, first=group.first, end=group.end, listed=True)
        kept = self._kept(group)
        self._collect(kept, split.pieces)
        if not split.pieces:
            return None
        split.first = split.pieces[0].first
        return split

    def _own_piece(self, item: Item, names: NameLine) -> Piece:
        """The item without its nested items, as a comment."""
        end = item.children[0].first if item.children else item.end
        return cut(self._lines, item.first, end, names=names)

    def _groups(self, siblings: Sequence[Item]) -> list[Group]:
        groups: list[Group] = []
        for item in siblings:
            if groups and self._adjoin(groups[-1].items[-1], item):
                groups[-1].items.append(item)
            else:
                groups.append(Group([item]))
        return groups

    def _adjoin(self, before: Item, item: Item) -> bool:
        if before.column < item.column:  # deeper ones may come first: answers whose comment the print left out
            return False
        between = self._lines[before.end : item.first]
        return all(not line.text or is_buttons(line.text) for line in between)

    def _sign(self, item: Item) -> float:
        return self._signs[id(item)]

    def _sign_of(self, item: Item) -> float:
        """How much the item by itself looks like a comment, 0 to 1."""
        piece = self._pieces[id(item)]
        if piece.empty:
            return 0.0
        if piece.strong:
            return 1.0
        if piece.closed and self._words(piece) >= _PROSE_LENGTH:
            return 0.8
        return 0.5 if self._is_prose(item, piece) else 0.0

    def _words(self, piece: Piece) -> int:
        start, end = piece.span(self._lines)
        return end - start

    def _is_prose(self, item: Item, piece: Piece) -> bool:
        """A loose item (a blank line inside or after it) that holds a sentence."""
        if self._words(piece) < _PROSE_LENGTH or not self._is_loose(item):
            return False
        last = self._lines[piece.body[1] - 1].text
        words = sum(len(self._lines[place].text.split()) for place in range(*piece.body))
        return words >= 12 or (words >= 4 and last[-1] in '.!?…)”"’:;')

    def _is_loose(self, item: Item) -> bool:
        after = item.end
        if after >= len(self._lines) or not self._lines[after].text:
            return True
        own = item.children[0].first if item.children else item.end
        return any(not self._lines[place].text for place in range(item.first, own))

    def _score(self, group: Group, heads: Sequence[int]) -> float:
        kept = self._kept(group)
        total = sum(self._weights[id(item)] for item in kept)
        if any(group.first - _REACH <= head < group.first for head in heads):
            return total * 1.5
        strong = sum(self._pieces[id(item)].strong for item in kept)
        if any(head > group.end for head in heads):
            total *= 0.8 if strong >= _MANY else 0.5
        signed = strong or any(self._pieces[id(item)].closed for item in kept)
        if not signed and (total < 1 or self._goes_on(group)):
            return 0.0
        return total

    def _goes_on(self, group: Group) -> bool:
        """Whether long words follow below a list: then it is one inside a text, and no comments below it."""
        return any(len(line.text) >= _LONG and not line.indent for line in self._lines[group.end :])

    def _kept(self, group: Group) -> list[Item]:
        """The group without tight runs of short items: share links, menus, categories."""
        kept: list[Item] = []
        run: list[Item] = []
        for item in group.items:
            if not self._sign(item) and not item.children:
                run.append(item)
                if not self._is_loose(item):
                    continue
            else:
                run.append(item)
            if len(run) == 1 or any(self._sign(one) or one.children for one in run):
                kept += run
            run = []
        return kept + [item for item in run if self._sign(item)]

    def _name_line(self, items: Sequence[Item]) -> NameLine:
        """Where the items show names that neither a verb nor a date on their line marks."""
        bare = [item for item in items if self._pieces[id(item)].author is None]
        bare = [item for item in bare if not is_backlink(self._lines[item.first].text)]
        if len(bare) < _MANY or len(bare) * 2 < len(items):
            return "none"
        customs: tuple[NameLine, ...] = ("below", "first")
        for names in customs:
            if sum(self._is_named(item, names) for item in bare) >= _NAME_SHARE * len(bare):
                return names
        return "none"

    def _customs(self, items: Sequence[Item]) -> _Customs:
        """How `items` show names, and how the answers below them do: a print may drop the names of one kind only."""
        tops = {id(item) for item in items}
        below = [item for item in self._descendants(items) if id(item) not in tops]
        top = self._name_line(items if len(items) >= _MANY else [*items, *below])
        many = len(below) >= _MANY
        dated = self._bylined(items) and (not many or self._bylined(below, _FEW_SHARE))
        moments = sum(self._pieces[id(item)].moment is not None for item in items)
        return _Customs(top, self._name_line(below) if many else top, dated, many, moments * 2 >= len(items))

    def _is_named(self, item: Item, names: NameLine) -> bool:
        piece = self._own_piece(item, names)
        return piece.author is not None and not piece.empty

    def _descendants(self, items: Sequence[Item]) -> list[Item]:
        """The items and, below those, all that look like comments."""
        found: list[Item] = []
        todo = list(reversed(items))
        while todo:
            item = todo.pop()
            found.append(item)
            todo += [child for child in reversed(item.children) if self._sign(child)]
        return found

    def _collect(self, items: Sequence[Item], pieces: list[Piece]) -> None:
        """Append the comments of `items` and their answers to `pieces`, in reading order."""
        customs = self._customs(items)
        todo: list[tuple[Item, int | None]] = [(item, None) for item in reversed(items)]
        while todo:
            item, above = todo.pop()
            names = customs.top if above is None else customs.below
            answers = self._answers(item, customs)
            piece = self._with_lists(item, answers, names)
            if piece.empty and not answers and not piece.strong:
                continue
            piece.parent = above
            if is_backlink(self._lines[piece.first].text):
                piece.marks.add("pingback")
            place = len(pieces)
            pieces.append(piece)
            todo += [(answer, place) for answer in reversed(answers)]
        if pieces:
            self._shorten(pieces, customs)

    def _shorten(self, pieces: list[Piece], customs: _Customs) -> None:
        """Cut the last comment where something else begins: a sidebar that the print shows as part of it."""
        last = pieces[-1]
        for place in range(last.body[0] + 1, last.body[1]):
            apart = self._lines[place].marker or not self._lines[place - 1].text
            if apart and self._lines[place].text and is_end(self._lines[place].text):
                names = customs.top if last.parent is None else customs.below
                shorter = cut(self._lines, last.first, place, names=names)
                if not shorter.empty:
                    shorter.parent, shorter.marks = last.parent, shorter.marks | last.marks
                    pieces[-1] = shorter
                return

    def _bylined(self, items: Sequence[Item], share: float = _BYLINE_SHARE) -> bool:
        strong = sum(self._pieces[id(item)].strong for item in items)
        return strong >= max(1, share * len(items))

    def _with_lists(self, item: Item, answers: Sequence[Item], names: NameLine) -> Piece:
        """The comment with the lists that belong to its words, up to the first answer."""
        end = answers[0].first if answers else item.end
        return cut(self._lines, item.first, end, names=names)

    def _answers(self, item: Item, customs: _Customs) -> list[Item]:
        """The nested items that are answers, and not lists inside the comment."""
        strong = [child for child in item.children if self._pieces[id(child)].strong or self._holds_strong(child)]
        if customs.dated and (strong or customs.whole):
            return strong
        answers: list[Item] = []
        for group in self._runs(item):
            if self._is_answers(item, group, customs):
                answers += group.items
        return answers

    def _holds_strong(self, item: Item) -> bool:
        """Whether an item without byline has answers with one: a print may drop the names of some."""
        return self._sign(item) > 0 and any(self._pieces[id(child)].strong for child in item.children)

    def _runs(self, item: Item) -> list[Group]:
        """The groups nested in a comment; what follows a list of its words apart from that."""
        runs: list[Group] = []
        for group in self._groups(item.children):
            first = 0
            for place, (before, after) in enumerate(pairwise(group.items), start=1):
                apart = any(not line.text for line in self._lines[before.first : after.first])
                tight = place - first > 1 and not self._is_loose_run(group.items[first:place])
                if apart and tight:
                    runs.append(Group(group.items[first:place]))
                    first = place
            runs.append(Group(group.items[first:]))
        return runs

    def _is_loose_run(self, items: Sequence[Item]) -> bool:
        """Whether blank lines stand between the items."""
        return any(not line.text for line in self._lines[items[0].first : items[-1].first])

    def _is_answers(self, item: Item, group: Group, customs: _Customs) -> bool:
        if customs.below == "first":
            named = sum(self._is_named(child, "first") for child in group.items)
            if named == len(group.items) or (customs.many and not named):
                return named > 0
        before = self._lines[group.first - 1]
        if group.first == item.first + 1 or (before.text and not is_buttons(before.text)):
            return False
        if self._text_before(item, group).endswith(":") or self._prose_after(item, group):
            return False
        if not all(self._is_loose(child) for child in group.items):
            return False
        signs = sum(bool(self._sign(child)) for child in group.items)
        return signs * 2 >= len(group.items) or (len(group.items) == 1 and self._is_sentence(group.items[0]))

    def _is_sentence(self, item: Item) -> bool:
        """Whether an item ends as a sentence does: alone in a comment, it is a short answer and no list."""
        start, end = self._pieces[id(item)].body
        return start < end and self._lines[end - 1].text[-1] in ".!?…"

    def _text_before(self, item: Item, group: Group) -> str:
        for place in range(group.first - 1, item.first - 1, -1):
            if self._lines[place].text:
                return self._lines[place].text
        return ""

    def _prose_after(self, item: Item, group: Group) -> bool:
        """Whether the item goes on with words after the nested group."""
        after = next((child.first for child in item.children if child.first >= group.end), item.end)
        return any(
            self._lines[place].text and not is_buttons(self._lines[place].text) for place in range(group.end, after)
        )
