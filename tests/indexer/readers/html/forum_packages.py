"""Forum packages: pages built as their templates print them, and how they are read back. See `test_forum_packages`."""

# ruff: noqa: E501  (markup keeps the lines that the templates print)

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms

SAVED = Stamp("2015-02-03T12:00:00+00:00", "second")


@dataclass(frozen=True)
class Said:
    name: str
    html: str
    hour: int  # all are written on 10 December 2011


ASKS = Said("maria77", "Has anyone here had IL-2?<br /><br />My father starts next week.", 14)
TELLS = Said("Old Tommy", "<b>Yes</b>, twice in 2009. Bring lip balm.", 15)
THANKS = Said("maria77", "Thank you Tom, I will.", 16)
THREAD = (ASKS, TELLS, THANKS)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head><title>Starting IL-2 - Care Board</title>{head}</head><body>{body}</body></html>"


def read(markup: str) -> RawThread:
    parsed = Page(markup, saved=SAVED)
    sure = sorted(((module.detect(parsed), module.__name__, module) for module in platforms()), key=lambda row: -row[0])
    assert sure[0][0] > 0, "no platform knows this page"
    thread = sure[0][2].read(parsed)
    assert thread is not None
    return thread


def phpbb_3(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div id="p{n}" class="post has-profile bg{n % 2 + 1}"><div class="inner">
        <dl class="postprofile" id="profile{n}"><dt class="has-profile-rank"><div class="avatar-container"></div>
        <a href="./memberlist.php?mode=viewprofile&amp;u={len(p.name)}" class="username">{p.name}</a></dt>
        <dd class="profile-rank">{"Site Admin" if p is TELLS else "Member"}</dd><dd class="profile-posts"><strong>Posts:</strong> 7</dd>
        <dd class="profile-joined"><strong>Joined:</strong> Fri Jan 01, 2010 9:00 am</dd></dl>
        <div class="postbody"><div id="post_content{n}"><h3><a href="#p{n}">Re: Starting IL-2</a></h3>
        <ul class="post-buttons"><li><a href="#">Quote</a></li></ul>
        <p class="author"><a class="unread" href="./viewtopic.php?p={n}#p{n}">Post</a>
        <span class="responsive-hide">by <strong><a href="./memberlist.php?mode=viewprofile&amp;u={len(p.name)}" class="username">{p.name}</a></strong> &raquo; </span>
        <time datetime="2011-12-10T{p.hour}:04:00+00:00">Sat Dec 10, 2011 {p.hour - 12}:04 pm</time></p>
        <div class="content">{p.html}</div>
        <div class="notice">Last edited by {p.name} on Sun Dec 11, 2011 1:00 am, edited 1 time in total.</div>
        <div id="sig{n}" class="signature">My signature, no words of mine</div></div></div>
        <div class="back2top"><a href="#top">Top</a></div></div></div><hr class="divider" />"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div id="wrap"><div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=9">Starting IL-2</a></h2>'
        f'<div class="topic-actions"></div>{rows}</div></div>'
    ).replace("<body>", '<body id="phpbb" class="nojs section-viewtopic">')


def phpbb_30_subsilver(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<table class="tablebg" width="100%" cellspacing="1"><tr class="row1">
        <td align="center"><a name="p{n}"></a><b class="postauthor">{p.name}</b></td><td width="100%" height="25"><table width="100%"><tr>
        <td class="gensmall" width="100%"><div style="float: left;">&nbsp;<b>Post subject:</b> Re: Starting IL-2 in March 2010</div>
        <div style="float: right;"><a href="#"><img src="x.gif" alt="Post" /></a><b>Posted:</b> Sat Dec 10, 2011 {p.hour - 12}:04 pm&nbsp;</div></td></tr></table></td></tr>
        <tr class="row1"><td valign="top" class="profile"><table><tr><td class="postdetails">{"Moderator" if p is TELLS else "Member"}</td></tr></table>
        <span class="postdetails"><br /><b>Joined:</b> Fri Jan 01, 2010 9:00 am<br /><b>Posts:</b> 7</span></td>
        <td valign="top"><table width="100%"><tr><td><div class="postbody">{p.html}</div>
        <div class="postbody"><br />_________________<br />My signature, no words of mine</div>
        <span class="gensmall">Last edited by {p.name} on Sun Dec 11, 2011 1:00 am</span></td></tr></table></td></tr>
        <tr class="row1"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall">Profile</div></td></tr></table>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div id="wrapcentre"><div id="pageheader"><h2><a class="titles" href="./viewtopic.php?t=9">Starting IL-2</a></h2></div>{rows}</div>'
    )


