"""Reddit: the old site, the redesign of 2018 to 2023 ("level 2") and today's custom elements (`shreddit-comment`)."""

from __future__ import annotations

import re

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, Mark, RawThread, Stamp, Venue
from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Element, Page, first, line, select
from carethread.indexer.text import body_text

NAME = "reddit"
VENUE: Venue = "forum"
_LEVEL = re.compile(r"^level (\d{1,6})$")
_KEY = re.compile(r"t1_(\w+)")
_GONE = frozenset(
    {"[deleted]", "[removed]", "deleted", "removed", "comment deleted by user", "comment removed by moderator"}
)
_TITLE = re.compile(r"^r/\w+ - | : r/\w+$| : \w+$|\s*[-•|] Reddit$")


def detect(page: Page) -> int:
    """Sure by the elements that only one of the three sites has."""
    if page.by_tag("shreddit-comment", "shreddit-post"):
        return 95
    if page.by_class("commentarea") and page.by_class("thing"):
        return 90
    host = "reddit.com" in (page.canonical or "")
    return 85 if host and any(name.startswith("t1_") for name, _ in page.ids()) else 0


def read(page: Page) -> RawThread | None:
    """The submission with its comments; deleted ones keep their place."""
    if page.by_tag("shreddit-comment", "shreddit-post"):
        return _thread(page, _new_post(page), [_new_comment(one) for one in page.by_tag("shreddit-comment")])
    if page.by_class("commentarea"):
        return _thread(page, _old_post(page), _old_comments(page))
    return _thread(page, _middle_post(page), _middle_comments(page))


def _thread(page: Page, post: Entry, drafts: list[Draft]) -> RawThread:
    for draft in drafts:
        if draft.author and draft.author == post.author:
            draft.marks |= {"opener"}
    shreddit = next(iter(page.by_tag("shreddit-post")), None)
    title = shreddit.get("post-title") if shreddit is not None else None
    link = first(page.root, "#siteTable a.title", "[data-test-id=post-content] h1", "h1")
    shown = title or line(link) or page.meta.get("og:title", "")
    url = re.sub(r"[?#].*$", "", page.canonical) if page.canonical else None
    return build_thread(
        post,
        drafts,
        platform=NAME,
        venue=VENUE,
        title=_TITLE.sub("", shown) or None,
        url=url,
        language=page.language,
    )


def _draft(
    body: str, author: str | None, date: Stamp, key: str | None, depth: int | None, *, staff: bool = False
) -> Draft:
    gone = body.strip().lower() in _GONE or not body.strip()
    marks: set[Mark] = {"deleted"} if gone else set()
    if staff:
        marks.add("staff")
    name = None if author in ("[deleted]", "[removed]", "") else author
    return Draft("" if gone else body, author=name, date=date, key=key, marks=frozenset(marks), depth=depth)


# -- today -------------------------------------------------------------------------------------------------------------


def _new_post(page: Page) -> Entry:
    post = next(iter(page.by_tag("shreddit-post")), None)
    if post is None:
        return Entry("")
    body = first(post, "[slot=text-body] [property='schema:articleBody']", "[slot=text-body]", ".md")
    return Entry(
        body_text(body) if body is not None else "",
        author=post.get("author"),
        date=parse_date(post.get("created-timestamp") or ""),
        key=post.get("id"),
        marks=frozenset({"opener"}),
    )


def _new_comment(element: Element) -> Draft:
    body = next((one for one in select(element, "[slot=comment], .md") if _owner(one) is element), None)
    moment = next(
        (one for one in select(element, "time[datetime], faceplate-timeago[ts]") if _owner(one) is element), None
    )
    when = (moment.get("datetime") or moment.get("ts") or "") if moment is not None else ""
    level = whole(element.get("depth"))
    draft = _draft(
        body_text(body) if body is not None else "",
        element.get("author"),
        parse_date(element.get("created") or when),
        (element.get("thingid") or "").removeprefix("t1_") or None,
        level + 1 if level is not None else None,
        staff=element.get("is-moderator") is not None or element.get("distinguished-as") in ("MODERATOR", "ADMIN"),
    )
    parent = element.get("parentid") or ""
    draft.answers = parent.removeprefix("t1_") if parent.startswith("t1_") else None
    return draft


