"""schema.org discussions in microdata or RDFa: elements that call themselves Comment, Answer, posting or review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.raw import Entry, RawThread, Stamp, Venue
from carethread.indexer.readers.html.blocks import nest
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.general.levels import set_levels
from carethread.indexer.readers.html.page import Element, Page, line, select, squeeze, within
from carethread.indexer.readers.html.platforms.forums.pages import page_number, thread_title, thread_url
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.readers.html.platforms.forums.wording import Words
from carethread.indexer.readers.html.post import post_entry

NAME = "microdata"
VENUE: Venue = "unknown"
_SAID = frozenset({"Comment", "UserComments", "Answer", "CorrectionComment", "UserReview", "Review"})
_POSTED = frozenset({"DiscussionForumPosting", "SocialMediaPosting"})
_ASKED = frozenset({"Question"})
_WRITTEN = frozenset(
    {"BlogPosting", "Article", "NewsArticle", "MedicalWebPage", "CreativeWork", "WebPage", "Product", "Drug"}
)
_BODY = ("text", "commenttext", "articlebody", "reviewbody", "description", "content")
_DATE = ("datecreated", "datepublished", "commenttime", "date", "created", "datemodified")
_TITLE = Forum(name=NAME, bodies=(), title=("[itemprop=headline]", "h1[itemprop=name]", "h1"))
_NAME = re.compile(r"[^/#:]+$")


def detect(page: Page) -> int:
    """A weak sign, behind any platform's own markup: two elements that say they are comments, answers or postings."""
    if "itemtype" not in page.markup and "typeof=" not in page.markup:
        return 0
    said = [item for item in _items(page) if _kind(item) in _SAID | _POSTED]
    return 50 if len(said) >= 2 or any(_kind(item) in _SAID for item in said) else 0


def read(page: Page) -> RawThread | None:
    """The thread that the page's microdata tells."""
    items = _items(page)
    said = [item for item in items if _kind(item) in _SAID]
    posted = [item for item in items if _kind(item) in _POSTED | _ASKED] or [
        item for item in items if _kind(item) in _WRITTEN
    ]
    if not said:
        said, posted = [item for item in posted[1:] if _kind(item) in _POSTED], posted[:1]
    if not said:
        return None
    everything = frozenset(items)
    scope = {item: _properties(item, everything) for item in items}
    order = day_order(text for item in said for text in _date_texts(scope[item]))
    words = Words(page, _TITLE, [item for item in items if within(item, everything) is None])
    post = _post(page, posted, said, scope, order, words) if posted else post_entry(page, said)
    drafts = [draft for draft in _drafts(page, said, scope, order, words) if draft.body]
    kinds = {_kind(item) for item in posted}
    venue: Venue = "qa" if kinds & _ASKED else "forum" if kinds & _POSTED else VENUE if posted else "blog"
    return build_thread(
        post,
        drafts,
        platform=NAME,
        venue=venue,
        title=thread_title(page, _TITLE),
        url=thread_url(page),
        language=page.language,
        page=page_number(page),
    )


def _items(page: Page) -> list[Element]:
    return select(page.root, "[itemtype], [typeof]")


def _kind(item: Element) -> str:
    found = _NAME.search((item.get("itemtype") or item.get("typeof") or "").strip().rstrip("/"))
    return found[0] if found else ""


def _properties(item: Element, items: frozenset[Element]) -> dict[str, list[Element]]:
    """The item's own properties by lower-case name; those of items inside it (a nested comment) are theirs."""
    found: dict[str, list[Element]] = {}
    for element in select(item, "[itemprop], [property]"):
        holder = next(
            (above for above in element.iterancestors() if above in items or above.get("itemscope") is not None), None
        )
        if holder is item:
            for name in (element.get("itemprop") or element.get("property") or "").lower().split():
                found.setdefault((_NAME.search(name) or [name])[0], []).append(element)
    return found


def _drafts(
    page: Page, said: list[Element], scope: dict[Element, dict[str, list[Element]]], order: bool | None, words: Words
) -> Iterator[Draft]:
    of: dict[Element, Draft] = {}
    blocks = nest(page, [(item,) for item in said])
    set_levels(blocks)
    for item, block in zip(said, blocks, strict=True):
        above = next((one for one in item.iterancestors() if one in of), None)
        name, account = _author(scope[item])
        of[item] = Draft(
            _body(item, scope[item], frozenset(said), words),
            author=name,
            account=account,
            date=_date(page, scope[item], order),
            key=item.get("id") or item.get("itemid"),
            inside=of[above] if above is not None else None,
            answers=block.answers,
            depth=block.depth,
        )
        yield of[item]


def _post(
    page: Page,
    posted: list[Element],
    said: list[Element],
    scope: dict[Element, dict[str, list[Element]]],
    order: bool | None,
    words: Words,
) -> Entry:
    item = posted[0]
    name, account = _author(scope[item])
    body = _body(item, scope[item], frozenset(said), words)
    return Entry(body, author=name, account=account, date=_date(page, scope[item], order), key=item.get("id"))


def _body(item: Element, properties: dict[str, list[Element]], said: frozenset[Element], words: Words) -> str:
    for name in _BODY:
        for element in properties.get(name, ()):
            if element.tag == "meta":
                continue
            nested = {one for one in element.iterdescendants() if one in said and one is not item}
            if text := words.of(element, nested):
                return text
    metas = [one.get("content") or "" for name in _BODY for one in properties.get(name, ()) if one.tag == "meta"]
    return next((squeeze(text) for text in metas if text.strip()), "")


def _author(properties: dict[str, list[Element]]) -> tuple[str | None, str | None]:
    for element in [*properties.get("author", ()), *properties.get("creator", ())]:
        names = select(element, "[itemprop=name], [property='schema:name'], [property=name]") or [element]
        text = squeeze(names[0].get("content") or line(names[0]))
        link = element if element.tag == "a" else element.find(".//a[@href]")
        if text and len(text) <= 80:
            return text, link.get("href") if link is not None else None
    return None, None


def _date_texts(properties: dict[str, list[Element]]) -> Iterator[str]:
    for name in _DATE:
        for element in properties.get(name, ()):
            yield from (value for one in ("datetime", "content", "title") if (value := element.get(one)))
            yield line(element)


def _date(page: Page, properties: dict[str, list[Element]], order: bool | None) -> Stamp:
    for text in _date_texts(properties):
        found = parse_date(text, base=page.saved, language=page.language, day_first=order)
        if found.iso:
            return found
    return Stamp()
