"""From HTML to readable plain text: paragraphs, line breaks, lists and quotes survive, everything else is words.

The form is that of `Entry.body`: paragraphs parted by an empty line, list items begin with "- " or "1. ", quotes with
"> ", preformatted text keeps its lines. Nothing here recurses, so that nesting costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree
from lxml.html import HtmlElement

_SILENT = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
        "video",
        "head", "title", "meta", "link", "button", "input", "select", "textarea", "form", "map",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset(
    {"p", "blockquote", "ul", "ol", "dl", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "figure"}
)
_LINES = frozenset(
    {
        "div", "section", "article", "header", "footer", "aside", "main", "nav", "address", "li", "dt", "dd", "tr",
        "caption", "figcaption", "details", "summary", "fieldset", "legend", "center", "tbody", "thead", "body", "html",
    }
)  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u200b\ufeff]+")
_LETTERS = re.compile(r"[^\W_]")


def body_text(element: HtmlElement, skip: Container[HtmlElement] = frozenset()) -> str:
    """The readable text of a subtree (without the tail of `element`).

    Args:
        element: the root of the subtree.
        skip: elements to leave out with all they hold; the text that follows them stays.
    """
    writer = _Writer()
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
    if element in skip:
        return ""
    writer.begin(element)
    stack.append((element, iter(element)))
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                writer.leave(parent)
                writer.words(parent.tail)
        elif not isinstance(child.tag, str) or child.tag in _SILENT:
            writer.words(child.tail)
        elif child in skip:
            writer.words(" ")
            writer.words(child.tail)
        else:
            writer.enter(child)
            stack.append((child, iter(child)))
    return writer.result()


def markup_text(markup: str) -> str:
    """The readable text of a piece of HTML, as exports hold it. Bare line breaks count only where there is no markup
    that makes lines, as WordPress treats them."""
    if "<" not in markup and "&" not in markup:
        return _tidy(markup)
    if not re.search(r"<(?:p|br|div|li|blockquote|pre|table)\b", markup, re.IGNORECASE):
        markup = re.sub(r"\r?\n", "<br>", markup)
    elif not re.search(r"<(?:p|br|div)\b", markup, re.IGNORECASE):
        markup = re.sub(r"\r?\n[ \t]*\r?\n", "<br><br>", markup)
    try:
        parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        root = etree.fromstring(f"<html><body><div>{markup}</div></body></html>".encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    return "" if root is None else body_text(root)


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _Writer:
    """Collects lines. A prefix is a pair: what the next line starts with, and what those after it start with."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._prefixes: list[list[str]] = []
        self._blank: int | None = None  # an empty line is due, inside so many prefixes
        self._pre = 0
        self._counters: list[int | None] = []

    def begin(self, element: HtmlElement) -> None:
        """Begin the root: its own kind counts only where it changes its text."""
        if element.tag in ("pre", "blockquote", "ol", "ul"):
            self._open(element, element.tag)
        self.words(element.text)

    def enter(self, element: HtmlElement) -> None:
        """Begin an element: the break before it, its marker, its first words."""
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "img":
            self.words(_smiley(element))
        elif tag in _PARAGRAPHS:
            self._line() if self._nested_list(tag) else self._paragraph()
            self._open(element, tag)
        elif tag in _LINES:
            self._line()
            if tag == "li":
                self._item(element)
        elif tag in ("td", "th"):
            self.words(" ")
        self.words(element.text)

    def leave(self, element: HtmlElement) -> None:
        """End an element."""
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._line()
            self._close(tag)
            self._line() if self._nested_list(tag) else self._paragraph()
        elif tag in _LINES:
            self._line()
            if tag == "li":
                self._prefixes.pop()

    def words(self, text: str | None) -> None:
        """Add running text."""
        if not text:
            return
        if self._pre:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._parts.append(first)
            for one in rest:
                self._break()
                self._parts.append(one)
            return
        text = _SPACE.sub(" ", text.replace("\u00ad", "") if "\u00ad" in text else text)
        if not text:
            return
        if text[0] == " " and (not self._parts or self._parts[-1].endswith(" ")):
            text = text[1:]
        if text:
            self._parts.append(text)

    def result(self) -> str:
        """All lines so far."""
        self._line()
        return "\n".join(self._lines).strip("\n")

    def _open(self, element: HtmlElement, tag: str) -> None:
        if tag == "blockquote":
            self._prefixes.append(["> ", "> "])
        elif tag == "pre":
            self._pre += 1
        elif tag in ("ul", "ol"):
            self._counters.append(_start(element) if tag == "ol" else None)

    def _close(self, tag: str) -> None:
        if tag == "blockquote":
            self._prefixes.pop()
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("ul", "ol"):
            self._counters.pop()

    def _nested_list(self, tag: str) -> bool:
        return tag in ("ul", "ol") and bool(self._counters)

    def _item(self, element: HtmlElement) -> None:
        marker = "- "
        if self._counters and (number := self._counters[-1]) is not None:
            marker = f"{number}. "
            self._counters[-1] = number + 1
        self._prefixes.append([marker, " " * len(marker)])

    def _break(self) -> None:
        """A `<br>`: ends the line; a second one makes an empty line."""
        if "".join(self._parts).strip():
            self._line()
        else:
            self._parts.clear()
            self._due()

    def _paragraph(self) -> None:
        self._line()
        self._due()

    def _due(self) -> None:
        depth = len(self._prefixes)
        self._blank = depth if self._blank is None else min(depth, self._blank)

    def _line(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        text = text.rstrip() if self._pre else text.strip()
        if not text.strip():
            return
        if self._blank is not None and self._lines:
            self._lines.append("".join(rest for _, rest in self._prefixes[: self._blank]).rstrip())
        self._blank = None
        self._lines.append("".join(prefix[0] for prefix in self._prefixes) + text)
        for prefix in self._prefixes:
            prefix[0] = prefix[1]


def _start(element: HtmlElement) -> int:
    found = re.match(r"\s*(\d{1,6})", element.get("start") or "")
    return int(found[1]) if found else 1


def _smiley(image: HtmlElement) -> str:
    """The sign that an emoticon image stands for (":)", "🙂"); names and captions are no words of the author."""
    text = image.get("alt") or ""
    return text if len(text) <= 8 and not _LETTERS.search(text) else ""