def phpbb_2(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<tr><td width="150" align="left" valign="top" class="row1"><span class="name"><a name="{n}"></a><b>{p.name}</b></span><br />
        <span class="postdetails">{"Site Admin" if p is TELLS else ""}<br /><br />Joined: 01 Jan 2010<br />Posts: 7<br /></span></td>
        <td class="row1" width="100%" height="28" valign="top"><table width="100%" border="0"><tr>
        <td width="100%"><a href="viewtopic.php?p={n}#{n}"><img src="m.gif" /></a><span class="postdetails">Posted: Sat Dec 10, 2011 {p.hour - 12}:04 pm
        <span class="gen">&nbsp;</span>&nbsp; &nbsp;Post subject: Starting IL-2</span></td><td><a href="#"><img src="q.gif" alt="Reply with quote" /></a></td></tr>
        <tr><td colspan="2"><hr /></td></tr>
        <tr><td colspan="2"><span class="postbody">{p.html}</span><span class="postbody"><br />_________________<br />My signature, no words of mine</span>
        <span class="gensmall"><br /><br />Last edited by {p.name} on Sun Dec 11, 2011 1:00 am; edited 1 time in total</span></td></tr></table></td></tr>
        <tr><td class="row1" width="150"><span class="nav"><a href="#top" class="nav">Back to top</a></span></td><td class="row1"></td></tr>
        <tr><td class="spaceRow" colspan="2" height="1"></td></tr>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<table><tr><td><a class="maintitle" href="viewtopic.php?t=9">Starting IL-2</a></td></tr></table>'
        f'<table class="forumline"><tr><th>Author</th><th>Message</th></tr>{rows}</table>'
    )


def vbulletin_3(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div id="edit{n}" style="padding:0px 0px 6px 0px"><table id="post{n}" class="tborder" cellpadding="6" width="100%"><tr>
        <td class="thead" style="font-weight:normal"><a name="post{n}"><img class="inlineimg" src="o.gif" alt="Old" /></a> 12-10-2011, 0{p.hour - 12}:04 PM</td>
        <td class="thead" align="right">#<a href="showpost.php?p={n}" id="postcount{n}"><strong>{n - 500}</strong></a></td></tr>
        <tr valign="top"><td class="alt2" width="175"><div id="postmenu_{n}"><a class="bigusername" href="member.php?u={len(p.name)}">{p.name}</a></div>
        <div class="smallfont">{"Administrator" if p is TELLS else "Junior Member"}</div><div class="smallfont"><div>Join Date: Jan 2010</div><div>Posts: 7</div></div></td>
        <td class="alt1" id="td_post_{n}"><div class="smallfont"><strong>Re: Starting IL-2</strong></div><hr size="1" />
        <div id="post_message_{n}">{p.html}</div>
        <div>__________________<br />My signature, no words of mine</div>
        <div class="smallfont"><hr size="1" /><em>Last edited by {p.name}; 12-11-2011 at 01:00 AM.</em></div></td></tr></table></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<table class="tborder"><tr><td><td class="navbar"><strong>Starting IL-2</strong></td></tr></table><div id="posts">{rows}</div>',
        '<meta name="generator" content="vBulletin 3.8.4" />',
    )


