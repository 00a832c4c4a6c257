"""vBulletin 3 (tables), 4 (lists) and 5 (`b-post`)."""

from __future__ import annotations

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.catalog_plain import VBULLETIN_PLAIN
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum, best, certainty

NAME = "vbulletin"
VENUE: Venue = "forum"

_V5 = Forum(
    name=NAME,
    generator=("vbulletin 5", "vbulletin 6"),
    signs=(("b-post", "js-post__content-text"), ("b-post", "conversation-list")),
    bodies=(".js-post__content-text", ".b-post__content .OLD__post-content", ".b-post__body .post-content"),
    block=("li.b-post", ".b-post"),
    author=(".b-userinfo__details [itemprop=name]", ".userinfo .author a, .userinfo .author strong", ".author"),
    date=(".b-post__timestamp time", ".b-post__timestamp", ".post-date time"),
    rank=(".usertitle", ".b-userinfo .usertitle"),
    title=("h1.main-title", ".js-main-title", "h1"),
    key=r"(?:post)?(\d+)",
    drop=(".post-links", ".b-post__signature", ".js-post-info"),
    head=(".b-post--first",),
    counter=(".b-post__count",),
    nested=".b-comments__comments",
)
_V4 = Forum(
    name=NAME,
    generator=("vbulletin 4",),
    signs=(("postcontainer", "postbody"), ("postbit", "postcontent"), ("postbitlegacy", "postcontent")),
    bodies=(".postcontent", "[id^=post_message_]", "li.postbit .content"),
    block=("li.postcontainer", "li[id^=post_]", ".postcontainer", ".postbit, .postbitlegacy"),
    author=(".username_container .username", ".userinfo .username", "a.username, .username", ".guest"),
    date=(".postdate .date", ".postdate", ".posthead .date", ".date"),
    rank=(".usertitle", ".rank"),
    title=(".threadtitle", "#pagetitle h1", ".pagetitle h1"),
    key=r"(?:post|post_message)_(\d+)",
    drop=(".after_content", ".lastedited", ".bbcode_description"),
    counter=(".postcounter",),
)
_V3 = Forum(
    name=NAME,
    generator=("vbulletin",),
    signs=(("bigusername", "tborder"), ("tborder", "vbmenu_control", "thead")),
    ids=("post_message_#",),
    bodies=("[id^=post_message_]", ".postcontent", ".vb_postbit"),
    block=("table[id^=post]", "div[id^=edit]"),
    author=(".bigusername", "a.siteicon_profile", "[id^=postmenu_] a", "[id^=postmenu_]", ".postauthor a, .postauthor"),
    date=("td.thead", ".thead", ".postdate", ".timepost", "td.alt2 .smallfont", "td .smallfont"),
    rank=("[id^=postmenu_] + .smallfont", "td.alt2 > .smallfont", ".smallfont"),
    title=("td.navbar strong", ".navbar strong", "h1"),
    key=r"(?:post|post_message_|td_post_|edit)(\d+)",
    drop=("[id^=post_thanks_box_]", ".likes_postbit"),
    counter=("[id^=postcount]",),
)
_ALL = (_V5, _V4, _V3, *VBULLETIN_PLAIN)


def detect(page: Page) -> int:
    """How sure it is that vBulletin made the page."""
    return best(page, _ALL)[0]


def read(page: Page) -> RawThread | None:
    """The thread on a vBulletin page. Generations are told by their markup: skins keep the old generator."""
    by_markup = sorted(_ALL, key=lambda forum: -_marked(page, forum))
    return next((thread for forum in by_markup if (thread := read_forum(page, forum))), None)


def _marked(page: Page, forum: Forum) -> int:
    names = page.class_names()
    return max(certainty(page, forum) // 50, *(2 * all(name in names for name in group) for group in forum.signs))
