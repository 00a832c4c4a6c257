"""Reads a thread off a forum page: the first post is the post, every later one a comment on it."""

from __future__ import annotations

import re
from collections.abc import Callable

from carethread.indexer.raw import Entry, Mark, RawThread, Stamp
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Page, line
from carethread.indexer.readers.html.platforms.forums.answers import set_answers
from carethread.indexer.readers.html.platforms.forums.echoes import drop_echoes
from carethread.indexer.readers.html.platforms.forums.fields import author_of, date_texts, key_of, marks_of, stamps
from carethread.indexer.readers.html.platforms.forums.openers import opener
from carethread.indexer.readers.html.platforms.forums.pages import page_number, thread_title, thread_url
from carethread.indexer.readers.html.platforms.forums.parts import byline
from carethread.indexer.readers.html.platforms.forums.people import names_by_place
from carethread.indexer.readers.html.platforms.forums.posts import Post, Scopes, find_posts
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.readers.html.platforms.forums.wording import Words

_COUNT = re.compile(r"(?<!\d)(\d{1,6})\b")

Answers = Callable[[Page, list[Post]], dict[int, str]]


def read_forum(page: Page, forum: Forum, answers: Answers | None = None) -> RawThread | None:
    """The thread on a page of `forum`, or None when it has no posts.

    Args:
        answers: gives, by a post's position, the key of the post that it answers, where the package nests posts.
    """
    posts = find_posts(page, forum)
    if not posts:
        return None
    scopes = Scopes(page, posts, (element for css in forum.drop for element in find(page, css)))
    names, dates = _bylines(page, posts, forum, scopes)
    first = _first_number(posts, forum, scopes)
    words = Words(page, forum, [post.body for post in posts])
    drafts = [_draft(post, forum, scopes, words, *name) for post, name in zip(posts, names, strict=True)]
    for draft, date, depth in zip(drafts, dates, _depths(page, posts, forum), strict=True):
        draft.date, draft.depth = date, depth
    for place, key in (answers(page, posts) if answers else {}).items():
        drafts[place].answers = key
    set_answers(drafts, [words.answered(post.body) for post in posts])
    drop_echoes(drafts)
    headed = any(scopes.find(posts[0], css) for css in forum.head)
    if forum.apart and not headed:
        post = opener(page, [post.block for post in posts]) or Draft("", depth=0)
        drafts, headed = [post, *drafts], True
    return assemble(page, forum, drafts, number=2 if first > 1 else 1, headed=headed)


def assemble(page: Page, forum: Forum, drafts: list[Draft], *, number: int = 1, headed: bool = False) -> RawThread:
    """The thread of all posts on a page; the first one is the post, unless this is a later page of the thread.

    Args:
        number: the page of the thread, as far as the posts tell it.
        headed: the thread's own post stands on this page, whichever it is.
    """
    number = max(page_number(page), number)
    headed = headed or number == 1
    post = _post(drafts[0]) if headed else Entry("")
    comments = drafts[1:] if headed else drafts
    if headed:
        _mark_opener(post, comments)
    return build_thread(
        post,
        _spoken(comments),
        platform=forum.name,
        venue=forum.venue,
        title=thread_title(page, forum),
        url=thread_url(page),
        language=page.language,
        page=number,
    )


def _first_number(posts: list[Post], forum: Forum, scopes: Scopes) -> int:
    """The number in the thread that the page gives its first post, 1 when it gives none."""
    numbers = [_number(post, forum, scopes) for post in posts[:2]]
    counts = len(numbers) < 2 or numbers[1] == (numbers[0] or 0) + 1
    return numbers[0] if numbers[0] and counts else 1


def _number(post: Post, forum: Forum, scopes: Scopes) -> int | None:
    """What counts a post; a number by which the whole board counts it tells nothing."""
    key = key_of(post, forum)
    if forum.numbered and key:
        return int(key)
    for css in forum.counter:
        for element in scopes.find(post, css):
            if found := _COUNT.search(line(element)):
                return int(found[1]) if found[1] != key else None
    return None


def _depths(page: Page, posts: list[Post], forum: Forum) -> list[int | None]:
    """The depth of each post where the package nests answers; the first post counts as one that answers nothing."""
    if forum.depth is not None:
        return [forum.depth(post.block) for post in posts]
    if not forum.nested:
        return [None] * len(posts)
    lists = set(find(page, forum.nested))
    return [1 + sum(1 for above in post.block.iterancestors() if above in lists) for post in posts]


def _spoken(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that hold no words (a picture alone), unless they were deleted or are answered."""
    answered = {draft.answers for draft in drafts if draft.answers}
    kept = [draft for draft in drafts if draft.body or draft.marks & {"deleted"} or draft.key in answered]
    return kept if all(draft.depth is None for draft in drafts) else drafts


_Names = list[tuple[str | None, str | None]]


def _bylines(page: Page, posts: list[Post], forum: Forum, scopes: Scopes) -> tuple[_Names, list[Stamp]]:
    """Author (name and account) and date of each post.

    Where the package's own places give most posts none, a skin has renamed them: then what they are called decides.
    """
    names = [author_of(post, forum, scopes) for post in posts]
    dates = stamps(page, [date_texts(post, forum, scopes) for post in posts], posts, forum.day_first)
    nameless = 2 * sum(1 for name, _ in names if name) < len(posts)
    untimed = 2 * sum(1 for date in dates if date.precision in ("second", "minute")) < len(posts)
    if nameless or untimed:
        parts = [byline(post.block, post.body) for post in posts]
        if nameless:
            names = [(one.name, one.author.get("href") if one.author is not None else None) for one in parts]
            if 2 * sum(name is not None for name, _ in names) < len(posts):
                placed = names_by_place([post.block for post in posts], [post.body for post in posts])
                names = [(name, None) for name in placed]
        if untimed:
            dates = [
                finer if finer.iso and finer.iso.startswith(date.iso or "") else date
                for date, finer in zip(
                    dates, stamps(page, [one.dates for one in parts], posts, forum.day_first), strict=True
                )
            ]
    return names, dates


def _draft(post: Post, forum: Forum, scopes: Scopes, words: Words, name: str | None, account: str | None) -> Draft:
    marks: frozenset[Mark] = frozenset(marks_of(post, forum, scopes))
    return Draft(
        words.of(post.body),
        author=name,
        account=account if account and account != "#" else None,
        key=key_of(post, forum),
        marks=marks,
    )


def _post(draft: Draft) -> Entry:
    return Entry(
        draft.body,
        author=draft.author,
        date=draft.date,
        key=draft.key,
        account=draft.account,
        marks=draft.marks | {"opener"},
    )


def _mark_opener(post: Entry, drafts: list[Draft]) -> None:
    """The opener is known by the account, or by the name where the page links no accounts."""
    for draft in drafts:
        same = draft.account == post.account if draft.account and post.account else draft.author == post.author
        if same and post.author:
            draft.marks |= {"opener"}
