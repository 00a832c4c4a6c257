"""schema.org discussions in JSON-LD: postings and articles with `comment`, questions with answers.

The vocabulary: schema.org/Comment, /Answer, /Question, /DiscussionForumPosting, /SocialMediaPosting, /UserReview, and
what search engines ask forums to publish. The text there is plain: line breaks are all that is left of its form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, RawThread, Stamp, Venue
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Page, squeeze
from carethread.indexer.readers.html.platforms.forums.pages import page_number, thread_url
from carethread.indexer.text import markup_text

NAME = "jsonld"
VENUE: Venue = "unknown"
_ANSWERS = ("acceptedAnswer", "suggestedAnswer", "comment", "review")
_POSTS = frozenset(
    {
        "Question", "QAPage", "DiscussionForumPosting", "SocialMediaPosting", "BlogPosting", "Blog", "Article",
        "NewsArticle", "MedicalWebPage", "WebPage", "ItemPage", "Review", "Product", "Drug",
    }
)  # fmt: skip
_FORUM = frozenset({"DiscussionForumPosting", "SocialMediaPosting"})
_MAX_ENTRIES = 20_000


def detect(page: Page) -> int:
    """A weak sign, behind any platform's own markup: JSON-LD with an answer or comment that has words."""
    root = _root(page)
    return 45 if root is not None and any(_text(one) for one, _ in _below(root)) else 0


def read(page: Page) -> RawThread | None:
    """The thread that the page's JSON-LD tells."""
    root = _root(page)
    if root is None:
        return None
    drafts: list[Draft] = []
    of: dict[int, Draft] = {}
    for item, parent in _below(root):
        draft = _draft(item)
        draft.inside = of.get(id(parent))
        draft.depth = (draft.inside.depth or 1) + 1 if draft.inside else 1
        of[id(item)] = draft
        drafts.append(draft)
    name, account = _author(root)
    venue: Venue = "qa" if _is(root, {"Question"}) else "forum" if _is(root, _FORUM) else VENUE
    post = Entry(_text(root), author=name, account=account, date=_date(root))
    return build_thread(
        post,
        [draft for draft in drafts if draft.body],
        platform=NAME,
        venue=venue,
        title=_words(root.get("headline") or root.get("name")) or None,
        url=thread_url(page),
        language=page.language,
        page=page_number(page),
    )


def _root(page: Page) -> dict[str, Any] | None:
    """The object whose discussion the page is about: the one with the most answers."""
    candidates: list[dict[str, Any]] = []
    for item in page.json_ld:
        entity = item.get("mainEntity")
        candidates += [one for one in (item, *_list(entity)) if isinstance(one, dict) and _is(one, _POSTS)]
    counted = [(sum(1 for _ in _below(one)), -place, one) for place, one in enumerate(candidates)]
    best = max(counted, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] else None


def _below(root: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every answer and comment below `root` in reading order, with the object that holds it."""
    waiting = [(one, root) for one in reversed(_answers(root))]
    for _ in range(_MAX_ENTRIES):
        if not waiting:
            return
        item, parent = waiting.pop()
        yield item, parent
        waiting.extend((one, item) for one in reversed(_answers(item)))


def _answers(item: dict[str, Any]) -> list[dict[str, Any]]:
    seen: dict[int, dict[str, Any]] = {}
    for name in _ANSWERS:
        for one in _list(item.get(name)):
            if isinstance(one, dict):
                seen.setdefault(id(one), one)
    return list(seen.values())


def _draft(item: dict[str, Any]) -> Draft:
    name, account = _author(item)
    key = item.get("identifier") or item.get("@id") or item.get("url")
    above = item.get("parentItem")
    return Draft(
        _text(item),
        author=name,
        account=account,
        date=_date(item),
        key=key if isinstance(key, str) else None,
        answers=above.get("@id") if isinstance(above, dict) and isinstance(above.get("@id"), str) else None,
    )


def _text(item: dict[str, Any]) -> str:
    for name in ("text", "articleBody", "reviewBody", "commentText", "description"):
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return markup_text(value).strip()
    return ""


def _author(item: dict[str, Any]) -> tuple[str | None, str | None]:
    for author in _list(item.get("author") or item.get("creator")):
        if isinstance(author, str) and author.strip():
            return squeeze(author), None
        if isinstance(author, dict) and (name := _words(author.get("name"))):
            url = author.get("url") or author.get("@id")
            return name, url if isinstance(url, str) else None
    return None, None


def _date(item: dict[str, Any]) -> Stamp:
    for name in ("dateCreated", "datePublished", "uploadDate", "commentTime"):
        value = item.get(name)
        if isinstance(value, str) and (found := parse_date(value)).iso:
            return found
    return Stamp()


def _words(value: object) -> str:
    return squeeze(markup_text(value)) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is(item: dict[str, Any], names: frozenset[str] | set[str]) -> bool:
    kinds = [str(kind).rpartition("/")[2] for kind in _list(item.get("@type"))]
    return any(kind in names for kind in kinds)
