"""What pages of unknown software print among the words of each post: headings, labels, buttons, signatures."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, Page, has_text, line
from carethread.indexer.readers.html.platforms.forums.parts import Kind, kind_of
from carethread.indexer.readers.html.platforms.forums.quotes import letters
from carethread.indexer.readers.html.platforms.forums.wording import without_note
from carethread.indexer.readers.html.template import drop_template
from carethread.indexer.readers.html.words import PLAIN_BUTTON

_RE = re.compile(r"^(?:re|aw|antwort)")
_SHORT = 3  # letters of a line that is no title
_HEAD = 4  # lines at the head of a post among which a label is looked for
_DATE = 6  # digits of a date
_PLACE = 4  # digits of a post's place in the thread
_FIELD = re.compile(
    r"(?:from|to|date|time|name|subject|author|e-?mail|message|comments?|posted(?: by| on)?|title|"
    r"von|datum|betreff|nachricht|auteur|sujet|fecha|asunto|autor)\s*:",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:comments?|message|text|kommentar|nachricht)\s*:?", re.IGNORECASE)  # heads the words
_BETWEEN = re.compile(r"^(?:posted|written|by|on|at|from|says|said|wrote|von|vom|am|um|par|le|el|op|door)+$")
_SIGNED = re.compile(r"(?<=\n)(?:-{2,}|_{2,}|~{2,}|={2,})[ \t]*(?:\n[^\n]{0,160}){0,5}$")
_SIGNATURE = 300  # characters after a rule
_SAME = 0.8  # of the posts of people with several must end in the words that the author's others end in


def trim(drafts: Sequence[Draft], shown: Sequence[Sequence[str]], titles: Sequence[str]) -> None:
    """Takes off buttons, repeated lines, labels, name and date, the thread's title and edit notes.

    Args:
        shown: for each draft, its name and what tells its date.
        titles: what may be the thread's title.
    """
    _unbutton(drafts)
    drop_template(drafts)
    _unsign(drafts)
    labelled = 2 * sum(_labelled(draft.body) for draft in drafts) > len(drafts)
    names = {_RE.sub("", letters(title)) for title in titles} - {""}
    repeated = 2 * sum(_titled(draft.body, names) for draft in drafts) > len(drafts)
    for draft, texts in zip(drafts, shown, strict=True):
        body = _behead(draft.body, [letters(text) for text in texts if text], names, labelled)
        if body or repeated:
            draft.body = body
        draft.body = without_note(draft.body)


def _behead(body: str, known: Sequence[str], titles: Container[str], labelled: bool) -> str:
    """The words without lines at their head that are name, date, title or a label, and without name and date at their
    end; "" where all lines are such."""
    lines = body.split("\n")
    fields = False
    while lines:
        text = letters(lines[0])
        title = len(text) > _SHORT and _RE.sub("", text) in titles
        label = _FIELD.match(lines[0])
        value = letters(lines[0][label.end() :]) if label is not None else ""
        field = label is not None and (labelled or value.isdigit() or _begins(value, known))
        named = fields and _NAMED.fullmatch(lines[0].strip()) is not None
        if text and not (title or field or named or _tells_only(text, known)):
            break
        fields = fields or field
        lines.pop(0)
    while len(lines) > 1 and (not lines[-1].strip() or _closes(letters(lines[-1]), known)):
        lines.pop()
    return "\n".join(lines)


def _closes(text: str, known: Sequence[str]) -> bool:
    """Whether a line is name or date, and a button at most."""
    rest = text
    for one in known:
        rest = rest.replace(one, "", 1)
    return rest != text and (not rest or PLAIN_BUTTON.match(rest) is not None)


def _begins(text: str, known: Sequence[str]) -> bool:
    return any(text.startswith(one) for one in known)


def _labelled(body: str) -> bool:
    """Whether a label like "From:" stands in one of the first lines."""
    lines = [line for line in body.split("\n") if line.strip()]
    return any(_FIELD.match(one) for one in lines[:_HEAD])


def _titled(body: str, titles: Container[str]) -> bool:
    text = letters(body.partition("\n")[0])
    return len(text) > _SHORT and _RE.sub("", text) in titles


def _tells_only(text: str, known: Sequence[str]) -> bool:
    """Whether a text is name and date and nothing but the post's number."""
    rest = text
    for one in known:
        rest = rest.replace(one, "", 1)
    if any(one.endswith(text) and sum(map(str.isdigit, text)) >= _DATE for one in known):
        return True
    rest = _BETWEEN.sub("", rest) if rest != text else rest
    return rest != text and (not rest or (rest.isdigit() and len(rest) <= _PLACE))


