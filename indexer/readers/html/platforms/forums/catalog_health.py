"""The markup of forums where patients and carers write, on software of the sites' own."""

from __future__ import annotations

import re

from carethread.indexer.readers.html.page import Element
from carethread.indexer.readers.html.platforms.forums.spec import Forum

_PADDING = re.compile(r"(?:padding|margin)-left:\s*(\d{1,6})px")


def _by_padding(block: Element) -> int:
    """eHealth Forum indents an answer by 50 pixels a level."""
    found = _PADDING.search(block.get("style") or "")
    return 1 + int(found[1]) // 50 if found else 1


_HEALINGWELL = Forum(
    name="healingwell",
    signs=(("PostBox", "PostMessageBody"), ("msgUser", "PostMessageBody")),
    bodies=(".PostMessageBody",),
    block=("table.PostBox", ".PostBox"),
    author=(".msgUser a[href*=profile]", ".msgUser a + a", ".msgUser a", ".msgUser"),
    date=("td.msgThreadInfo", ".msgThreadInfo", ".msgDate"),
    rank=(".msgUser .msgSm", ".msgSm"),
    title=("[id*=PageTitle] h1", "h1"),
    key=r"[mp]?(\d+)",
    drop=(".PostSignature", ".msgSignature", ".PostEdited"),
)
_CSN_TABLES = Forum(
    name="drupal",
    signs=(("node-forum", "comment-forum"),),
    bodies=("table.node-forum .content, table.comment-forum .content", ".node-forum .content, .comment-forum .content"),
    block=("table.node-forum, table.comment-forum", ".node-forum, .comment-forum"),
    author=(".author", ".username"),
    date=(".date", ".submitted"),
    rank=(".author-role", ".role"),
    title=(".left-corner h2", "h1.title", "h1", "h2"),
    key=r"(?:comment|node)-(\d+)",
    drop=(".links", ".user-signature"),
)
_DAILYSTRENGTH = Forum(
    name="dailystrength",
    signs=(("discussion_topic", "discussion_text"),),
    bodies=(".discussion_text", ".comment_text"),
    block=("table.discussion_topic, table.reply_table", "table"),
    author=("p.username a", ".username a", ".username"),
    date=(".graytext",),
    title=(".discussion_topic_header_subject", "h1"),
)
_MEDHELP = Forum(
    name="medhelp",
    signs=(("post_message_container", "post_byline"), ("post_message", "post_byline")),
    bodies=(".post_message_container .post_message", ".post_message"),
    block=(".post_entry", "#post_question_header, #post_answer_body > div", ".post_message_container"),
    author=(".post_byline a[href*=personal_pages]", ".post_byline a", ".user_info a"),
    date=(".post_byline .mh_timestamp", ".post_byline span", ".post_byline"),
    rank=(".user_badge", ".doctor_title", ".user_title"),
    title=(".question_title", ".subj_title", "h1"),
    key=r"(?:post_|comment_)(\d+)",
    drop=(".report_link", ".post_helpful"),
)
_MEDHELP_NEW = Forum(
    name="medhelp",
    signs=(("resp_body", "mh_timestamp"), ("subj_msg", "mh_timestamp")),
    bodies=(".subj_msg, .resp_body, .comment_body", ".subj_body, .resp_body"),
    block=(".subj_entry, .resp_entry, .comment_entry", "[id^=post_], [id^=comment_]"),
    author=(".username a", ".username", ".user_name"),
    date=("time.mh_timestamp", ".mh_timestamp", "time"),
    rank=(".user_badge", ".is_doctor", ".user_title"),
    title=("h1.subj_title", ".subj_title", "h1"),
    key=r"(?:post_|comment_|resp_)(\d+)",
    drop=(".trunc_comment_icon", ".resp_actions", ".report"),
)
_INSPIRE_OLD = Forum(
    name="inspire",
    signs=(("content-primary-post", "post-info"), ("comments-box", "post-info")),
    bodies=(".content-primary-post .post-body, .comments-box .comment-body", ".content-primary-post, .comments-box"),
    block=(".content-primary-post, .comments-box",),
    author=(".post-info li a", ".post-info li:first-child", ".username a"),
    date=(".post-info li:nth-child(3)", ".post-info li:first-child", ".post-info"),
    title=(".post-title", "h1"),
    drop=(".post-info", ".post-tools", ".support-this", ".post-title"),
)
_PATIENT_INFO = Forum(
    name="patient.info",
    signs=(("post__content", "author__name", "comment"), ("post__content", "author__name", "post__stats")),
    bodies=(".post__content",),
    block=("li.comment > article", "article.post", ".post"),
    author=("a.author__name", "[rel~=author]", ".author__name"),
    date=("time.fuzzy", "time", ".post__date"),
    rank=(".author__badge", ".badge"),
    title=("h1.post__title", "h1"),
    key=r"(?:comment|post|c)[-_]?(\d+)",
    drop=(".post__stats", ".post__actions", ".post__title", ".post__replyto"),
    nested="li.comment ul, li.comment ol",
)
_BREASTCANCER = Forum(
    name="breastcancer.org",
    signs=(("original-topic", "user-post"), ("user-post", "topic-list-item")),
    bodies=(".user-post .post-text", ".user-post"),
    block=(".original-topic, .post", "[id^=post_]"),
    author=(".author", ".user-name", ".post-author a", "strong a"),
    date=(".post-date", ".date", "time", ".post-time"),
    title=("h1",),
    key=r"(?:post_|idx_)(\d+)",
    drop=(".line", ".signature", ".post-time", ".reply-link"),
)
_EHEALTH = Forum(
    name="ehealthforum",
    signs=(("vt_post_body", "vt_asked_by_user"), ("vt_post_body", "vt_postrow_rest")),
    bodies=(".vt_post_body",),
    block=(".vt_first_postrow, .vt_postrow_rest",),
    author=(".vt_asked_by_user a", ".vt_asked_by_user"),
    date=(".vt_reply_timestamp", ".vt_first_timestamp"),
    rank=(".vt_user_rank",),
    title=("#page_h1", "h1"),
    depth=_by_padding,
)
_MUMSNET = Forum(
    name="mumsnet",
    signs=(("talk-post",), ("talkPost",)),
    bodies=(".talk-post .message", ".talk-post > p", ".talk-post .post-content", ".talkPost p"),
    block=(".talk-post", ".talkPost"),
    author=(".nickname", ".poster", ".nick", "b", "strong"),
    date=(".post_time", "time", ".date", "span"),
    title=("h1", ".thread_name"),
    key=r"(?:reply-|post)?(\d+)",
    drop=(".message-options", ".report"),
    opener=(".op", ".is-op"),
)
_DRUGS = Forum(
    name="drugs.com",
    signs=(("ddc-comment", "ddc-comment-content"), ("ddc-comment", "user-comment")),
    bodies=(".ddc-comment .user-comment", ".ddc-comment-content", ".question-text, .answer-text"),
    block=(".ddc-comment",),
    author=(".ddc-comment-header b", ".user-name", ".ddc-comment-header span"),
    date=(".comment-date", ".ddc-comment-header time", "time", ".light"),
    title=("h1",),
    venue="qa",
)

HEALTH: tuple[Forum, ...] = (
    _HEALINGWELL,
    _CSN_TABLES,
    _DAILYSTRENGTH,
    _MEDHELP,
    _MEDHELP_NEW,
    _INSPIRE_OLD,
    _PATIENT_INFO,
    _BREASTCANCER,
    _EHEALTH,
    _MUMSNET,
    _DRUGS,
)
