"""The text of a post: the container that the markup names, else where the paragraphs stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.clean import trim
from carethread.indexer.readers.html.names import is_date
from carethread.indexer.readers.html.page import Element, line, select
from carethread.indexer.readers.html.post.surroundings import Surroundings
from carethread.indexer.text import body_text

MAX_BYLINE = 90  # code points of a line of who and when
_BYLINE = re.compile(
    r"^(?i:written |posted |published |submitted )?(?i:by|von|par|por|di|door)\s+[^\W\d_a-z]"
    r"|^(?i:posted|published|updated|veröffentlicht|publié|publicado)\b"
)
LEAD = 80  # code points of a paragraph that is read as the first one
ENOUGH = 120  # code points of text that make a named container the post's
_CONTAINERS = (
    "entry-content", "entry_content", "post-content", "post_content", "post-body", "postbody", "entry-body",
    "e-content", "wp-block-post-content", "article-content", "article-body", "article__body",
    "td-post-content", "single-content", "blog-post-content", "storycontent", "story-body", "posttext", "post-entry",
    "post_entry", "postentry", "entrytext", "asset-content",
    "field-name-body", "field--name-body", "node-content", "format_text", "blog-content", "text-content", "entry",
    "post-text", "singlepost",
)  # fmt: skip
_EXTRA = re.compile(
    r"(?:^|[-_])(?:share|sharing|shares|sharedaddy|social|addtoany|addthis|related|relatedposts|"
    r"yarpp|author-?(?:box|bio|info|about)|about-?(?:the-)?author|bio|breadcrumbs?|post-?meta|"
    r"entry-?meta|"
    r"postmetadata|byline|nav|navigation|pagination|pager|prev-?next|tags?|tag-?links|cat-?links|"
    r"categories|newsletter|subscribe|subscription|advert\w*|ads?|sponsor\w*|promo|comments?|"
    r"respond|commentform|"
    r"print|rating|ratings|jp-\w+|likes?|toc|table-of-contents|widget|sidebar|footer|meta|"
    r"submitted|links|screen-reader-text|sr-only|caption-credit|skip-link|menu|signup|optin|popup|"
    r"modal|cookie\w*|outbrain|taboola|shariff|sociable|sexybookmarks|ssba|heateor|ssb|swp|dpsp|"
    r"essb|a2a|shr|hupso)(?:$|[-_])",
    re.IGNORECASE,
)
_KEEP = re.compile(r"recipe|entry-content|post-content|article-body", re.IGNORECASE)
_ENDS = re.compile(
    r"^(?:share (?:this|on|via)\b.*|tags?:.*|tagged(?: (?:with|as|in|under))?\b.*|filed (?:under|"
    r"in)\b.*|categor(?:y|ies):.*|posted (?:in|by|on|at)\b.*|related(?: posts?| articles?)?:?|you "
    r"(?:may|might) also (?:like|enjoy).*|like this:|"
    r"loading\.*|(?:previous|next)(?: post)?\b.*|« .*|.* »|(?:\d+ )?comments?.*|leave a "
    r"(?:comment|reply).*|(?:facebook|twitter|pinterest|linkedin|whatsapp|xing|pocket|flipboard|"
    r"reddit|digg|delicious|stumble\w*|tumblr|google\+?|rss|buffer|telegram|threema|vk|info|more|"
    r"mehr)|e-?mail|print|tweet|pin(?: it)?|teilen|twittern|mitteilen|drucken|veröffentlicht "
    r"(?:in|von|am).*|"
    r"schlagw(?:ort|örter).*|kategorien?:.*|labels ?:.*)$",
    re.IGNORECASE,
)


def body_of(around: Surroundings) -> str:
    """The readable text of the post, without its heading, byline, share links and what comes after it."""
    container, text = _container(around)
    if container is None:
        return ""
    return "\n\n".join((*_lead(around, container), text))


def _lead(around: Surroundings, container: Element) -> Iterator[str]:
    """Paragraphs between the heading and the container, where news pages set the first ones apart."""
    page, outer = around.page, container.getparent()
    if around.heading is None or outer is None or page.order(container) < around.start:
        return
    for paragraph in page.by_tag("p"):
        if not around.start < page.order(paragraph) < page.order(container) or not around.open(paragraph):
            continue
        holder = paragraph.getparent()
        near = holder is not None and outer in (holder, holder.getparent())
        text = line(paragraph)
        if near and len(text) >= LEAD and not _is_extra(paragraph, 2 * len(text) + 1) and not _is_byline(text):
            yield body_text(paragraph)


def _container(around: Surroundings) -> tuple[Element | None, str]:
    """The element that holds the post's text, and that text."""
    for element in _marked(around):
        text = _text(around, element)
        if len(text) >= ENOUGH:
            return element, text
    densest = _densest(around)
    return densest, "" if densest is None else _text(around, densest)


def _marked(around: Surroundings) -> Iterator[Element]:
    for element in select(around.page.root, "[itemprop]"):
        if "articlebody" in element.get("itemprop", "").lower() and around.open(element):
            yield element
    for name in _CONTAINERS:
        found = [element for element in around.by_class(name) if not _holds_comments(around, element)]
        yield from sorted(found, key=lambda element: -len(line(element)))[:2]


def _holds_comments(around: Surroundings, element: Element) -> bool:
    return bool(around.comments) and any(above is element for above in around.comments[0].iterancestors())


def _densest(around: Surroundings) -> Element | None:
    """The parent whose own paragraphs hold the most words that are not links."""
    size: dict[Element, int] = {}
    for paragraph in around.page.by_tag("p", "blockquote", "pre", "div", "td", "section", "article"):
        parent = paragraph.getparent()
        if parent is None or not around.open(paragraph):
            continue
        if paragraph.tag in ("p", "blockquote", "pre"):
            length = len(line(paragraph)) - sum(len(line(link)) for link in paragraph.iter("a"))
            size[parent] = size.get(parent, 0) + max(0, length)
        else:
            own = len((paragraph.text or "").strip()) + sum(len((child.tail or "").strip()) for child in paragraph)
            size[paragraph] = size.get(paragraph, 0) + own
    if not size:
        return None
    best = max(size, key=size.__getitem__)
    return best if size[best] >= 100 else None


def _text(around: Surroundings, container: Element) -> str:
    whole = max(1, len(line(container)))
    skip = set(around.closed)
    for inner in container.iter("*"):
        if inner in skip or inner is container:
            continue
        if inner is around.heading or inner.tag in ("nav", "aside", "footer") or _is_extra(inner, whole):
            skip.update(inner.iter("*"))
    return _trim(trim(body_text(container, skip)))


def _is_extra(element: Element, whole: int) -> bool:
    names = element.get("class") or ""
    name = element.get("id") or ""
    if not names and not name:
        return False
    called = any(_EXTRA.search(one) for one in (*names.split(), name) if one) or any(
        one.lower() in words.JUNK_CLASSES for one in names.split()
    )
    return called and not _KEEP.search(names) and len(line(element)) * 2 < whole


def _trim(text: str) -> str:
    lines = text.split("\n")
    while len(lines) > 1 and (not lines[0].strip() or _is_byline(lines[0])):
        lines.pop(0)
    while lines and (not lines[-1].strip() or _ENDS.match(lines[-1].strip().removeprefix("- "))):
        lines.pop()
    return "\n".join(lines)


def _is_byline(text: str) -> bool:
    """A line of who and when at the head of a text that has no element for it."""
    if len(text) > MAX_BYLINE or text.startswith(("- ", "> ")):
        return False
    return bool(_BYLINE.match(text)) or is_date(text)