def vbulletin_4(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li class="postbitlegacy postbitim postcontainer old" id="post_{n}"><div class="posthead">
        <span class="postdate old"><span class="date">12-10-2011,&nbsp;<span class="time">0{p.hour - 12}:04 PM</span></span></span>
        <span class="nodecontrols"><a name="post{n}" href="showthread.php?9#post{n}" class="postcounter">#{n - 500}</a></span></div>
        <div class="postdetails"><div class="userinfo"><div class="username_container"><div class="popupmenu memberaction">
        <a class="username offline popupctrl" href="member.php?{len(p.name)}"><strong>{p.name}</strong></a></div></div>
        <span class="usertitle">{"Administrator" if p is TELLS else "Member"}</span><dl class="userinfo_extra"><dt>Join Date</dt><dd>Jan 2010</dd></dl></div>
        <div class="postbody"><div class="postrow"><h2 class="title icon">Starting IL-2</h2><div class="content"><div id="post_message_{n}">
        <blockquote class="postcontent restore">{p.html}</blockquote></div></div></div>
        <div class="after_content"><blockquote class="postcontent lastedited">Last edited by {p.name}; 12-11-2011 at <span class="time">01:00 AM</span>.</blockquote></div>
        <blockquote class="signature restore"><div class="signaturecontainer">My signature, no words of mine</div></blockquote></div></div></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div id="pagetitle"><h1>Thread: <span class="threadtitle"><a href="showthread.php?9">Starting IL-2</a></span></h1></div><ol id="posts" class="posts">{rows}</ol>',
        '<meta name="generator" content="vBulletin 4.2.0" />',
    )


def vbulletin_5(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li data-node-id="{n}" class="b-post js-post b-post--unpublished" itemprop="comment"><a name="post{n}" class="anchor"></a>
        <div class="b-post__grid-container"><div class="b-userinfo b-post__userinfo"><div class="b-userinfo__details"><div class="author h-text-size--14">
        <strong><a href="/member/{len(p.name)}-x"><span itemprop="name">{p.name}</span></a></strong></div>
        <div class="usertitle">{"Administrator" if p is TELLS else "Member"}</div></div>
        <ul class="b-userinfo__additional-info"><li>Join Date: Jan 2010</li></ul></div>
        <div class="b-post__body"><div class="b-post__content js-post__content"><h2 class="b-post__title js-post-title">Starting IL-2</h2>
        <div class="b-post__timestamp"><time itemprop="dateCreated" datetime='2011-12-10T{p.hour}:04:00'>12-10-2011, 0{p.hour - 12}:04 PM</time></div>
        <div class="js-post__content-text restore h-wordwrap" itemprop="text">{p.html}</div>
        <div class="post-signature restore">My signature, no words of mine</div></div>
        <div class="b-post__footer"><ul class="js-post-controls"><li>Comment</li></ul></div></div></div></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<h1 class="main-title js-main-title">Starting IL-2</h1><ul class="conversation-list list-container">{rows}</ul>',
        '<meta name="generator" content="vBulletin 5.6.0" />',
    )


def xenforo_1(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li id="post-{n}" class="message {"staff" if p is TELLS else ""}" data-author="{p.name}"><div class="messageUserInfo"><div class="messageUserBlock">
        <div class="avatarHolder"><a href="members/{len(p.name)}/" class="avatar"><img src="a.jpg" alt="{p.name}" /></a></div>
        <h3 class="userText"><a href="members/{len(p.name)}/" class="username">{p.name}</a>
        <em class="userTitle">{"Administrator" if p is TELLS else "New Member"}</em></h3></div></div>
        <div class="messageInfo primaryContent"><div class="messageContent"><article>
        <blockquote class="messageText SelectQuoteContainer ugc baseHtml">{p.html}<div class="messageTextEndMarker">&nbsp;</div></blockquote></article></div>
        <div class="baseHtml signature messageText ugc"><aside>My signature, no words of mine</aside></div>
        <div class="editDate">Last edited: <span class="DateTime" title="Dec 11, 2011 at 1:00 AM">Dec 11, 2011</span></div>
        <div class="messageMeta ToggleTriggerAnchor"><div class="privateControls"><span class="item muted">
        <span class="authorEnd"><a href="members/{len(p.name)}/" class="username author">{p.name}</a>,</span>
        <a href="threads/x.9/" title="Permalink" class="datePermalink"><span class="DateTime" title="Dec 10, 2011 at {p.hour - 12}:04 PM">Dec 10, 2011</span></a></span></div>
        <div class="publicControls"><a class="item muted postNumber">#{n - 500}</a></div></div></div></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div class="titleBar"><h1>Starting IL-2</h1></div><ol class="messageList" id="messageList">{rows}</ol>'
    )


