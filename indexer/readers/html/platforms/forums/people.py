"""Who wrote each post where nothing is called an author: by the place that holds a name in every post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from carethread.indexer.readers.html.page import Element, line, squeeze
from carethread.indexer.readers.html.platforms.forums.fields import DATE_WORDS, clean_name

_STRESSED = frozenset({"a", "b", "strong", "big", "h2", "h3", "h4", "h5", "h6", "dt", "cite", "th"})
_TAGS = _STRESSED | {"font", "span", "em", "i", "div", "td", "p", "li", "label", "small", "u"}
_MOST_LETTERS = 40
_MOST_WORDS = 5
_COVER = 0.7  # of the posts must have a name there
_NO_NAME = re.compile(
    r":|#\s*\d|^\W*\d[\d\s.,]*\w?$|^(?:re|aw)\b|\b(?:posts?|quote|reply|edit|profile|report|pm|posted|reputation|online|"
    r"offline|beiträge|messages|top|delete|joined|registered|zitieren|antworten|citer|répondre)\b|\?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:from|author|name|posted by|by|von|autor|auteur|de|da)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<(\[].*$")
# What packages write on the buttons beside a post: "View Ann's profile", "Find more posts by Ann", "Ann is offline".
_BUTTON = re.compile(
    r"(?:profile? (?:for|of|von|de)|profil (?:von|de|anzeigen von)|posts (?:by|of|from)|avatar (?:for|of|von|de)|"
    r"message to|e-?mail to|beiträge von|messages de|picture of|photo of)\s+(?P<after>.{1,40}?)"
    r"(?: a (?:private )?message.*)?"
    r"|(?:view |visit |show |go to )?(?P<before>.{1,40}?)(?:['’]s? (?:profile|avatar|picture|photo|gravatar|user ?page)"
    r"| is (?:offline|online)| ist (?:offline|online)| avatar)",
    re.IGNORECASE,
)

Path = tuple[str, ...]


def names_by_place(blocks: Sequence[Element], bodies: Sequence[Element | None]) -> list[str | None]:
    """A name for each block, or None: what its buttons say, else what stands where every post has another name."""
    silent = {body for body in bodies if body is not None}
    said = [_on_buttons(block, silent) for block in blocks]
    if 2 * sum(name is not None for name in said) > len(blocks):
        return said
    said = [_labelled(block, silent) for block in blocks]
    if 2 * sum(name is not None for name in said) > len(blocks):
        return said
    columns: dict[Path, dict[int, str]] = {}
    for number, block in enumerate(blocks):
        for path, name in _texts(block, silent):
            columns.setdefault(path, {}).setdefault(number, name)
    best = next((path for path in sorted(columns, key=_plain) if _varies(columns[path], len(blocks))), None)
    return [columns[best].get(number) if best is not None else None for number in range(len(blocks))]


def _on_buttons(block: Element, silent: Container[Element]) -> str | None:
    names: Counter[str] = Counter()
    for element in _outside(block, silent):
        if element.tag in ("a", "img"):
            for value in (element.get("alt"), element.get("title"), element.get("aria-label")):
                found = _BUTTON.fullmatch(squeeze(value)) if value and len(value) < 90 else None
                if found and (name := clean_name(found["after"] or found["before"])):
                    names[name] += 1
    return names.most_common(1)[0][0] if names else None


def _labelled(block: Element, silent: Container[Element]) -> str | None:
    """The name after "From:"."""
    for element in _outside(block, silent):
        if element.text and _LABEL.fullmatch(element.text.strip()):
            after = element.getnext()
            text = squeeze(element.tail or "") or (line(after, _MOST_LETTERS) if after is not None else "")
            if name := _name(_ADDRESS.sub("", text)):
                return name
    return None


def _outside(block: Element, silent: Container[Element]) -> Iterator[Element]:
    """All elements of a block but its words."""
    waiting = [block]
    while waiting:
        element = waiting.pop()
        if element in silent:
            continue
        yield element
        waiting.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _texts(block: Element, silent: Container[Element]) -> Iterator[tuple[Path, str]]:
    """The short texts of a block that may be a name, with their place in it."""
    waiting: list[tuple[Element, Path]] = [(block, ())]
    while waiting:
        element, path = waiting.pop()
        if element in silent:
            continue
        text = squeeze(element.text or "")
        if element.tag in _TAGS and (name := _name(text)) is not None:
            yield path, name
        count: Counter[str] = Counter()
        inner: list[tuple[Element, Path]] = []
        for child in element:
            if isinstance(child.tag, str):
                count[child.tag] += 1
                inner.append((child, (*path, f"{child.tag}{count[child.tag]}")))
        waiting.extend(reversed(inner))


def _name(text: str) -> str | None:
    """A text that may be a name, as a name."""
    if not 1 < len(text) <= _MOST_LETTERS or _NO_NAME.search(text) or DATE_WORDS.search(text):
        return None
    name = clean_name(text)
    return name if name and len(name.split()) <= _MOST_WORDS else None


def _plain(path: Path) -> bool:
    """Whether a place is not stressed: stressed ones come first, else they stay as they follow in the post."""
    return not any(step.rstrip("0123456789") in _STRESSED for step in path[-2:])


def _varies(column: dict[int, str], blocks: int) -> bool:
    return len(column) >= _COVER * blocks and len(set(column.values())) > 1
