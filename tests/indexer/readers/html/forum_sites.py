"""Pages of boards that the catalog knows."""

# ruff: noqa: E501  (markup keeps the lines that the pages print)

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC

from tests.indexer.readers.html.forum_pages import NAV, TITLE, Said, page, rows, sig


def phorum5_classic(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f"{p.of} Wrote:<br />-------------------------------------------------------<br />&gt; {p.quote}<br /><br />"
            if p.quote
            else ""
        )
        return f"""<div class="PhorumReadMessageBlock"><div class="PhorumStdBlock"><div class="PhorumReadBodyHead"><strong>{"" if n == 501 else "Re: "}{TITLE}</strong></div><div class="PhorumReadBodyHead">Posted by: <strong><a href="profile.php?7,{n}">{p.name}</a></strong> (IP Logged)</div><div class="PhorumReadBodyHead">Date: {p.at:%B %d, %Y %I:%M%p}</div><br /><div class="PhorumReadBodyText">{q}{p.html}</div><br /></div><div class="PhorumReadNavBlock" style="text-align: left;"><span class="PhorumNavHeading PhorumHeadingLeft">Options:</span>&nbsp;<a class="PhorumNavLink" href="posting.php?1">Reply</a>&bull;<a class="PhorumNavLink" href="posting.php?2">Quote</a></div></div>"""

    return page(NAV + rows(posts, one))


def phorum_emerald(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<blockquote class="bbcode"><div><small>Quote<br/></small><strong>{p.of}</strong><br/>{p.quote}</div></blockquote>'
            if p.quote
            else ""
        )
        return f"""<a name="msg-{n}"></a><div class="message"><div class="generic"><table border="0" cellspacing="0"><tr><td width="100%"><div class="message-author icon-user"><a href="profile.php?7,{n}">{p.name}</a><small>[ <a href="pm.php?{n}">PM</a> ]</small></div><small><strong>{"" if n == 501 else "Re: "}{TITLE}</strong><br />{p.at:%B %d, %Y %I:%M%p}</small></td><td class="message-user-info" nowrap="nowrap">{"<strong>Admin</strong><br />" if p.staff else ""}Registered: 7 years ago<br />Posts: 1,203</td></tr></table></div><div class="message-body">{q}{p.html}
        <div class="message-options"><a class="icon icon-comment-add" href="posting.php">Reply</a> <a class="icon icon-comment-add" href="q">Quote</a></div></div></div>"""

    return page(NAV + rows(posts, one))


