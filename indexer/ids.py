"""Stable ids: the same record gets the same id on every machine, whatever file it was read from.

A thread's id is `t` and 12 letters of a hash: of its canonical address, or, where it has none, of title, date and
opening of its post. Never of a path. A record's id is the thread's id, a hyphen, and

- `p` for the post,
- `c` and the platform's id of the comment, where it has one that is short and plain; `k` and a hash of it otherwise,
- `h` and a hash of the comment it answers, its author and its words. A comment that says the same again in the same
  place is told from the first by a counter.

So ids do not move when other comments of the thread come or go.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from carethread.index.normal import normal_form
from carethread.indexer.raw import Entry, RawThread

THREAD_LETTERS = 12  # 60 bits: among ten million threads two collide with a chance of about 1 in 20,000
RECORD_LETTERS = 8  # 40 bits within one thread; a collision is told apart by the counter
OPENING = 240  # code points of a post's normal form that identify it where there is no address

# Crockford's digits: no i, l, o, u, so that an id can be read out and typed.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_]{1,24}")

# Parameters that say how or whence a page is looked at, not which thread it is.
_VIEW = re.compile(
    r"fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|mkt_tok|_ga|_gl|ref|ref_src|ref_url|referrer"
    r"|source|share|amp|nocache|replytocom|showcomment|commentid|comment_id|context|sort|order|sortby|sd|limitstart|sid|s"
    r"|phpsessid|jsessionid|all|wap2?|topicseen|hl|hilit|highlight|view|mode|print|printer|pp|nojs|unapproved|moderation-hash|cpage|paged"
    r"|(?:utm|hsa|pk|mtm|ga|fb|stm)_.*",
    re.IGNORECASE,
)
# Parameters that are a place in a thread when their value is a number ("start=20" of phpBB, "st=20" of Invision).
_PLACE_PARAMETERS = frozenset({"page", "start", "st", "offset", "pagenumber", "pageno"})
# The forum's number beside the topic's: the topic alone says which thread.
_FORUM_PARAMETERS = frozenset({"f", "board"})
_COMMENT_PAGE = re.compile(r"/(?:comment-page-\d+|page[-/]?\d+|amp|feed)/?$", re.IGNORECASE)
_DISCOURSE_PLACE = re.compile(r"^(/t/(?:[^/]+/)?\d+)/\d+$")
_REDDIT_HOST = re.compile(r"(?:[a-z]{1,3}|old|new)\.reddit\.com")
_REDDIT_TITLE = re.compile(r"^/r/([^/]+)/comments/([^/]+)(?:/.*)?$", re.IGNORECASE)
_SMF_PLACE = re.compile(r"^(\d+)\.(?:\d+|msg\d+|new)$")


def canonical_url(url: str) -> str:
    """The form of an address under which all pages of a thread are one: "example.org/post?p=7".

    Scheme, `www.`, default port, fragment, tracking, session and view parameters, comment-page parts and a last slash
    are dropped; parameters that identify (`p`, `t`, `id`, `showtopic`) are kept, sorted. An address that is not of the
    web (`mid:…`) is returned as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in ("http", "https", "") or not (parts.hostname or parts.path):
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    host = "reddit.com" if _REDDIT_HOST.fullmatch(host) else host
    if port not in (None, 80, 443):
        host += f":{port}"
    path = _canonical_path(parts.path)
    query = urlencode(sorted(_identity(parts.query)))
    return f"{host}{path}" + (f"?{query}" if query else "")


def _canonical_path(path: str) -> str:
    path = unquote(path).rstrip("/")
    path = _DISCOURSE_PLACE.sub(r"\1", path)
    path = _REDDIT_TITLE.sub(lambda found: f"/r/{found[1]}/comments/{found[2]}".lower(), path)
    while (shorter := _COMMENT_PAGE.sub("", path).rstrip("/")) != path:
        path = shorter
    return path


def _identity(query: str) -> list[tuple[str, str]]:
    # Simple Machines parts parameters by semicolons.
    pairs = parse_qsl(query.replace(";", "&"), keep_blank_values=True)
    kept = [(_COMMENT_PAGE.sub("", name), value) for name, value in pairs if not _is_view(name, value)]
    names = {name for name, _ in kept}
    if names & {"t", "topic"}:
        kept = [(name, value) for name, value in kept if name not in _FORUM_PARAMETERS]
    return [(name, _SMF_PLACE.sub(r"\1", value) if name == "topic" else value) for name, value in kept]


def _is_view(name: str, value: str) -> bool:
    if (name, value) in (("m", "0"), ("m", "1")):  # Blogger's page for phones
        return True
    return bool(_VIEW.fullmatch(name)) or (name.lower() in _PLACE_PARAMETERS and value.isdigit())


def thread_id(raw: RawThread) -> str:
    """The id of a thread."""
    if raw.url:
        return "t" + _hashed(THREAD_LETTERS, "url", canonical_url(raw.url))
    post = raw.entries[0]
    return "t" + _hashed(THREAD_LETTERS, "post", raw.title or "", (post.date.iso or "")[:10], _opening(raw.entries))


def _opening(entries: Sequence[Entry]) -> str:
    """The first words of the post; of the first entry that has any, where a page lost its post."""
    for entry in entries:
        words = normal_form(entry.body[: 4 * OPENING])[:OPENING]
        if words:
            return words
    return ""


def record_ids(thread: str, entries: Sequence[Entry]) -> list[str]:
    """The ids of a thread's entries. `entries[0]` is the post, and each parent stands before its children."""
    ids: list[str] = []
    taken: set[str] = set()
    for position, entry in enumerate(entries):
        name = "p" if position == 0 else _name(entry, ids, entries, taken)
        taken.add(name)
        ids.append(f"{thread}-{name}")
    return ids


def _name(entry: Entry, ids: Sequence[str], entries: Sequence[Entry], taken: set[str]) -> str:
    if entry.key:
        name = f"c{entry.key}" if _PLAIN_KEY.fullmatch(entry.key) else "k" + _hashed(RECORD_LETTERS, entry.key)
        if name not in taken:
            return name
    parent = ids[_answered(entry, entries)]
    content = (parent, normal_form(entry.author or ""), normal_form(entry.body) or entry.body.strip())
    name = "h" + _hashed(RECORD_LETTERS, *content)
    count = 1
    while name in taken:
        count += 1
        name = "h" + _hashed(RECORD_LETTERS, *content, str(count))
    return name


def _answered(entry: Entry, entries: Sequence[Entry]) -> int:
    """The position of the entry that `entry` answers. Pingbacks do not count: they may be left out."""
    parent = entry.parent or 0
    while parent and "pingback" in entries[parent].marks:
        parent = entries[parent].parent or 0
    return parent


def _hashed(letters: int, *parts: str) -> str:
    """`letters` base-32 digits (5 bits each) of the SHA-256 of `parts`."""
    text = "\0".join(parts)
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(letters))