def xenforo_2(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<article class="message message--post js-post js-inlineModContainer" data-author="{p.name}" data-content="post-{n}" id="js-post-{n}">
        <span class="u-anchorTarget" id="post-{n}"></span><div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">
        <div class="message-userDetails"><h4 class="message-name"><a href="/members/{len(p.name)}/" class="username" data-user-id="{len(p.name)}">{p.name}</a></h4>
        <h5 class="userTitle message-userTitle">{"Moderator" if p is TELLS else "Member"}</h5></div><dl class="pairs"><dt>Joined</dt><dd>Jan 1, 2010</dd></dl></section></div>
        <div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget"><header class="message-attribution">
        <ul class="message-attribution-main"><li class="u-concealed"><a href="/threads/x.9/post-{n}"><time class="u-dt" dir="auto" datetime="2011-12-10T{p.hour}:04:00-0500"
        data-time="1323529440" title="Dec 10, 2011 at {p.hour - 12}:04 PM">Dec 10, 2011</time></a></li></ul></header>
        <div class="message-content js-messageContent"><div class="message-userContent lbContainer"><article class="message-body js-selectToQuote"><div class="bbWrapper">{p.html}</div>
        <div class="js-selectToQuoteEnd">&nbsp;</div></article></div>
        <div class="message-lastEdit">Last edited: <time class="u-dt" datetime="2011-12-11T01:00:00-0500">Dec 11, 2011</time></div>
        <aside class="message-signature"><div class="bbWrapper">My signature, no words of mine</div></aside></div>
        <footer class="message-footer"><a class="actionBar-action">Reply</a></footer></div></div></div></article>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div class="p-title"><h1 class="p-title-value">Starting IL-2</h1></div><div class="block-body js-replyNewMessageContainer">{rows}</div>'
    )


def smf_11(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<tr><td style="padding: 1px 1px 0 1px;"><a name="msg{n}"></a><table width="100%"><tr><td class="windowbg"><table width="100%" cellpadding="5" style="table-layout: fixed;"><tr>
        <td valign="top" width="16%" rowspan="2"><b><a href="index.php?action=profile;u={len(p.name)}" title="View the profile of {p.name}">{p.name}</a></b>
        <div class="smalltext">{"Administrator" if p is TELLS else "Newbie"}<br />Posts: 7</div></td>
        <td valign="top" width="85%" height="100%"><table width="100%"><tr><td align="left" valign="middle"><div style="font-weight: bold;" id="subject_{n}"><a href="#">Re: Starting IL-2</a></div>
        <div class="smalltext">&#171; <b>Reply #{n - 501} on:</b> December 10, 2011, 0{p.hour - 12}:04:00 PM &#187;</div></td></tr></table>
        <hr width="100%" size="1" class="hrcolor" /><div class="post">{p.html}</div></td></tr>
        <tr><td valign="bottom" class="smalltext"><div id="modified_{n}">&#171; <i>Last Edit: December 11, 2011, 01:00:00 AM by {p.name}</i> &#187;</div>
        <hr width="100%" size="1" /><div class="signature">My signature, no words of mine</div></td></tr></table></td></tr></table></td></tr>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<table class="tborder"><tr><td><span id="top_subject">Starting IL-2</span></td></tr></table><form id="quickModForm"><table class="bordercolor">{rows}</table></form>'
    )


def smf_20(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class="windowbg"><span class="topslice"><span></span></span><div class="post_wrapper"><div class="poster"><h4>
        <a href="index.php?action=profile;u={len(p.name)}" title="View the profile of {p.name}">{p.name}</a></h4><ul class="reset smalltext" id="msg_{n}_extra_info">
        <li class="membergroup">{"Administrator" if p is TELLS else "Newbie"}</li><li class="postcount">Posts: 7</li></ul></div>
        <div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="xx.gif" alt="" /></div><h5 id="subject_{n}"><a href="#">Re: Starting IL-2</a></h5>
        <div class="smalltext">&#171; <strong>Reply #{n - 501} on:</strong> December 10, 2011, 0{p.hour - 12}:04:00 PM &#187;</div><div id="msg_{n}_quick_mod"></div></div>
        <ul class="reset smalltext quickbuttons"><li class="quote_button"><a href="#">Quote</a></li></ul></div>
        <div class="post"><div class="inner" id="msg_{n}">{p.html}</div></div></div>
        <div class="moderatorbar"><div class="smalltext modified" id="modified_{n}">&#171; <em>Last Edit: December 11, 2011, 01:00:00 AM by {p.name}</em> &#187;</div>
        <div class="signature" id="msg_{n}_signature">My signature, no words of mine</div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div id="forumposts"><div class="cat_bar"><h3 class="catbg"><span id="author">Author</span> Topic: Starting IL-2 &nbsp;(Read 90 times)</h3></div>{rows}</div>'
    )


