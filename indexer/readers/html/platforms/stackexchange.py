"""Stack Exchange, 2010 to today: the question is the post; answers and comments on it stand at depth 1."""

from __future__ import annotations

import re

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, Mark, RawThread, Stamp, Venue
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Element, Page, first, line, select
from carethread.indexer.text import body_text

NAME = "stackexchange"
VENUE: Venue = "qa"
_NUMBER = re.compile(r"(\d+)$")
_QUERY = re.compile(r"[?#].*$")
_NOTICES = ".post-notice, .s-notice, .question-status, .js-post-notice, .snippet-code-controls"


def detect(page: Page) -> int:
    """Sure when there is a question with votes and the answers' own markup."""
    if page.by_id("question") is None or not page.by_class("post-text", "js-post-body", "s-prose"):
        return 0
    return 90 if page.by_id("answers") is not None or page.by_class("answer", "answers-subheader") else 70


def read(page: Page) -> RawThread | None:
    """The question with its answers and all comments."""
    question = page.by_id("question")
    if question is None:
        return None
    asker = _user(question, owner=True)
    post = Entry(
        _words(question),
        author=asker[0],
        account=asker[1],
        date=_date(page, question, "asked"),
        key=question.get("data-questionid") or None,
        marks=frozenset({"opener"}),
    )
    drafts = _comments(page, question, None, asker)
    for answer in page.by_class("answer"):
        draft = _answer(page, answer, asker)
        drafts += [draft, *_comments(page, answer, draft, asker)]
    url = _QUERY.sub("", page.canonical) if page.canonical else None
    title = first(page.root, "#question-header h1", "h1[itemprop=name]", "h1")
    return build_thread(
        post, drafts, platform=NAME, venue=VENUE, title=line(title) or None, url=url, language=page.language
    )


def _answer(page: Page, answer: Element, asker: tuple[str | None, str | None]) -> Draft:
    name, account = _user(answer, owner=True)
    key = answer.get("data-answerid") or _number(answer.get("id"))
    return Draft(
        _words(answer),
        author=name,
        account=account,
        date=_date(page, answer, "answered"),
        key=f"a{key}" if key else None,
        marks=_marks(answer, name, account, asker),
        depth=1,
    )


def _comments(page: Page, holder: Element, inside: Draft | None, asker: tuple[str | None, str | None]) -> list[Draft]:
    drafts: list[Draft] = []
    number = _number(holder.get("id")) or holder.get("data-questionid")
    lists = [one for one in (page.by_id(f"comments-{number}"),) if one is not None] or select(holder, ".comments")
    for element in [found for one in lists[:1] for found in select(one, ".comment")]:
        words = first(element, ".comment-copy", ".comment-text .comment-body", ".comment-text")
        if words is None:
            continue
        user = first(element, ".comment-user")
        name = line(user) or None
        account = user.get("href") if user is not None else None
        key = element.get("data-comment-id") or _number(element.get("id"))
        drafts.append(
            Draft(
                body_text(words, set(select(words, ".comment-user, .comment-date"))),
                author=name,
                account=account,
                date=_comment_date(page, element),
                key=f"c{key}" if key else None,
                marks=_marks(element, name, account, asker),
                inside=inside,
                depth=2 if inside else 1,
            )
        )
    return drafts


def _words(holder: Element) -> str:
    body = first(holder, ".js-post-body", ".post-text", ".s-prose")
    return body_text(body, set(select(body, _NOTICES))) if body is not None else ""


def _signatures(holder: Element) -> list[Element]:
    """The user cards under a post, that of its author last (an editor's stands before it)."""
    return [card for card in select(holder, ".post-signature, .user-info") if select(card, ".user-details")]


def _user(holder: Element, *, owner: bool) -> tuple[str | None, str | None]:
    cards = [card for card in _signatures(holder) if "owner" in (card.get("class") or "")] if owner else []
    for card in [*cards, *reversed(_signatures(holder))]:
        details = first(card, ".user-details[itemprop=author]", ".user-details")
        link = first(details, "a[href*='/users/']", "a") if details is not None else None
        name = line(link) or (line(first(details, "span[itemprop=name]")) if details is not None else "")
        if not name and details is not None:
            name = (details.text or "").strip()
        if name:
            return name, link.get("href") if link is not None else None
    return (None, None)


def _date(page: Page, holder: Element, verb: str) -> Stamp:
    for card in reversed(select(holder, ".user-action-time")):
        if verb in line(card):
            moment = first(card, ".relativetime, [title]")
            return parse_date(
                (moment.get("title") or line(moment)) if moment is not None else line(card), base=page.saved
            )
    moment = first(holder, "time[itemprop=dateCreated]")
    return parse_date(moment.get("datetime") or "") if moment is not None else Stamp()


def _comment_date(page: Page, element: Element) -> Stamp:
    for moment in [*select(element, ".comment-date [title]"), *select(element, ".comment-date")]:
        title = (moment.get("title") or "").partition(",")[0]
        found = parse_date(title) if title else parse_date(line(moment), base=page.saved)
        if found.iso:
            return found
    return Stamp()


def _marks(
    element: Element, name: str | None, account: str | None, asker: tuple[str | None, str | None]
) -> frozenset[Mark]:
    marks: set[Mark] = set()
    same = account == asker[1] if account and asker[1] else name is not None and name == asker[0]
    if same or select(element, ".comment-user.owner"):
        marks.add("opener")
    if select(element, ".mod-flair"):
        marks.add("staff")
    return frozenset(marks)


def _number(text: str | None) -> str | None:
    found = _NUMBER.search(text or "")
    return found[1] if found else None
