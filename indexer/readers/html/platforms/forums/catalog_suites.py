"""The markup of community suites and of WordPress forums, as read from their templates and from scrapers of them."""

from __future__ import annotations

from carethread.indexer.readers.html.platforms.forums.spec import Forum

_LITHIUM = Forum(
    name="khoros",
    signs=(("lia-message-body-content",), ("lia-message-body", "lia-user-name-link")),
    bodies=(".lia-message-body-content", ".lia-message-body"),
    block=(".lia-message-view-wrapper", ".MessageView", "[data-lia-message-uid]"),
    author=(".lia-user-name-link", ".UserName a", ".lia-user-name"),
    date=(".lia-message-posted-on", ".lia-message-post-date", ".lia-message-dates", ".DateTime", ".local-date"),
    rank=(".lia-user-rank", ".lia-message-author-rank", ".lia-component-user-rank-name"),
    title=("h1 .PageTitle", "h1", ".lia-message-subject"),
    drop=(".lia-message-signature", ".UserSignature", ".lia-attachments", ".lia-message-edited-on"),
)
_TELLIGENT_NEW = Forum(
    name="telligent",
    signs=(("threaded-reply-content", "user-defined-markup"), ("thread-start", "user-defined-markup")),
    bodies=(".thread-start > .content, .threaded-reply-content > .content",),
    block=(".thread-start, .threaded-reply-content",),
    author=(".user-name a", ".user-name"),
    date=(".author time", ".attribute-item.date", ".attribute-list time", ".post-date", ".date", "time"),
    rank=(".user-role", ".role-badges a", ".user-type"),
    title=("h1.name", "h2.name", "h1"),
)
_TELLIGENT_OLD = Forum(
    name="telligent",
    signs=(("full-post", "user-defined-markup"), ("full-post-container", "post-content")),
    bodies=(".post-content.user-defined-markup", ".full-post .post-content"),
    block=(".full-post-container", ".full-post", "li.content-item"),
    author=(".post-author .user-name a", ".user-name a", ".user-name"),
    date=(".post-date .value", ".post-date"),
    rank=(".role-icons img", ".user-role"),
    title=(".page-title", "h1", "h2.post-name", "h3.post-name"),
)
_JIVE = Forum(
    name="jive",
    signs=(("jive-thread-post",), ("jive-rendered-content", "jive-author"), ("jive-thread-message", "jive-author")),
    bodies=(".jive-thread-post-message", ".jive-rendered-content"),
    block=(".jive-thread-post", ".jive-thread-message", ".jive-thread-reply", "li.reply, .reply"),
    author=(".jive-username-link", ".jive-author a", ".jive-author"),
    date=(
        ".jive-thread-post-subject-content h3",
        ".jive-thread-reply-date",
        ".jive-author-last-post",
        ".font-color-meta",
    ),
    rank=(".jive-status-level", ".jive-author em"),
    title=(".jive-thread-post-subject h2", "h1"),
)
_WPFORO = Forum(
    name="wpforo",
    signs=(("wpforo-post-content", "wpforo-post"), ("wpforo-post-content", "author-name")),
    bodies=(".wpforo-post-content",),
    block=(".post-wrap", ".wpforo-post"),
    author=(".author-name a", ".author-name", ".wpforo-comment-author a"),
    date=(
        ".wpforo-post-content-bottom",
        ".wpforo-post-date",
        ".wpforo-post-content-top > span",
        ".wpforo-post-content-top",
    ),
    day_first=True,
    rank=(".author-title",),
    title=("h1.wpf-post-title", "#wpforo-title", "h1"),
    key=r"post-(\d+)",
    drop=(".wpforo-post-signature", ".wpf-post-button-actions", ".wpf-post-edit-wrap", ".wpf-mod-message"),
)
_ASGAROS = Forum(
    name="asgaros",
    signs=(("post-element", "post-message"), ("forum-post-date", "post-message")),
    bodies=(".post-message",),
    block=(".post-element", "[id^=postid-]"),
    author=(".post-username", ".post-author strong", ".post-author a"),
    date=(".forum-post-date", ".post-date"),
    rank=(".usergroup-tag", ".post-author small"),
    title=(".main-title", "h1"),
    key=r"postid-(\d+)",
    drop=("[id^=post-quote-container-]", ".forum-post-header", ".post-footer", ".forum-post-menu"),
)
# forum-dl's reader of ProBoards 5 names these; version 4 is told by its shape.
_PROBOARDS = Forum(
    name="proboards",
    signs=(("mini-profile", "o-timestamp"), ("o-user-link", "o-timestamp"), ("mini-profile", "content-head")),
    bodies=("article .message", "td.content .message", ".message"),
    block=("tr.post", "[id^=post-].item"),
    author=(".mini-profile .user-link", ".mini-profile .user-guest", ".mini-profile [itemprop=name]", ".o-user-link"),
    date=("abbr.o-timestamp", "abbr.time", ".content-head .date"),
    rank=(".mini-profile .personal-text", ".mini-profile .rank", ".mini-profile"),
    title=(".posts .title-bar h1", ".title-bar h1", "h1"),
    key=r"post-(\d+)",
    drop=(".signature", ".edited_by", ".quote_clear"),
)
# forumscraper's reader of XMB 1.9: name and words stand in equal elements, the name in a cell of several rows.
_XMB = Forum(
    name="xmb",
    signs=(("tablerow", "mediumtxt", "smalltxt"),),
    bodies=("td.tablerow:not([rowspan]) > font.mediumtxt", "td.tablerow:not([rowspan]) > .mediumtxt"),
    author=("td[rowspan] .mediumtxt",),
    date=("tr.smalltxt td", "tr.smalltxt"),
    day_first=True,
    rank=("td[rowspan] .smalltxt",),
    title=(".subject strong", ".subject"),
    key=r"pid(\d+)",
)

SUITES = (_LITHIUM, _TELLIGENT_NEW, _TELLIGENT_OLD, _JIVE, _WPFORO, _ASGAROS, _PROBOARDS, _XMB)