def kunena2(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = f'<div class="kmsgtext-quote"><b>{p.of} wrote:</b><br /> {p.quote}</div>' if p.quote else ""
        return f'''<div class="kblock kpost"><div class="kheader"><a id="{n}"></a><h2><span class="kmsgdate kmsgdate-left" title="{p.at:%d %b %Y %H:%M}">{(2015 - p.at.year)} years {2} months ago</span></h2><span class="kmsg-id-right"><a href="#{n}">#{n}</a></span></div><div class="kcontainer"><div class="kbody"><table class="kmsg"><tbody><tr><td class="kprofile-left"><div class="kpost-profile"><ul class="kpost-profile"><li class="kpost-username"><a class="kwho-user" href="/forum/user/{n}" title="View {p.name}'s Profile" rel="nofollow">{p.name}</a></li><li class="kpost-usertype"><span class="kmsgusertype">{"Moderator" if p.staff else "Offline"}</span></li><li class="kpost-userrank">Junior Boarder</li><li class="kpost-userposts">Posts: 21</li></ul></div></td><td class="kmessage-left"><div class="kmsgbody"><div class="kmsgtitle"><span class="kmsgtitle kicon-msgtitle">Re: {TITLE}</span></div><div class="kmsgtext">{q}{p.html}</div></div></td></tr><tr><td class="kbuttonbar-left"><div class="kmessage-signature">{sig(p)}</div><div class="kmessage-buttons-row"><span class="kmessage-informationmarker">Last Edit: 2 years ago by {p.name}.</span></div><div class="kmessage-buttons-row">The administrator has disabled public write access.</div></td></tr></tbody></table></div></div></div>'''

    return page(
        NAV
        + '<div id="Kunena"><div class="kblock"><h1><span>TOPIC: '
        + TITLE
        + "</span></h1></div>"
        + rows(posts, one)
        + '</div><div>Powered by <a href="http://www.kunena.org">Kunena Forum</a></div>'
    )


def kunena5(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = f'<blockquote><p class="kmsgtext-quote">{p.of} wrote: {p.quote}</p></blockquote>' if p.quote else ""
        return f'''<div class="topic-item-message"><div class="kmessagepadding"></div><div class="row-fluid message"><div class="span2 hidden-phone"><ul class="unstyled center profilebox"><li><strong><a class="kwho-user hasTooltip" href="/forum/profile/{n}-x">{p.name}</a></strong></li><li><a><img class="img-rounded" alt="{p.name}'s Avatar"></a></li><li><span class="label label-danger">Offline</span></li><li>New Member</li><li><button class="btn btn-small">More</button></li></ul></div><div class="span10 message-published"><small class="text-muted pull-right"><span class="kmsgdate" title="{p.at:%d %b %Y %H:%M}">3 years 2 months ago</span> <a href="#{n}" id="{n}" rel="canonical">#{n}</a></small><div class="badger-left badger-info message-published" data-badger="{p.name} replied the topic: {TITLE}"><div class="kmessage"><p class="kmsg">{q}{p.html}</p></div><div class="ksig"><hr><span class="ksignature">{sig(p)}</span></div></div><p>Please <a href="/login">Log in</a> or <a>Create an account</a> to join the conversation.</p></div></div></div>'''.replace(
            '<p class="kmsg">', '<div class="kmsg">'
        ).replace('</p></div><div class="ksig">', '</div></div><div class="ksig">')

    return page(NAV + '<div id="kunena" class="layout"><h1>' + TITLE + "</h1>" + rows(posts, one) + "</div>")


def yaf(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<div class="quote"><span class="quotetitle">Originally Posted by: {p.of} <a href="default.aspx?g=posts&m=1">&rarr;</a></span><div class="innerquote">{p.quote}</div></div>'
            if p.quote
            else ""
        )
        return f'''<tr class="postheader"><td width="140px" id="NameCell" class="postUser"><a name="post{n}"></a><b><a id="forum_ctl{n}_UserProfileLink" title="View profile" class="userLink" href="/yaf_profile{n}.aspx">{p.name}</a></b></td><td width="80%" class="postPosted"><div class="leftItem postedLeft"><strong><a href='/yaf_postsm{n}.aspx'>#{n - 500}</a> Posted :</strong> <abbr class="timeago" title="{p.at:%A, %B %d, %Y %I:%M:%S %p}">{p.at:%A, %B %d, %Y %I:%M:%S %p}(UTC)</abbr></div><div class="rightItem postedRight"><a class="yaflittlebutton"><span>Quote</span></a></div></td></tr><tr class="post"><td valign="top" height="225" class="UserBox"><div class="yafUserBox">Rank: {"Administration" if p.staff else "Newbie"}<br/>Groups: Registered<br/>Joined: 3/4/2010(UTC)<br/>Posts: 5<br/></div></td><td valign="top" class="message"><div class="postdiv"><div id="MessagePanel{n}" class="messagecontent">{q}{p.html}</div></div></td></tr><tr class="postfooter"><td class="small postTop"><a onclick="ScrollToTop();" href="javascript:void(0)">Back to top</a></td><td class="postfooter postInfoBottom"></td></tr><tr class="postsep"><td colspan="3"><div class="yafNoBorder"></div></td></tr>'''

    return page(
        NAV
        + '<table class="content postHeader"><tr class="header2"><td>'
        + TITLE
        + '</td></tr></table><table class="content postContainer">'
        + rows(posts, one)
        + "</table>"
    )


def discuz_x(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<div class="quote"><blockquote><font size="2"><a href="forum.php?mod=redirect&goto=findpost&pid=1" target="_blank"><font color="#999999">{p.of} posted on 2011-12-10 15:20</font></a></font><br />{p.quote}</blockquote></div><br />'
            if p.quote
            else ""
        )
        ed = (
            f'<i class="pstatus"> This post was last edited by {p.name} at {p.at:%Y-%m-%d} 23:10 </i><br /><br />'
            if p.edited
            else ""
        )
        return f"""<div id="post_{n}"><table id="pid{n}" class="plhin" summary="pid{n}"><tr><td class="pls" rowspan="2"><div id="favatar{n}" class="pls favatar"><div class="pi"><div class="authi"><a href="home.php?mod=space&amp;uid={n}" target="_blank" class="xw1">{p.name}</a></div></div><div><div class="avatar"><a href="home.php?mod=space&amp;uid={n}"><img src="a.jpg" /></a></div></div><div class="tns xg2"><table><th><p><a class="xi2">4</a></p>Threads</th><th><p><a>12</a></p>Posts</th><td><p>121</p>Credits</td></table></div><p><em><a href="home.php?mod=spacecp&amp;ac=usergroup">{"Moderator" if p.staff else "Newbie"}</a></em></p></div></td><td class="plc"><div class="pi"><strong><a href="forum.php?mod=viewthread&amp;tid=5&amp;pid={n}" id="postnum{n}"><em>{n - 500}</em><sup>#</sup></a></strong><div class="pti"><div class="pdbt"></div><div class="authi"><img class="authicn vm" id="authicon{n}" src="static/image/common/online_member.gif" /><em id="authorposton{n}">Posted on {p.at:%Y-%m-%d %H:%M}</em><span class="pipe">|</span><a href="forum.php?authorid=1" rel="nofollow">View the author only</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_{n}">{ed}{q}{p.html}</td></tr></table></div><div id="comment_{n}" class="cm"></div></div></div></td></tr><tr><td class="plc plm"><div class="sign" style="max-height:100px;">{sig(p)}</div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po"><div class="pob cl"><em><a class="fastre" href="forum.php?mod=post">Reply</a></em> <a>Report</a></div></div></td></tr></table></div>"""

    return page(
        NAV
        + f'<div id="ct"><h1 class="ts"><a id="thread_subject">{TITLE}</a></h1><div id="postlist" class="pl bm">{rows(posts, one)}</div></div><p>Powered by Discuz! X3</p>'
    )


def zetaboards(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f"<blockquote><dl><dt>{p.of}</dt><dd>Dec 10 2011, 03:20 PM</dd></dl><div>{p.quote}</div></blockquote>"
            if p.quote
            else ""
        )
        return f"""<tr id="post-{n}"><td class="c_username"><a name="post{n}"></a><a class="member" href="http://s1.zetaboards.com/x/profile/{n}/"><span>{p.name}</span></a></td><td class="c_postinfo"><span class="left"><a href="#" rel="nofollow">{p.at:%b} {p.at.day} {p.at:%Y, %I:%M %p}</a></span><span class="right">Post #{n - 500}</span></td></tr><tr><td class="c_user"><div class="usertitle">{"Administrator" if p.staff else "Member"}</div><dl class="user_info"><dt>Posts:</dt><dd>44</dd><dt>Group:</dt><dd>Members</dd><dt>Joined:</dt><dd>Jan 3, 2010</dd></dl></td><td class="c_post">{q}{p.html}<div class="editby">{"Edited by Old Tommy, Dec 10 2011, 03:30 PM." if p.edited else ""}</div></td></tr><tr class="c_desc"><td></td><td class="c_sig"><div class="sig">{sig(p)}</div></td></tr><tr><td class="c_footicons" colspan="2"><span><a>Quote</a></span><a href="#top">Goto Top</a></td></tr><tr><td class="c_sep" colspan="2"></td></tr>"""

    return page(
        NAV
        + f'<table class="topic" id="topic_viewer"><thead><tr><th colspan="2">{TITLE}</th></tr></thead><tbody>{rows(posts, one)}</tbody></table>'
    )


def xoops_newbb(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'Quote:<div class="xoopsQuote"><blockquote><br />{p.of} wrote:<br />{p.quote}</blockquote></div>'
            if p.quote
            else ""
        )
        return f"""<a id="forumpost{n}" name="forumpost{n}"></a><table class="outer" cellpadding="0" cellspacing="1"><tr><th class="left" colspan="1"><div class="ThreadUserName">{p.name}</div></th><th colspan="3"><div class="comTitle">{"Re: " if n > 501 else ""}{TITLE}</div></th></tr><tr><td width="20%" class="odd" rowspan="2" valign="top"><div class="comUserRankText">{"Webmaster" if p.staff else "Just popping in"}</div><div class="comUserStat"><span class="comUserStatCaption">Joined:</span> 2010/1/3</div><div class="comUserStat"><span class="comUserStatCaption">Posts:</span> 7</div></td><td colspan="3" class="odd"><div class="comText">{q}{p.html}</div></td></tr><tr><td colspan="3" class="odd" valign="bottom"><div class="signature"><br />_________________<br />{sig(p)}</div></td></tr><tr><td class="foot"></td><td class="foot" colspan="3"><div class="ThreadUserPostDate">Posted on: {p.at:%Y/%m/%d} {p.at.hour}:{p.at:%M}</div></td></tr></table>"""

    return page(NAV + f"<h3>{TITLE}</h3>" + rows(posts, one))


def beehive(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        to = "ALL" if n == 501 else p.of or "maria77"
        return f"""<div align="center"><table width="98%" class="box" cellspacing="0"><tr><td><table class="posthead" width="100%"><tr><td class="postauthor"><table width="100%"><tr><td align="right" class="posttofromlabel">From: </td><td width="98%" class="posttofrom"><a href="user_profile.php?webtag=D&amp;uid={n}" class="popup 650x500">{p.name}</a></td><td align="right"><span class="postinfo">{p.at.day} {p.at:%b %Y} {p.at:%H:%M}</span></td></tr><tr><td align="right" class="posttofromlabel">To: </td><td class="posttofrom">{to}</td><td align="right"><span class="postinfo">{n - 500} of 6</span></td></tr></table></td></tr></table><table class="postbody" width="100%"><tr><td align="right"><span class="postnumber"><a href="index.php?msg=5.{n - 500}">5.{n - 500}</a></span></td></tr><tr><td class="postbody overflow_content" align="left">{p.html}</td></tr></table><table class="postresponse"><tr><td width="25%"></td><td nowrap><img src="post.png"> <a href="post.php?reply_to=5.1">Reply</a></td></tr></table></td></tr></table></div>"""

    return page(NAV + f'<p class="thread_title"><a href="t">{TITLE}</a></p>' + rows(posts, one), lang="en-GB")


def steam(posts: Sequence[Said]) -> str:
    ps = posts

    def one(n: int, p: Said) -> str:

        q = (
            f'<blockquote class="bb_blockquote with_author"><div class="bb_quoteauthor">Originally posted by <b><a href="#c1">{p.of}</a></b>:</div>{p.quote}</blockquote>'
            if p.quote
            else ""
        )
        return f'''<div class="commentthread_comment responsive_body_text" id="comment_{1460000 + n}"><div class="commentthread_comment_avatar"><a href="https://steamcommunity.com/id/x"><img></a></div><div class="commentthread_comment_content"><div class="commentthread_comment_author"><a class="hoverunderline commentthread_author_link" href="https://steamcommunity.com/id/{n}"><bdi>{p.name}</bdi></a> <span class="commentthread_comment_timestamp" title="{p.at.day} {p.at:%B, %Y} @ {p.at.hour % 12 or 12}:{p.at:%M:%S} {p.at.strftime("%p").lower()}" data-timestamp="{int(p.at.replace(tzinfo=UTC).timestamp())}">{p.at.day} {p.at:%b, %Y} @ {p.at.hour % 12 or 12}:{p.at:%M}{p.at.strftime("%p").lower()}&nbsp;</span></div><div class="commentthread_comment_text" id="comment_content_{n}">{q}{p.html}</div></div><div class="forum_comment_permlink"><a href="#c{n}">#{n}</a></div></div>'''

    p = ps[0]
    return page(
        f'''<div class="forum_op" id="forum_op_1"><div class="authorline"><a class="hoverunderline forum_op_author" href="https://steamcommunity.com/id/maria">{p.name}</a> <span class="date" title="{p.at.day} {p.at:%B, %Y} @ {p.at.hour % 12}:{p.at:%M:%S} pm">{p.at.day} {p.at:%b, %Y} @ {p.at.hour % 12 or 12}:{p.at:%M}pm</span></div><div class="topic">{TITLE}</div><div class="content">{p.html}</div></div><div class="forum_paging">Showing <span>1</span>-<span>5</span> of <span>5</span> comments</div><div class="commentthread_comments">{rows(ps[1:], one)}</div>'''
    )


def simplepress(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<blockquote class="spPostEmbedQuote"><p><strong>{p.of} said </strong><br /><a href="#p1">{p.quote}</a></p></blockquote>'
            if p.quote
            else ""
        )
        return f"""<div class="spTopicPostSection spOdd spType-User" id="postnum{n}"><div class="spUserSection spLeft"><div class="spPostUserDate" >{p.at:%B} {p.at.day}, {p.at:%Y}<br />{p.at.hour % 12 or 12}:{p.at:%M} {p.at.strftime("%p").lower()}</div><div class="spPostUserName"><a href="/forum/profile/{n}">{p.name}</a></div><div class="spPostUserMemberships">{"Admin" if p.staff else "New Member"}</div><div class="spPostUserPosts">Forum Posts: 5</div><div class="spPostUserRegDate">Member Since:<br />March 3, 2010</div><span class="spPostUserStatus">Offline</span></div><div class="spPostSection"><div class="spPostActionSection"><span class="spPostNumber">{n - 500}</span></div><div id="sp_post{n}" class="spPostContentSection"><div class="spPostContent">{q}<p>{p.html}</p></div></div><div class="spPostUserSignature"><p>{sig(p)}</p></div></div></div>"""

    return page(
        NAV
        + f'<div id="spMainContainer"><div class="spTopicViewSection"><h1 class="spHeaderName">{TITLE}</h1></div>{rows(posts, one)}</div>'
    )


def mayo_connect(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<div class="chv4-comment-single" id="comment-{n}"><div class="chv4-comment-avatar"><img alt="Profile picture for {p.name}"></div><div class="chv4-comment-content"><div class="chv4-comment-header"><span class="author"><a href="/member/{n}/">{p.name}</a></span>{", Volunteer Mentor" if p.staff else ""} | <span class="ch-abbreviations">@{p.name.lower().replace(" ", "")}</span> | <a href="#comment-{n}" class="date">{p.at:%b} {p.at.day}, {p.at:%Y %I:%M%p}</a></div>{f'<div class="chv4-in-reply">In reply to @{p.of.lower()} "{p.quote[:40]}..." <a>+ (show)</a></div>' if p.of else ""}<div class="chv4-comment-body"><p>{p.html}</p></div><div class="chv4-comment-actions"><a>Like</a> <a>Helpful</a> <a>Hug</a> <a>Reply</a> <a>Bookmark</a></div></div></div>"""

    ps = posts
    return page(
        NAV
        + f'<div class="chv4-discussion"><h1>{TITLE}</h1><div class="chv4-meta">Posted by <a href="/member/1/">maria77</a> @maria77, {ps[0].at:%b} {ps[0].at.day}, {ps[0].at:%Y %I:%M%p}</div><div class="chv4-discussion-body"><p>{ps[0].html}</p></div><p>Interested in more discussions like this? Go to the <a>Melanoma</a> Support Group.</p></div><h2>5 Replies</h2>'
        + rows(ps[1:], one)
    )


def q2a(posts: Sequence[Said]) -> str:
    ps = posts

    def meta(p: Said, w: str, pre: str) -> str:
        return f'<span class="{pre}-avatar-meta"><span class="{pre}-meta"><span class="{pre}-what">{w}</span> <span class="{pre}-when"><time itemprop="dateCreated" datetime="{p.at:%Y-%m-%dT%H:%M:%S}+0000" title="{p.at:%Y}">{p.at:%b} {p.at.day}, {p.at:%Y}</time></span> <span class="{pre}-who"><span class="{pre}-who-pad">by </span><span class="{pre}-who-data"><a href="../user/x" class="qa-user-link">{p.name}</a></span> <span class="{pre}-who-points">(<span class="{pre}-who-points-data">120</span> points)</span></span></span></span>'

    def com(n: int, p: Said) -> str:
        return f'<div class="qa-c-list-item" id="c{n}"><div class="qa-c-item-content qa-post-content"><a name="{n}"></a>{p.html}</div><div class="qa-c-item-footer">{meta(p, "commented", "qa-c-item")}</div></div>'

    def ans(n: int, p: Said, cs: str = "") -> str:
        return f'<div class="qa-a-list-item" id="a{n}"><form><div class="qa-voting"><span class="qa-netvote-count-data">+3</span> votes</div></form><div class="qa-a-item-main"><div class="qa-a-item-content qa-post-content"><a name="{n}"></a><div>{p.html}</div></div>{meta(p, "answered", "qa-a-item")}<div class="qa-a-item-buttons"><input type="submit" value="ask related question"></div><div class="qa-a-item-c-list" id="c{n}_list">{cs}</div></div></div>'

    return page(
        NAV
        + f'<div class="qa-main"><div class="qa-main-heading"><h1><a href="x"><span>{TITLE}</span></a></h1></div><div class="qa-part-q-view"><div class="qa-q-view" id="q5"><div class="qa-q-view-stats"><span>+1</span> vote</div><div class="qa-q-view-main"><div class="qa-q-view-content qa-post-content"><a name="5"></a><div>{ps[0].html}</div></div><div class="qa-q-view-tags"><ul><li><a>il-2</a></li></ul></div>{meta(ps[0], "asked", "qa-q-view")}</div></div></div><div class="qa-part-a-list"><h2>4 Answers</h2><div class="qa-a-list">{ans(11, ps[1], com(12, ps[2]) + com(13, ps[3]))}{ans(14, ps[4])}{ans(15, ps[5])}</div></div></div>',
        '<meta name="generator" content="Question2Answer">',
    )


def lemmy(posts: Sequence[Said]) -> str:
    ps = posts

    def one(n: int, p: Said, inner: str = "") -> str:
        return f'''<ul class="comments list-unstyled"><li class="comment"><article id="comment-{n}" class="details comment-node py-2 mb-0"><div class="ms-2"><div class="d-flex flex-wrap align-items-center text-muted small"><span class="me-2"><a class="person-listing d-inline-flex align-items-baseline text-info" title="{p.name}" href="/u/{p.name}"><span>{p.name}</span></a></span>{'<span class="badge">mod</span>' if p.staff else ""}<button class="btn btn-sm">[-]</button><span class="me-1 fw-bold" aria-label="7 points">7</span><span class="me-1">·</span><span><span class="moment-time pointer unselectable" data-tippy-content="{p.at:%A, %B} {p.at.day}{"th" if 3 < p.at.day < 21 else "rd"}, {p.at:%Y at %I:%M:%S %p} GMT+00:00">2 years ago</span></span></div><div class="comment-content"><div class="md-div"><p>{p.html}</p></div></div><div class="d-flex comment-bottom-btns"><a class="btn" title="link" href="/comment/{n}"></a></div></div>{inner}</article></li></ul>'''

    return page(
        f"""<main><div class="post-listing"><h1 class="h4 d-inline text-break">{TITLE}</h1><div class="small mb-1"><a class="person-listing" href="/u/maria77"><span>maria77</span></a> to <a href="/c/cancer">cancer@lemmy.example</a> · <span class="moment-time" data-tippy-content="Saturday, December 10th, 2011 at 02:04:00 PM GMT+00:00">2 years ago</span></div><div class="md-div" id="postContent"><p>{ps[0].html}</p></div></div><h2>5 comments</h2>{one(1, ps[1], one(3, ps[3], one(5, ps[5])))}{one(2, ps[2])}{one(4, ps[4])}</main>"""
    )


def kbin(posts: Sequence[Said]) -> str:
    ps = posts

    def one(n: int, p: Said, level: int) -> str:
        return f'''<blockquote class="section comment entry-comment subject comment-level--{level}" id="entry-comment-{n}" data-controller="comment subject collapsable"><header><a href="/u/{p.name}" class="user-inline" title="@{p.name}@x">{p.name}</a>, <time class="timeago" title="{p.at:%Y-%m-%dT%H:%M:%S}+00:00" datetime="{p.at:%Y-%m-%dT%H:%M:%S}+00:00">2 years ago</time></header><div class="content"><p>{p.html}</p></div><aside class="vote"><span>3</span></aside><footer><menu><li><a href="#">reply</a></li><li><button>boost</button></li><li><a>more</a></li></menu></footer></blockquote>'''

    return page(
        f'''<article class="entry section subject" id="entry-9"><header><h1>{TITLE}</h1></header><div class="entry__body"><div class="content"><p>{ps[0].html}</p></div></div><aside class="meta entry__meta"><a href="/u/maria77" class="user-inline">maria77</a>, <time datetime="{ps[0].at:%Y-%m-%dT%H:%M:%S}+00:00">2 years ago</time> to cancer</aside></article><section class="comments entry-comments comments-tree">{one(1, ps[1], 1)}{one(3, ps[3], 2)}{one(5, ps[5], 3)}{one(2, ps[2], 1)}{one(4, ps[4], 1)}</section>'''
    )


FLAT: dict[str, Callable[[Sequence[Said]], str]] = {
    "phorum5_classic": phorum5_classic,
    "phorum_emerald": phorum_emerald,
    "kunena2": kunena2,
    "kunena5": kunena5,
    "yaf": yaf,
    "discuz_x": discuz_x,
    "zetaboards": zetaboards,
    "xoops_newbb": xoops_newbb,
    "beehive": beehive,
    "steam": steam,
    "simplepress": simplepress,
    "mayo_connect": mayo_connect,
}


NESTED: dict[str, Callable[[Sequence[Said]], str]] = {
    "q2a": q2a,
    "lemmy": lemmy,
    "kbin": kbin,
}
