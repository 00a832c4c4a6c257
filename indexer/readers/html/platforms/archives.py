"""Mailing-list archives on the web: HyperKitty's thread pages, and single mails as Pipermail, MHonArc and Hypermail
print them.

A page of one mail that answers another ("Re: …") is a thread that lost its post.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, RawThread, Venue
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Element, Page, first, line, select
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty
from carethread.indexer.readers.mail.quotes import new_text
from carethread.indexer.text import body_text

NAME = "mailarchive"
VENUE: Venue = "list"
_INDENT = re.compile(r"margin-left:\s*([\d.]+)em")
_RE = re.compile(r"^(?:\[[^\]]{1,40}\]\s*)?(?:(?:re|aw|antw|sv|rif)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_COMMENT = re.compile(r"<!--X-([\w-]+):\s*(.*?)\s*-->", re.DOTALL)
_HYPERMAIL = re.compile(r'<!-- (name|subject|sent|id)="([^"\n]*)" -->')
_HYPERMAIL_BODY = '<!-- body="start" -->'
_OWN_ID = re.compile(r"In-Reply-To=(?:%3C|<)?([^&>%]+(?:%40|@)[^&>%]+)", re.IGNORECASE)


def _depth(block: Element) -> int:
    """HyperKitty moves an answer right by two em a level."""
    holder = block.getparent()
    found = _INDENT.search((holder.get("style") or "") if holder is not None else "")
    return 1 + round(float(found[1]) / 2) if found else 1


_HYPERKITTY = Forum(
    name="hyperkitty",
    venue="list",
    signs=(("email", "email-header", "email-body"),),
    bodies=(".email .email-body",),
    block=(".email",),
    author=(".email-author .name", ".email-header .name"),
    date=(".email-date .time span[title]", ".email-date"),
    title=(".thread-header h3", "#thread-content h1", "h1", "h3"),
    drop=(".attachments", ".quoted-switch"),
    depth=_depth,
)


def detect(page: Page) -> int:
    """Sure for HyperKitty's classes and for the marks that the others put around a mail."""
    if certainty(page, _HYPERKITTY):
        return 90
    return 85 if _single(page) else 0


def read(page: Page) -> RawThread | None:
    """The thread, or the one mail, on the page."""
    if certainty(page, _HYPERKITTY):
        return read_forum(page, _HYPERKITTY)
    single = _single(page)
    mail, subject = single(page) if single else (None, "")
    if mail is None:
        return None
    title = _RE.sub("", subject)
    post, drafts = (Entry(""), [mail]) if title != subject else (mail.entry(0), [])
    post.parent = None
    return build_thread(post, drafts, platform=NAME, venue=VENUE, title=title or None, language=page.language)


def _single(page: Page) -> Callable[[Page], tuple[Draft | None, str]] | None:
    """What reads the one mail of the page, by the comments around its words."""
    return next((reader for mark, reader in _MARKS if mark in page.markup), None)


def _pipermail(page: Page) -> tuple[Draft | None, str]:
    """`h1` subject, `b` name, `i` date, `pre` words; the link to the list holds the mail's own id."""
    body = first(page.root, "pre")
    if body is None:
        return None, ""
    links = [link.get("href") or "" for link in select(page.root, "a[href*=In-Reply-To]")]
    own = next((found for href in links if (found := _OWN_ID.search(href))), None)
    return (
        Draft(
            new_text(body_text(body)),
            author=line(first(page.root, "b")) or None,
            date=parse_date(line(first(page.root, "i"))),
            key=own[1].replace("%40", "@") if own else None,
        ),
        line(first(page.root, "h1")),
    )


def _mhonarc(page: Page) -> tuple[Draft | None, str]:
    """What MHonArc writes in comments: subject, date, ids; the name stands in the list of headers."""
    said = {name.lower(): unescape(text) for name, text in _COMMENT.findall(page.markup)}
    markup = page.markup.partition("<!--X-Body-of-Message-->")[2].partition("<!--X-Body-of-Message-End-->")[0]
    body = Page(f"<html><body>{markup}</body></html>").root
    heads = [line(item) for item in select(page.root, "li") if line(item).lower().startswith("from:")]
    name = re.sub(r"\s*<[^>]*>|\s*&lt;.*", "", heads[0].partition(":")[2]).strip(' "') if heads else None
    draft = Draft(
        new_text(body_text(body)),
        author=name or None,
        date=parse_date(said.get("date", "")),
        key=said.get("message-id") or None,
    )
    return (draft if draft.body else None), said.get("subject", "")


def _hypermail(page: Page) -> tuple[Draft | None, str]:
    """What Hypermail writes in comments: name, subject, date, id; `body="start"` and `"end"` stand around the words."""
    said = {name: unescape(text) for name, text in _HYPERMAIL.findall(page.markup)}
    markup = page.markup.partition(_HYPERMAIL_BODY)[2].partition('<!-- body="end" -->')[0]
    body = Page(f"<html><body>{markup}</body></html>").root
    heads = frozenset(select(body, "address.headers, #from, .headers"))
    draft = Draft(
        new_text(body_text(body, heads)),
        author=said.get("name") or None,
        date=parse_date(said.get("sent", "")),
        key=said.get("id") or None,
    )
    return (draft if draft.body else None), said.get("subject", "")


_MARKS = (
    ("<!--beginarticle-->", _pipermail),
    ("<!--X-Body-of-Message-->", _mhonarc),
    (_HYPERMAIL_BODY, _hypermail),
)
