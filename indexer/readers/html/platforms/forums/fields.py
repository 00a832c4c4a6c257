"""Who wrote a post, when, in what rank, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.dates.absolute import find_day
from carethread.indexer.dates.words import fold
from carethread.indexer.raw import Mark, Stamp
from carethread.indexer.readers.html.page import Element, Page, line, select, squeeze, within
from carethread.indexer.readers.html.platforms.forums.posts import Post, Scopes
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.text import body_text

# Links to a member, over all packages: the last resort for a name.
MEMBER = re.compile(
    r"member\.php|members?/|memberlist\.php\?mode=viewprofile|action=(?:view)?profile|profile\.\w{2,4}\b|[?&;](?:user(?:_?id|name)?|uid|member(?:_?id)?)=|/profile/|/users?/|/people/|"
    r"\buser-\d|\bmember\d+\.html|-u\d+\.html|showuser=|usrinfo|/u/|ubb=showprofile|mod=space|userid=|/author/|viewprofile|user\.aspx",
    re.IGNORECASE,
)
_NO_MEMBER = re.compile(r"\b(?:posts|pm|search|topics|email|website|report)\b", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:posted|written|started|asked) by|post by|by|autor|author)\s*:?\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:»|›|\||·|,|:|\bsays|\bwrote|\bwrites|\bsaid|\(.{0,20}\bop\b.{0,3}\))\s*$", re.IGNORECASE)
_COUNTER = re.compile(r"^#?\d{1,4}[.):]\s+")
_LABEL = re.compile(r"^(?:from|by|author|posted by|von|autor|auteur|name)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()\s]*@[^<>\[\]()\s]*[>\])]$")
_PLACE = re.compile(r"#\s*\d+")  # a post's number in the thread, no name
_MAX_NAME = 80
_MAX_RANK = 60
_STAFF = re.compile(
    r"\b(?:(?:co-?|site |forum |super |global |head )*(?:admin(?:istrat(?:or|rice|eur|ore|ör))?|administrador|"
    r"moderat(?:or|eur|rice|ore|or in|orin)|moderador|mod team|webmaster|beheerder|keymaster|"
    r"staff(?: member)?|team ?member|community manager|site owner|sysop))s?\b",
    re.IGNORECASE,
)
_CLINICIAN = re.compile(
    r"^(?:verified |board.certified |licensed |our |forum )?(?:physicians?|doctors?|m\.?d\.?|oncologist|nurse|"
    r"registered nurse|pharmacist|medical (?:expert|professional|advisor)|"
    r"health ?(?:care)? (?:professional|expert|provider)|"
    r"arzt|ärztin|médecin|médico)(?: verified| badge)?$",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\b(?:join(?:ed)?|registered|member since|registriert|dabei seit|mitglied seit|inscrit|inscription|registrado|"
    r"iscritto|geregistreerd|lid sinds|last (?:edit|visit|seen|active)|edited|birthday)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"^.*\b(?:posted|verfasst|geschrieben|publié|posté|publicado|inviato|geplaatst|envoyé)(?: \w\w)?\s*:\s*",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"It is currently|The time now is|The current date and time is|Aktuelle Zeit:|Nous sommes le|Fecha actual|Oggi è|"
    r"Current time:|Time is now:|Date actuelle|Het is nu|Teraz jest|Aktuální čas:",
    re.IGNORECASE,
)
_CLOCKS = "td.titlebg2 > span.smalltext, .inner_wrap > time, .user > time"  # SMF prints its time without a word
_ATTRIBUTES = (
    "datetime",
    "content",
    "title",
    "data-datestring",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-utc",
    "data-tippy-content",
)
_EDIT = re.compile(r"(?:^|[\s_-])(?:last)?edit(?:ed|notice|date)?(?:$|[\s_-])", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)\b")
_MONTHS = 12
_CLOCK_IN = re.compile(r"\d:\d\d")
_CLOCK = re.compile(r",?\s*(?:at |um |à )?(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?)", re.IGNORECASE)
_LOOKS_DATED = re.compile(r"\d")
DATE_WORDS = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:ago|yesterday|today|heute|gestern|vor \d|hier)\b",
    re.IGNORECASE,
)


def tells_day(text: str) -> bool:
    """Whether a short text is a date to the day: words with a year in them ("twice in 2009") are none."""
    found = DATE_WORDS.search(text)
    if found is None or not found[0].isdigit():
        return found is not None
    day = find_day(fold(text), base=None, language="", day_first=None)
    return day is not None and day.day is not None


def author_of(post: Post, forum: Forum, scopes: Scopes) -> tuple[str | None, str | None]:
    """The name as shown, and the address of the author's profile."""
    named = clean_name(post.block.get(forum.named) or "") if forum.named else None
    for css in forum.author:
        # What stands before the block (an advertisement called like a post) counts where the block has no name.
        for element in sorted(scopes.find(post, css), key=lambda one: not _inside(one, post.block)):
            shown = line(element) or element.get("content") or ""
            name = clean_name(shown if element.tag == "a" else _BY.sub("", shown))
            if name:
                return named or name, _account(element)
    if named:
        return named, None
    for element in scopes.find(post, "a[href]"):
        href = element.get("href") or ""
        name = clean_name(line(element))
        if name and MEMBER.search(href) and not _NO_MEMBER.search(name):
            return name, href
    return None, None


