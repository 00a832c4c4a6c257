"""Reddit as JSON: listings (`/comments/ID.json`) and the JSON Lines dumps of submissions and comments.

Fields as Reddit's API documentation names them. "Load more" stubs (`more`) hold no words and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import Entry, Mark, RawThread
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.gather import Gather
from carethread.indexer.readers.jsonlines import begins_with, documents, mapping, sequence, text
from carethread.indexer.stamps import from_epoch
from carethread.indexer.text import markup_text

NAME = "reddit"

_LISTING = re.compile(rb'"kind"\s*:\s*"(?:Listing|t1|t3)"')
_DUMP = re.compile(rb'"(?:link_id|subreddit|subreddit_id)"\s*:\s*"')
_POSTING = re.compile(rb'"(?:body|selftext|title)"\s*:\s*"')
_GONE = frozenset({"[deleted]", "[removed]", "[ Removed by Reddit ]", "[deleted by user]"})
_STAFF = frozenset({"moderator", "admin"})
# What health subreddits write beside the names of those whose profession their moderators have checked.
_PROFESSION = re.compile(
    r"\b(?:(?i:physician|doctor|nurse|pharmacist|surgeon|dentist|paramedic|therapist|psychologist)"
    r"|M\.?D\.?|D\.?O\.?|R\.?N\.?|N\.?P\.?)(?!\w)",
)
_NO_PROFESSION = re.compile(r"\b(?:not|un)\s?-?(?:yet )?(?:been )?verified|layperson|student", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*\*|\*\*|~~|(?<![\w*])\*(?=\S))(.+?)(?<!\\)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>^|])")


def sniff(head: bytes) -> bool:
    """Whether `head` is JSON that begins a listing or a dump."""
    if not begins_with(head, b"{", b"["):
        return False
    return bool(_LISTING.search(head) or (_DUMP.search(head) and _POSTING.search(head)))


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The submissions with their comments, in the order in which each thread is met."""
    found = False
    with Gather() as gather:
        for _, value in documents(source):
            if isinstance(value, Problem):
                yield value
                continue
            for thing in _things(value):
                thread = text(thing.get("link_id")) or f"t3_{thing.get('id')}"
                gather.add(_name(thing), thing, thread=thread.removeprefix("t3_"))
        for link, things in gather.threads():
            found = True
            yield _thread(link, things)
    if not found:
        raise UnreadableSource(f"{source.path}: no Reddit submission or comment in it", reason="no-thread")


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The submissions and comments in a listing or line, as it shows them; no recursion."""
    waiting = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
            continue
        kind, data = mapping(thing).get("kind"), mapping(mapping(thing).get("data"))
        if kind == "Listing":
            waiting.extend(reversed(sequence(data.get("children"))))
        elif kind in ("t1", "t3") or kind is None:
            data = data if kind else mapping(thing)
            if text(data.get("id")) and ("body" in data or "title" in data):
                yield {name: data[name] for name in data if name != "replies"}
                waiting.append(data.get("replies"))


def _name(thing: Mapping[str, Any]) -> str:
    return ("t1_" if "body" in thing else "t3_") + str(thing["id"])


def _thread(link: str, things: list[dict[str, Any]]) -> RawThread:
    submission = next((thing for thing in things if "body" not in thing), None)
    opener = _author(submission) if submission else None
    comments = [thing for thing in things if "body" in thing]
    postings = [Posting(_comment(thing, opener), _name(thing), _parent(thing)) for thing in comments]
    post = _post(submission) if submission else Entry("")
    return RawThread(
        in_order(post, postings),
        title=_title(submission, comments),
        url=_url(link, things[0]),
        format=NAME,
        platform="reddit",
        venue="forum",
    )


def _parent(thing: Mapping[str, Any]) -> str | None:
    """The comment that this one answers. Old dumps give the parent as a bare number: it is no comment here."""
    parent = text(thing.get("parent_id"))
    return parent if parent and parent.startswith("t1_") else None


def _title(submission: Mapping[str, Any] | None, comments: list[dict[str, Any]]) -> str | None:
    found = text(submission.get("title")) if submission else text(comments[0].get("link_title"))
    return unescape(found) if found else None


def _url(link: str, thing: Mapping[str, Any]) -> str:
    subreddit = text(thing.get("subreddit"))
    return f"https://www.reddit.com/r/{subreddit}/comments/{link}" if subreddit else f"https://redd.it/{link}"


def _author(thing: Mapping[str, Any]) -> str | None:
    author = text(thing.get("author"))
    return None if author in _GONE else author


def _post(thing: Mapping[str, Any]) -> Entry:
    marks = _marks(thing)
    if _author(thing):
        marks.add("opener")
    return _entry(thing, _words(thing.get("selftext_html"), thing.get("selftext")), marks)


def _comment(thing: Mapping[str, Any], opener: str | None) -> Entry:
    marks = _marks(thing)
    if thing.get("is_submitter") is True or (opener is not None and _author(thing) == opener):
        marks.add("opener")
    body = _words(thing.get("body_html"), thing.get("body"))
    if body in _GONE:
        marks.add("deleted")
    return _entry(thing, body, marks)


def _entry(thing: Mapping[str, Any], body: str, marks: set[Mark]) -> Entry:
    permalink = text(thing.get("permalink"))
    return Entry(
        "" if body in _GONE else body,
        author=_author(thing),
        date=from_epoch(thing.get("created_utc")),
        key=str(thing["id"]),
        account=text(thing.get("author_fullname")),
        url=f"https://www.reddit.com{permalink}" if permalink and permalink.startswith("/") else None,
        marks=frozenset(marks),
    )


def _marks(thing: Mapping[str, Any]) -> set[Mark]:
    marks: set[Mark] = set()
    if thing.get("distinguished") in _STAFF:
        marks.add("staff")
    badge = text(thing.get("author_flair_text"))
    if badge and _PROFESSION.search(badge) and not _NO_PROFESSION.search(badge):
        marks.add("clinician")
    return marks


def _words(rendered: object, markdown: object) -> str:
    """The words of a posting: from what Reddit rendered, else from its Markdown."""
    if isinstance(rendered, str) and rendered.strip():
        return markup_text(unescape(rendered))
    return _plain(unescape(markdown)) if isinstance(markdown, str) else ""


def _plain(markdown: str) -> str:
    """Markdown without what is no word: emphasis, link targets, backslashes. Lists and quotes are as we write them."""
    text_ = _LINK.sub(r"\1", markdown.replace("\u200b", "").replace("\r", ""))
    text_ = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text_))
    lines = [line.rstrip() for line in text_.replace("\u00a0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
