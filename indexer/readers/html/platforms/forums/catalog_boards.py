"""The markup of forums inside content systems, of older boards, and of sites that post and answers differ on."""

from __future__ import annotations

import re

from carethread.indexer.readers.html.page import Element
from carethread.indexer.readers.html.platforms.forums.spec import Forum

_KUNENA = Forum(
    name="kunena",
    signs=(("kmsgtext", "kpost-username"), ("kmsg", "kwho-user"), ("kmsg", "kmessage")),
    bodies=("div.kmsgtext", "div.kmsg, p.kmsg", ".kmsg"),
    block=(".kpost", ".topic-item-message", ".kmsg-wrap", ".row-fluid.message", ".message"),
    author=(".kpost-username a", ".kpost-username", "[class*=kwho-]", ".profilebox a[href*=user]"),
    date=(".kmsgdate", ".kdate", "[class*=kmsgdate]", "small time"),
    rank=(".kmsgusertype", ".kpost-userrank", ".kpost-usertype", ".profilebox li"),
    title=(".kheader h1", "h1", ".kmsgtitle"),
    key=r"(\d+)",
    drop=(".ksig", ".kmessage-signature", ".kmsgattach", ".kattach", ".kreportlink"),
)
_YAF = Forum(
    name="yaf.net",
    signs=(
        ("postContainer", "postheader", "message"),
        ("postContainer", "messagecontent"),
        ("yafUserBox", "postheader"),
    ),
    bodies=(".messagecontent", ".postdiv"),
    author=(".postUser a[class*=userLink]", ".postUser a", ".postUser", "a[class*=userLink]"),
    date=(".postPosted abbr", ".postedLeft abbr", ".postPosted"),
    rank=(".yafUserBox",),
    title=(".postHeader h1", ".postHeader .header2 td", "h1"),
    key=r"post(\d+)",
)
_DISCUZ = Forum(
    name="discuz",
    generator=("discuz",),
    signs=(("t_f", "authi", "plhin"), ("t_msgfont", "postauthor"), ("t_fsz", "pls", "plc")),
    ids=("postmessage_#",),
    bodies=("[id^=postmessage_]", "td.t_f", ".t_msgfont"),
    block=("table[id^=pid]", "div[id^=post_]", "table.plhin", "table.viewthread"),
    author=(".pls .authi a", ".postauthor cite a", ".postauthor cite", ".authi a"),
    date=("[id^=authorposton] span[title]", "[id^=authorposton]", ".postinfo", ".authi em"),
    rank=(".pls em a", ".postauthor em"),
    title=("#thread_subject", "h1.ts", "h1"),
    key=r"(?:pid|post_|postmessage_)(\d+)",
    drop=("i.pstatus", ".sign", ".cm", ".pattl", ".tattl", ".rate", ".psth", ".jammer", ".modact", ".locked"),
    counter=("[id^=postnum]",),
)
_PHORUM = Forum(
    name="phorum",
    signs=(("PhorumReadBodyText",), ("message-body", "message-author", "message-options")),
    bodies=(".PhorumReadBodyText", ".message-body"),
    block=(".PhorumReadMessageBlock", "div.message", ".message"),
    author=(
        ".PhorumReadBodyHead a[href*=profile]",
        ".PhorumReadBodyHead + .PhorumReadBodyHead strong",
        ".message-author a",
        ".message-author",
    ),
    rank=(".message-user-info strong",),
    title=(".PhorumReadBodySubject", ".message .generic strong", "h1"),
    key=r"msg-(\d+)",
)
_ZETABOARDS = Forum(
    name="zetaboards",
    signs=(("c_post", "c_username", "c_postinfo"),),
    bodies=("td.c_post",),
    author=(".c_username .member", ".c_username a", ".c_username"),
    date=(".c_postinfo .left", ".c_postinfo"),
    rank=(".usertitle", ".c_user .user_info"),
    title=("#topic_viewer thead th", "h1"),
    key=r"post-?(\d+)",
    drop=(".editby", ".spoiler_toggle"),
)
_SIMPLE_PRESS = Forum(
    name="simple:press",
    signs=(("spPostContent", "spPostUserName"), ("spTopicPostSection", "spPostContent")),
    bodies=(".spPostContent",),
    block=(".spTopicPostSection", "[id^=postnum]"),
    author=(".spPostUserName a", ".spPostUserName"),
    date=(".spPostUserDate",),
    rank=(".spPostUserMemberships", ".spPostUserRank"),
    title=(".spTopicViewSection .spHeaderName", "h1"),
    key=r"(?:sp_post|post)(\d+)",
)
_XOOPS = Forum(
    name="newbb",
    signs=(("comText", "comUserName"), ("comText", "ThreadUserName"), ("comText", "comUserStat")),
    bodies=(".comText",),
    block=("table.outer", "div.comment"),
    author=(".comUserName", ".ThreadUserName"),
    date=(".ThreadUserPostDate", ".comDate", ".comUserPostDate"),
    rank=(".comUserRankText",),
    title=("h3", ".comTitle", "h1"),
    key=r"forumpost(\d+)",
)
_BEEHIVE = Forum(
    name="beehive",
    signs=(("posthead", "postbody", "posttofrom"),),
    bodies=("td.postbody",),
    block=("table.box", ".box"),
    author=(".posttofrom a", ".posttofrom"),
    date=(".postinfo",),
    title=(".thread_title",),
)
_STEAM = Forum(
    name="steam",
    signs=(("commentthread_comment_text", "commentthread_comment_author"),),
    bodies=(".forum_op > .content, .commentthread_comment_text",),
    block=(".forum_op, .commentthread_comment",),
    author=(".commentthread_author_link, .forum_op_author",),
    date=(".commentthread_comment_timestamp, .authorline .date",),
    title=(".forum_op .topic", ".topic"),
    key=r"(?:comment_|forum_op_|comment_content_)(\d+)",
    head=(".forum_op",),
    apart=True,
)
_QUESTION2ANSWER = Forum(
    name="question2answer",
    generator=("question2answer",),
    signs=(("qa-q-view-content", "qa-q-view-meta"), ("qa-a-item-content", "qa-a-list-item")),
    bodies=(".qa-q-view-content, .qa-a-item-content, .qa-c-item-content",),
    block=(".qa-q-view, .qa-a-list-item, .qa-c-list-item",),
    author=(".qa-user-link", "[class$=-who-data]"),
    date=("[class$=-when-data] time", "[class$=-when] time", "[class$=-when-data] .value-title", "[class$=-when]"),
    title=(".qa-main-heading h1", "h1"),
    key=r"(?:[acq])(\d+)",
    head=(".qa-q-view",),
    apart=True,
    nested=".qa-a-item-c-list",
    venue="qa",
)
_LEMMY = Forum(
    name="lemmy",
    signs=(("comment-node", "person-listing", "md-div"),),
    bodies=("#postContent, .comment-content .md-div", ".comment-content"),
    block=("article.comment-node", ".comment-node, .post-listing"),
    author=(".person-listing",),
    date=(".moment-time[data-tippy-content]", ".moment-time", "time"),
    title=(".post-listing h1", "h1"),
    key=r"comment-(\d+)",
    head=(".post-listing",),
    apart=True,
    nested="li.comment ul.comments, .comment-node ul.comments",
)
_LEVEL = re.compile(r"comment-level--(\d{1,2})")