def smf_21(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class="windowbg" id="msg{n}"><div class="post_wrapper"><div class="poster"><h4><a href="index.php?action=profile;u={len(p.name)}">{p.name}</a></h4>
        <ul class="user_info"><li class="membergroup">{"Administrator" if p is TELLS else "Newbie"}</li></ul></div>
        <div class="postarea"><div class="keyinfo"><div id="subject_{n}" class="subject_title"><a href="#">Re: Starting IL-2</a></div>
        <div class="postinfo"><span class="messageicon"></span><a href="index.php?msg={n}" rel="nofollow" class="smalltext">December 10, 2011, 0{p.hour - 12}:04:00 PM</a>
        <span class="spacer"></span><span class="smalltext modified floatright mvisible" id="modified_{n}">Last Edit: December 11, 2011, 01:00:00 AM by {p.name}</span></div></div>
        <div class="post"><div class="inner" data-msgid="{n}" id="msg_{n}">{p.html}</div></div><div class="under_message"><ul class="quickbuttons"><li>Quote</li></ul></div></div>
        <div class="moderatorbar"><div class="signature">My signature, no words of mine</div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div id="display_head"><h2 class="display_title"><span id="top_subject">Starting IL-2</span></h2></div><div id="forumposts">{rows}</div>'
    )