def _owner(element: Element) -> Element | None:
    return next(element.iterancestors("shreddit-comment"), None)


# -- the old site ------------------------------------------------------------------------------------------------------


def _old_post(page: Page) -> Entry:
    thing = first(page.root, "#siteTable .thing")
    if thing is None:
        return Entry("")
    body = first(thing, ".expando .usertext-body .md", ".usertext-body .md")
    return Entry(
        body_text(body) if body is not None else "",
        author=line(first(thing, ".tagline a.author", "a.author")) or None,
        date=_old_date(page, first(thing, ".tagline")),
        key=thing.get("data-fullname"),
        marks=frozenset({"opener"}),
    )


def _old_comments(page: Page) -> list[Draft]:
    drafts: dict[Element, Draft] = {}
    for thing in page.by_class("thing"):
        if "comment" not in page.classes(thing) and "deleted" not in page.classes(thing):
            continue
        entry = first(thing, ".entry")
        if entry is None or not (select(entry, ".usertext, .md") or "deleted" in page.classes(thing)):
            continue
        above = next((one for one in thing.iterancestors() if one in drafts), None)
        draft = _old_comment(page, thing, entry)
        draft.inside = drafts.get(above) if above is not None else None
        drafts[thing] = draft
    return list(drafts.values())


def _old_comment(page: Page, thing: Element, entry: Element) -> Draft:
    body = first(entry, ".usertext-body .md", ".md")
    names = page.classes(thing)
    author = first(entry, ".tagline a.author", "a.author")
    marked = author.get("class") or "" if author is not None else ""
    found = _KEY.search(f"{thing.get('data-fullname') or ''} {thing.get('id') or ''} {' '.join(names)}")
    return _draft(
        body_text(body) if body is not None else "",
        line(author) or None,
        _old_date(page, first(entry, ".tagline")),
        found[1] if found else None,
        None,
        staff="moderator" in marked or "admin" in marked,
    )


def _old_date(page: Page, tagline: Element | None) -> Stamp:
    moment = first(tagline, "time:not(.edited-timestamp)") if tagline is not None else None
    if moment is None:
        return Stamp()
    return parse_date(moment.get("datetime") or moment.get("title") or line(moment), base=page.saved)


# -- the redesign ------------------------------------------------------------------------------------------------------


def _middle_post(page: Page) -> Entry:
    post = first(page.root, "[data-test-id=post-content]")
    if post is None:
        return Entry("")
    body = first(
        post, "[data-click-id=text] .RichTextJSON-root", "[data-click-id=text]", "[data-adclicklocation=media] .md"
    )
    created = first(post, "[data-click-id=timestamp]", "[data-testid=post_timestamp]")
    return Entry(
        body_text(body) if body is not None else "",
        author=_user(first(post, "a[href*='/user/']")),
        date=parse_date(line(created), base=page.saved),
        marks=frozenset({"opener"}),
    )


def _middle_comments(page: Page) -> list[Draft]:
    drafts: list[Draft] = []
    for body in select(page.root, "[data-test-id=comment], [data-testid=comment]"):
        block = next((one for one in body.iterancestors() if _KEY.match(one.get("id") or "")), None)
        if block is None:
            continue
        found = _KEY.match(block.get("id") or "")
        level = next((match for one in select(block, "span") if (match := _LEVEL.match(line(one)))), None)
        created = first(block, "[id^='CommentTopMeta--Created']", "[data-testid=comment_timestamp]")
        drafts.append(
            _draft(
                body_text(body),
                _user(first(block, "[data-testid=comment_author_link]", "a[href*='/user/']")),
                parse_date(line(created), base=page.saved),
                found[1] if found else None,
                int(level[1]) if level else None,
            )
        )
    return drafts


def _user(link: Element | None) -> str | None:
    return line(link).removeprefix("u/") or None if link is not None else None