def _inside(element: Element, block: Element) -> bool:
    return element is block or within(element, {block}) is not None


def clean_name(text: str) -> str | None:
    """A name without the words around it, or None when it is none."""
    name = squeeze(_TAIL.sub("", _ADDRESS.sub("", _LABEL.sub("", _COUNTER.sub("", squeeze(text))))))
    return name if 0 < len(name) <= _MAX_NAME and not _PLACE.fullmatch(name) else None


def _account(element: Element) -> str | None:
    for one in (element, element.find(".//a[@href]"), element.getparent()):
        if one is not None and one.tag == "a" and one.get("href"):
            return str(one.get("href"))
    return None


def date_texts(post: Post, forum: Forum, scopes: Scopes) -> list[str]:
    """What may tell the post's date, the most trusted first."""
    texts: list[str] = []
    for css in forum.date:
        for element in scopes.find(post, css):
            texts.extend(_texts(element))
        if any(_LOOKS_DATED.search(text) for text in texts):
            return [text for text in texts if not JOINED.search(text[:40])]
    for element in scopes.find(post, "time, abbr[title]"):
        texts.extend(_texts(element))
    return texts or [text for text in _loose_texts(post) if DATE_WORDS.search(text) and not JOINED.search(text)]


def _texts(element: Element) -> Iterator[str]:
    """The dates that an element carries in attributes, those of its children, then what it shows."""
    late = {one for edit in element.iterdescendants() if _is_edit(edit) for one in edit.iter()}
    inner = element.xpath("descendant-or-self::*[self::time or @title or @data-time or @datetime]")
    for one in (one for one in [*inner, element] if one not in late):
        for name in _ATTRIBUTES:
            if value := one.get(name):
                clock = _CLOCK.match(squeeze(one.tail or "")) if one is not element else None
                if clock and not _CLOCK_IN.search(value):
                    yield f"{value} {clock[1]}"  # MyBB: <span title="10-12-2011">Yesterday</span>, 02:04 PM
                yield value
    yield _POSTED.sub("", squeeze(_shown(element, late)))


def _is_edit(element: Element) -> bool:
    """Whether an element tells when a post was changed."""
    return isinstance(element.tag, str) and _EDIT.search(element.get("class") or "") is not None


def _shown(element: Element, silent: set[Element]) -> str:
    """The text of an element without those in `silent`."""
    if not silent:
        return line(element)
    texts = element.xpath("descendant-or-self::text()")
    holders = (text.getparent() if text.is_text else text.getparent().getparent() for text in texts)
    return "".join(text for text, holder in zip(texts, holders, strict=True) if holder not in silent)


def _loose_texts(post: Post) -> Iterator[str]:
    """All texts of the block but the post's words, without those that follow a label like "Joined:"."""
    inner = {post.body, *post.body.iterdescendants()}
    for element in post.around:
        label = ""
        for holder in element.iter("*"):
            for text in (
                holder.text if holder not in inner else None,
                holder.tail if _outside(holder, inner) else None,
            ):
                if text and (shown := squeeze(text)):
                    if not JOINED.search(label):
                        yield shown
                    label = shown