def ipb_2(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<table class='ipbtable' cellspacing="1"><tr><td valign="middle" class="row2" width="1%"><a name="entry{n}"></a><span class="normalname"><a href="index.php?showuser={len(p.name)}">{p.name}</a></span></td>
        <td class="row2" valign="top" width="99%"><div style="float: left;"><span class="postdetails"><img src='p.gif' alt='post' /> Dec 10 2011, 0{p.hour - 12}:04 PM</span></div></td></tr>
        <tr><td valign="top" class="post2"><span class="postdetails"><br />{"Administrator" if p is TELLS else "Newbie"}<br />Group: Members<br />Posts: 7<br />Joined: 1-January 10</span></td>
        <td width="100%" valign="top" class="post2" id='post-main-{n}'><div class="postcolor" id='post-{n}'>{p.html}
        <br /><br /><span class='edit'>This post has been edited by <b>{p.name}</b>: Dec 11 2011, 01:00 AM</span></div>
        <br /><br />--------------------<br /><div class="signature">My signature, no words of mine</div></td></tr></table>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<div class="borderwrap"><div class="maintitle"><b>Starting IL-2</b></div>{rows}</div>')


def ipb_3(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class='post_block hentry clear' id='post_id_{n}'><a id='entry{n}'></a><div class='post_wrap'><h3 class='row2'><span class="post_id right"><a href='#'>#{n - 500}</a></span>
        <span class="author vcard"><a class="url fn" href='/user/{len(p.name)}-x/'>{p.name}</a></span></h3>
        <div class='author_info'><ul class='basic_info'><p class='desc'>{"Administrator" if p is TELLS else "Newbie"}</p></ul></div>
        <div class='post_body'><p class='posted_info'>Posted <abbr class="published" title="2011-12-10T{p.hour}:04:00+00:00">10 December 2011 - 0{p.hour - 12}:04 PM</abbr></p>
        <div class='post entry-content '>{p.html}<p class='edit'><strong>Edited by {p.name}, 11 December 2011 - 01:00 AM.</strong></p></div>
        <div class="signature">My signature, no words of mine</div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f"<h1 class='ipsType_pagetitle'>Starting IL-2</h1><div id='ips_Posts'>{rows}</div>")


def ipb_4(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<article id='elComment_{n}' class='cPost ipsBox ipsComment ipsComment_parent ipsClearfix'><aside class='ipsComment_author cAuthorPane'>
        <h3 class='ipsType_sectionHead cAuthorPane_author'><strong><a href='/profile/{len(p.name)}-x/'>{p.name}</a></strong></h3>
        <ul class='cAuthorPane_info'><li data-role='group'>{"Administrators" if p is TELLS else "Members"}</li><li>7 posts</li></ul></aside>
        <div class='ipsColumn'><div id='comment-{n}_wrap' class='ipsComment_content'><div class='ipsComment_meta'><p><a href='#'>Posted
        <time datetime='2011-12-10T{p.hour}:04:00Z' title='12/10/2011 0{p.hour - 12}:04 PM' data-short='3 yr'>December 10, 2011</time></a></p></div>
        <div class='cPost_contentWrap'><div data-role='commentContent' class='ipsType_normal ipsType_richText'>{p.html}
        <span class='ipsType_reset ipsType_medium ipsType_light' data-excludequote><strong>Edited <time datetime='2011-12-11T01:00:00Z'>December 11, 2011</time> by {p.name}</strong></span></div>
        <div data-role='memberSignature' class='ipsHr'>My signature, no words of mine</div></div></div></div></article>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f"<h1 class='ipsType_pageTitle'><span>Starting IL-2</span></h1><div data-role='commentFeed'>{rows}</div>"
    )


def mybb(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<a name="pid{n}" id="pid{n}"></a><div class="post classic" id="post_{n}"><div class="post_author scaleimages"><div class="author_avatar"></div>
        <div class="author_information"><strong><span class="largetext"><a href="member.php?action=profile&amp;uid={len(p.name)}">{p.name}</a></span></strong><br />
        <span class="smalltext">{"Administrator" if p is TELLS else "Junior Member"}<br /></span></div><div class="author_statistics">Posts: 7<br />Joined: Jan 2010</div></div>
        <div class="post_content"><div class="post_head"><div class="float_right"><strong><a href="#">#{n - 500}</a></strong></div>
        <span class="post_date">12-10-2011, 0{p.hour - 12}:04 PM <span class="post_edit" id="edited_by_{n}"><span class="edited_post">(This post was last modified: 12-11-2011, 01:00 AM by {p.name}.)</span></span></span></div>
        <div class="post_body scaleimages" id="pid_{n}">{p.html}</div><div class="signature scaleimages">My signature, no words of mine</div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<table class="tborder"><tr><td class="thead"><div><strong>Starting IL-2</strong></div></td></tr><tr><td id="posts_container"><div id="posts">{rows}</div></td></tr></table>'
    )


def vanilla(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        tag, css, key = (
            ("div", "Item ItemDiscussion", "Discussion_") if p is ASKS else ("li", "Item ItemComment", "Comment_")
        )
        return f"""<{tag} class="{css}" id="{key}{n}"><div class="{"Discussion" if p is ASKS else "Comment"}"><div class="Item-Header"><div class="AuthorWrap"><span class="Author">
        <a title="{p.name}" href="/profile/x" class="PhotoWrap"><img src="a.jpg" alt="{p.name}" /></a><a href="/profile/x{len(p.name)}" class="Username">{p.name}</a></span>
        <span class="AuthorInfo"><span class="MItem AuthorTitle">{"Moderator" if p is TELLS else ""}</span></span></div>
        <div class="Meta CommentMeta"><span class="MItem DateCreated"><a href="#" class="Permalink"><time title="December 10, 2011 {p.hour - 12}:04PM" datetime="2011-12-10T{p.hour}:04:00+00:00">December 2011</time></a></span></div></div>
        <div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">{p.html}</div><div class="Reactions"><a>Agree</a></div>
        <div class="Signature UserSignature userContent">My signature, no words of mine</div></div></div></div></{tag}>"""

    first, *rest = [one(n, p) for n, p in enumerate(posts, 501)]
    return page(
        f'<div class="MessageList Discussion"><div class="PageTitle"><h1>Starting IL-2</h1></div>{first}</div><ul class="MessageList DataList Comments">{"".join(rest)}</ul>'
    )


def fluxbb(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div id="p{n}" class="blockpost rowodd"><h2><span><span class="conr">#{n - 500}</span> <a href="viewtopic.php?pid={n}#p{n}">2011-12-10 {p.hour}:04:00</a></span></h2>
        <div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong><a href="profile.php?id={len(p.name)}">{p.name}</a></strong></dt>
        <dd class="usertitle"><strong>{"Administrator" if p is TELLS else "Member"}</strong></dd><dd><span>Registered: 2010-01-01</span></dd></dl></div>
        <div class="postright"><h3>Re: Starting IL-2</h3><div class="postmsg"><p>{p.html}</p><p class="postedit"><em>Last edited by {p.name} (2011-12-11 01:00:00)</em></p></div>
        <div class="postsignature postmsg"><hr />My signature, no words of mine</div></div></div></div><div class="inbox"><div class="postfoot clearb"></div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<ul class="crumbs"><li><a href="/">Index</a></li><li><a href="viewtopic.php?id=9"><strong>Starting IL-2</strong></a></li></ul>{rows}'
    )


def woltlab(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li id="post{n}" class="anchorFixedHeader"><article class="wbbPost message messageSidebarOrientationLeft" data-object-id="{n}"><aside class="messageSidebar"><div class="messageAuthor">
        <div class="messageAuthorContainer"><a href="/user/{len(p.name)}/" class="username userLink"><span itemprop="name">{p.name}</span></a></div>
        <div class="userTitle"><span class="badge userTitleBadge">{"Administrator" if p is TELLS else "Anfänger"}</span></div></div></aside>
        <div class="messageContent"><header class="messageHeader"><a href="#" class="permalink messagePublicationTime"><time datetime="2011-12-10T{p.hour}:04:00+01:00" class="datetime" data-timestamp="1323529440">10. Dezember 2011</time></a></header>
        <div class="messageBody"><div class="messageText" itemprop="text">{p.html}</div></div><footer class="messageFooter"><div class="messageFooterNotes">Edited once</div></footer>
        <div class="messageSignature"><div>My signature, no words of mine</div></div></div></article></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<h1 class="contentTitle">Starting IL-2</h1><ul class="wbbThreadPostList messageList">{rows}</ul>')


def nodebb(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li component="post" class="posts-list-item" data-index="{n}" data-pid="{n}" data-uid="{len(p.name)}" data-timestamp="1323525840000" data-username="{p.name}" itemprop="comment">
        <div class="post-header"><strong><a href="/user/x{len(p.name)}" itemprop="author" data-username="{p.name}" data-uid="{len(p.name)}">{p.name}</a></strong>
        <span class="group-label">{"Moderators" if p is TELLS else ""}</span><a class="permalink" href="/post/{n}"><span class="timeago" title="2011-12-10T{p.hour}:04:00.000Z"></span></a></div>
        <div class="content" component="post/content" itemprop="text"><p>{p.html}</p></div>
        <div class="post-footer"><div component="post/signature" class="post-signature">My signature, no words of mine</div></div></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<h1 component="post/header"><span component="topic/title">Starting IL-2</span></h1><ul component="topic" class="posts posts-list timeline">{rows}</ul>'
    )


PACKAGES: dict[str, Callable[[Sequence[Said]], str]] = {
    "phpbb 3": phpbb_3,
    "phpbb 3.0 subsilver": phpbb_30_subsilver,
    "phpbb 2": phpbb_2,
    "vbulletin 3": vbulletin_3,
    "vbulletin 4": vbulletin_4,
    "vbulletin 5": vbulletin_5,
    "xenforo 1": xenforo_1,
    "xenforo 2": xenforo_2,
    "smf 1.1": smf_11,
    "smf 2.0": smf_20,
    "smf 2.1": smf_21,
    "ipboard 2": ipb_2,
    "ipboard 3": ipb_3,
    "ipboard 4": ipb_4,
    "mybb": mybb,
    "vanilla": vanilla,
    "fluxbb": fluxbb,
    "woltlab": woltlab,
    "nodebb": nodebb,
}
BODIES = [
    "Has anyone here had IL-2?\n\nMy father starts next week.",
    "Yes, twice in 2009. Bring lip balm.",
    "Thank you Tom, I will.",
]