def _unsign(drafts: Sequence[Draft]) -> None:
    """Takes a few lines below a short rule ("---") off the end of posts, where most posts end so."""
    signed = [_SIGNED.search(draft.body) for draft in drafts]
    if 2 * sum(found is not None for found in signed) <= len(drafts):
        return
    for draft, found in zip(drafts, signed, strict=True):
        draft.body = draft.body[: found.start()].rstrip("\n ") if found is not None else draft.body


def _unbutton(drafts: Sequence[Draft]) -> None:
    """Takes lines of nothing but buttons off the end of posts, where most end so."""
    ends = [draft.body.rpartition("\n") for draft in drafts]
    if 2 * sum(bool(PLAIN_BUTTON.match(last)) for _, _, last in ends) <= len(drafts):
        return
    for draft, (body, _, last) in zip(drafts, ends, strict=True):
        draft.body = body.rstrip("\n ") if PLAIN_BUTTON.match(last) else draft.body


def mark_rules(bodies: Sequence[Element]) -> None:
    """A rule before a few last words, in most posts, parts off the signature: it is written as one that is known."""
    rules = [rule for body in bodies if (rule := next(iter(list(body.iter("hr"))[-1:]), None)) is not None]
    after = {rule: _after(rule) for rule in rules}
    if 2 * len(rules) <= len(bodies) or 2 * sum(after.values()) >= sum(len(line(body)) for body in bodies):
        return
    for rule in rules:
        if after[rule] <= _SIGNATURE:
            rule.tag, rule.text = "p", "_" * 17


def _after(rule: Element) -> int:
    """How many characters follow a rule in its parent."""
    texts = [rule.tail or "", *(text for one in rule.itersiblings() for text in (line(one), one.tail or ""))]
    return sum(len(text.strip()) for text in texts)


def signatures(page: Page, bodies: Sequence[Element], names: Sequence[str | None]) -> set[Element]:
    """The last elements of posts, where most end in one of a kind and each author's own says the same every time."""
    ends: dict[Kind, list[tuple[str, Element]]] = {}
    for body, name in zip(bodies, names, strict=True):
        end = _end(body)
        if end is not None and name:
            ends.setdefault(kind_of(page, end), []).append((name, end))
    kind = max(ends, key=lambda one: len(ends[one]), default=None)
    if kind is None or 2 * len(ends[kind]) <= len(bodies):
        return set()
    said: dict[str, list[str]] = {}
    for name, end in ends[kind]:
        said.setdefault(name, []).append(line(end))
    several = [texts for texts in said.values() if len(texts) > 1]
    same = sum(texts.count(max(texts, key=texts.count)) for texts in several)
    total = sum(len(texts) for texts in several)
    return {end for _, end in ends[kind]} if several and same >= _SAME * total else set()


def _end(body: Element) -> Element | None:
    """The last element of a post, when nothing follows it and something precedes it."""
    spoken = [child for child in body if isinstance(child.tag, str) and (has_text(child) or (child.tail or "").strip())]
    last = spoken[-1] if spoken else None
    if last is None or (last.tail or "").strip() or len(line(last)) > _SIGNATURE:
        return None
    return last if len(line(body)) > len(line(last)) else None