def _by_class(block: Element) -> int:
    """kbin names the level of an answer; a deeper one than ten is called ten."""
    found = _LEVEL.search(block.get("class") or "")
    return int(found[1]) if found else 1


_KBIN = Forum(
    name="kbin",
    signs=(("entry-comment", "comment", "subject"), ("post-comment", "comment", "subject")),
    bodies=(".entry .entry__body .content, .entry-comment > .content, .post-comment > .content",),
    block=(".entry-comment, .post-comment, article.entry",),
    author=(".user-inline",),
    date=("time.timeago", "time"),
    title=("h1",),
    key=r"(?:entry|post)-comment-(\d+)",
    head=("article.entry",),
    apart=True,
    depth=_by_class,
)
_MAYO = Forum(
    name="mayo clinic connect",
    signs=(("chv4-comment-body", "chv4-comment-header"), ("chv4-comment-single",)),
    bodies=(".chv4-discussion-body, .chv4-comment-body",),
    block=(".chv4-comment-single", ".chv4-discussion"),
    author=(".author a", ".author", ".chv4-meta a"),
    date=("a.date", ".date", ".chv4-meta"),
    title=("h1",),
    key=r"comment-(\d+)",
    head=(".chv4-discussion",),
    apart=True,
)

BOARDS: tuple[Forum, ...] = (
    _KUNENA, _YAF, _DISCUZ, _PHORUM, _ZETABOARDS, _SIMPLE_PRESS, _XOOPS, _BEEHIVE, _STEAM, _QUESTION2ANSWER, _LEMMY,
    _KBIN, _MAYO,
)  # fmt: skip
