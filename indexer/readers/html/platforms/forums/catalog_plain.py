"""The archive ("lo-fi") and print views of forum packages, which crawlers like: few classes, few links."""

from __future__ import annotations

from carethread.indexer.readers.html.platforms.forums.spec import Forum

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

PLAIN_VIEWS = (_VBULLETIN, _IPBOARD, _PHPBB, _SMF, _MYBB)
