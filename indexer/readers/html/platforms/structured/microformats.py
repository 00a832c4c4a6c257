"""Microformats 2: an `h-entry` and the `h-cite` or `h-entry` comments inside it (indieweb.org/comments)."""

from __future__ import annotations

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, RawThread, Stamp, Venue
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Element, Page, first, line, select
from carethread.indexer.readers.html.platforms.forums.pages import page_number, thread_url
from carethread.indexer.text import body_text

NAME = "microformats"
VENUE: Venue = "blog"
_REACTIONS = frozenset({"u-like-of", "u-repost-of", "u-bookmark-of", "p-like", "p-repost", "u-like", "u-repost"})


def detect(page: Page) -> int:
    """Comments that call themselves so inside an entry."""
    return 55 if page.by_class("h-entry") and page.by_class("u-comment", "p-comment") else 0


def read(page: Page) -> RawThread | None:
    """The entry with its comments."""
    comments = page.by_class("u-comment", "p-comment")
    entry = next((one for one in page.by_class("h-entry") if one not in comments), None)
    if entry is None:
        return None
    inner = set(comments)
    of: dict[Element, Draft] = {}
    for comment in comments:
        above = next((one for one in comment.iterancestors() if one in of), None)
        of[comment] = _comment(page, comment, inner, of.get(above) if above is not None else None)
    title = first(entry, ".p-name")
    name, account = _author(entry, inner)
    post = Entry(_words(entry, inner), author=name, account=account, date=_date(page, entry, inner))
    return build_thread(
        post,
        [draft for draft in of.values() if draft.body],
        platform=NAME,
        venue=VENUE,
        title=line(title) or None,
        url=thread_url(page),
        language=page.language,
        page=page_number(page),
    )


def _comment(page: Page, comment: Element, inner: set[Element], inside: Draft | None) -> Draft:
    others = inner - {comment}
    reaction = bool(_REACTIONS & set((comment.get("class") or "").split()))
    name, account = _author(comment, others)
    link = _first(comment, ".u-url", others)
    return Draft(
        "" if reaction else _words(comment, others),
        author=name,
        account=account,
        date=_date(page, comment, others),
        key=comment.get("id"),
        url=link.get("href") if link is not None else None,
        inside=inside,
    )


def _first(holder: Element, css: str, others: set[Element]) -> Element | None:
    """The first match that belongs to no comment inside the holder."""
    for found in select(holder, css):
        above = next((one for one in found.iterancestors() if one is holder or one in others), None)
        if above is holder and found not in others:
            return found
    return None


def _words(holder: Element, others: set[Element]) -> str:
    for css in (".e-content", ".p-content", ".p-summary", ".p-name"):
        body = _first(holder, css, others)
        if body is not None:
            return body_text(body, others)
    return ""


def _author(holder: Element, others: set[Element]) -> tuple[str | None, str | None]:
    card = _first(holder, ".p-author", others)
    if card is None:
        return None, None
    name = first(card, ".p-name", ".fn")
    link = card if card.tag == "a" else first(card, "a.u-url", "a[href]")
    return line(name if name is not None else card) or None, link.get("href") if link is not None else None


def _date(page: Page, holder: Element, others: set[Element]) -> Stamp:
    moment = _first(holder, ".dt-published", others)
    if moment is None:
        return Stamp()
    return parse_date(moment.get("datetime") or line(moment), base=page.saved, language=page.language)
