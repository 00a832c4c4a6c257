"""The archive ("lo-fi") and print views of forum packages, which crawlers like: few classes, few links."""

from __future__ import annotations

from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum


def _printed(page: Page) -> list[Element]:
    """The words on a print view of vBulletin 3: the last block of a cell that a table with the byline begins."""
    cells = [cell for cell in find(page, "td.page") if len(cell) > 1 and cell[0].tag == "table"]
    return [cell[-1] for cell in cells if cell[-1].tag == "div"]


_VBULLETIN_3_PRINT = Forum(
    name="vbulletin",
    signs=(("page", "smallfont", "tborder"),),
    bodies=(),
    find=_printed,
    block=("td.page",),
    author=("td[style*=font-size]",),
    date=("td.smallfont",),
    title=("td.page a strong", "h1"),
)
_VBULLETIN_4_PRINT = Forum(
    name="vbulletin",
    signs=(("postbit", "blockbody", "datetime"),),
    bodies=("li.postbit .content .restore", "li.postbit .content"),
    block=("li.postbit",),
    author=(".username",),
    date=(".datetime",),
    title=("#pagetitle", "h1"),
)
_VBULLETIN = Forum(
    name="vbulletin",
    signs=(("posttop", "posttext"),),
    bodies=(".posttext",),
    block=(".post",),
    author=(".posttop .username", ".username"),
    date=(".posttop .date", ".date"),
    title=(".largefont a", "#pagetitle h1 a", "h1"),
)
_IPBOARD = Forum(
    name="ipboard",
    signs=(("postwrapper", "posttopbar"),),
    bodies=(".postcontent",),
    block=(".postwrapper",),
    author=(".postname",),
    date=(".postdate",),
    title=("#largetext a", "#largetext"),
)
_PHPBB = Forum(
    name="phpbb",
    signs=(("page-number", "post", "date", "author", "content"),),
    bodies=("#page-body .post > .content",),
    block=(".post",),
    author=(".author strong", ".author"),
    date=(".date strong", ".date"),
    title=("#page-header h2",),
)
_SMF = Forum(
    name="smf",
    signs=(("postheader", "postbody"),),
    bodies=(".postheader + .postbody",),
    author=(".postheader strong:nth-of-type(2)",),  # "Title: … Post by: … on …"
    date=(".postheader strong:nth-of-type(3)", ".postheader"),
    title=(".postheader strong", "#title"),
)
_MYBB = Forum(
    name="mybb",
    signs=(("post", "header", "author", "dateline", "message"),),
    bodies=("#content .post > .message",),
    block=(".post",),
    author=(".author h2", ".author"),
    date=(".dateline",),
    title=("#fullversion a", "h1"),
)

VBULLETIN_PLAIN = (_VBULLETIN, _VBULLETIN_3_PRINT, _VBULLETIN_4_PRINT)
PLAIN_VIEWS = (_IPBOARD, _PHPBB, _SMF, _MYBB)