def _outside(holder: Element, inner: set[Element]) -> bool:
    """Whether the text after an element is none of the post's words."""
    return holder.getparent() is not None and holder.getparent() not in inner


def stamps(
    page: Page, all_texts: list[list[str]], posts: Sequence[Post] = (), day_first: bool | None = None
) -> list[Stamp]:
    """The dates of all posts; those written in numbers are read in the order that the page as a whole shows.

    Args:
        posts: what else of these holds dates, of edits or members, may tell that order.
        day_first: the order where the page tells none.
    """
    texts = [text for texts in all_texts for text in texts]
    order = day_order(filter(_decides, texts))
    if order is None and any(_NUMERIC.search(text) for text in texts):
        order = day_order(text for post in posts for text in _other_texts(post) if _decides(text))
    if order is None:
        order = day_order(texts) if day_first is None else day_first
    saved = page.saved if page.saved.iso else own_time(page, order)
    return [_first(page, texts, order, saved) for texts in all_texts]


def _decides(text: str) -> bool:
    """Whether a date in numbers can be read one way only."""
    found = _NUMERIC.search(text)
    return found is not None and (int(found[1]) > _MONTHS) != (int(found[2]) > _MONTHS)


def _other_texts(post: Post) -> Iterator[str]:
    """All texts of the block but the post's words."""
    for element in post.around:
        for holder in element.iter("*"):
            if holder is not post.body and holder.text:
                yield holder.text
            if holder is not element and holder.tail and within(holder, {post.body}) is None:
                yield holder.tail


def own_time(page: Page, order: bool | None = None) -> Stamp:
    """When the page was made, as some packages print it: "It is currently Sat Dec 10, 2011 3:04 pm"."""
    if _NOW.search(page.markup):
        for element in page.by_tag("p", "li", "span", "td", "div", "strong", "b"):
            if found := _NOW.match(squeeze(element.text or "")):
                rest = line(element)[found.end() :] or squeeze(element.tail or "")
                said = parse_date(rest[:60], language=page.language, day_first=order)
                if said.iso:
                    return said
    for element in find(page, _CLOCKS):
        said = parse_date(element.get("datetime") or line(element), language=page.language, day_first=order)
        if said.precision in ("second", "minute"):
            return said
    return Stamp()


def _first(page: Page, texts: Iterable[str], order: bool | None, saved: Stamp) -> Stamp:
    best = Stamp()
    for text in texts:
        found = parse_date(text, base=saved, language=page.language, day_first=order)
        if found.precision in ("second", "minute"):
            return found
        if found.iso and best.iso is None:
            best = found
    return best


def key_of(post: Post, forum: Forum) -> str | None:
    """The post's number: from the ids and names of the block, else of what it holds."""
    if not forum.key:
        return None
    pattern = re.compile(forum.key)
    for element in (*post.around, post.body):
        for one in (element, *element.xpath(".//*[@id or @name or @data-content or @data-post-id or @data-object-id]")):
            for name in (
                "id",
                "name",
                "data-content",
                "data-post-id",
                "data-node-id",
                "data-pid",
                "data-commentid",
                "data-object-id",
            ):
                found = pattern.fullmatch((one.get(name) or "").strip())
                if found:
                    return found[1]
    return None


def marks_of(post: Post, forum: Forum, scopes: Scopes) -> set[Mark]:
    """What rank and badges say of the author."""
    marks: set[Mark] = set()
    for css in forum.rank:
        for element in scopes.find(post, css):
            for text in _ranks(element):
                if _STAFF.search(text):
                    marks.add("staff")
                if _CLINICIAN.match(text):
                    marks.add("clinician")
    for css in forum.opener:
        if scopes.find(post, css):
            marks.add("opener")
    return marks


def _ranks(element: Element) -> Iterator[str]:
    """The lines of a rank; where it is an image, what that says."""
    shown = [squeeze(text) for text in body_text(element).splitlines()]
    for text in shown or [image.get("alt") or image.get("title") or "" for image in select(element, "img")]:
        if 0 < len(text) <= _MAX_RANK:
            yield text
