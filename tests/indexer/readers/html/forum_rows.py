"""Pages of forums that no module knows: tables without a class, rows, headings, hashed classes."""

# ruff: noqa: E501  (markup keeps the lines that the pages print)

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.indexer.readers.html.forum_pages import NAV, TITLE, Said, page, rows, sig


def vb2(posts: Sequence[Said]) -> str:
    font = '<font face="verdana,arial,helvetica" size="1" >'

    def one(n: int, p: Said) -> str:

        q = (
            f'<blockquote><font face="verdana,arial,helvetica" size="1" >quote:</font><hr><i>Originally posted by {p.of} </i><br /><b>{p.quote}</b><hr></blockquote>'
            if p.quote
            else ""
        )
        ed = (
            f"<p>{font}<i>Last edited by {p.name} on {p.at:%m-%d-%Y} at 08:54 PM</i></font></p>"
            if p.edited
            else "<p></p>"
        )
        return f'''<table bgcolor="#4C5844" width="800"><tr><td width="100%"><table cellpadding="0" bgcolor="#282E22" width="100%"><tr><td><table cellpadding="4" cellspacing="1" border="0" width="100%"><tr>
<td bgcolor="#3E4637" width="175" valign="top" nowrap><a name="post{n}"></a><font face="verdana, arial, helvetica" size="2" ><b>{p.name}</b></font><br>{font}{"Moderator" if p.staff else "Junior Member"}</font><br><br><p>{font}Registered: Nov 2004<br>Location: Ohio<br>Posts: 10</font></p></td>
<td bgcolor="#3E4637" width="100%" valign="top">{font} <b>{TITLE if n == 501 else ""}</b></font><p><font face="verdana, arial, helvetica" size="2" >{q}{p.html}</font></p><p></p>{ed}
<p>{font}__________________<br>{sig(p)}</font></p>
<p align="right">{font}<a href="report.php?postid={n}">Report this post to a moderator</a> | IP: <a href="postings.php?action=getip&amp;postid={n}">Logged</a></font></p></td></tr>
<tr><td bgcolor="#3E4637" width="175" height="16" nowrap>{font}<img src="images/posticon.gif" border="0" alt="Old Post"> {p.at:%m-%d-%Y} <font color="#D8DED3">{p.at:%I:%M %p}</font></font></td>
<td bgcolor="#3E4637" width="100%" height="16"><table width="100%"><tr valign="bottom"><td>{font}<img src="images/off.gif" alt="{p.name} is offline"> <a href="member.php?s=d0&amp;action=getinfo&amp;userid=1545{n}" target="_blank"><img src="images/profile.gif" alt="Click Here to See the Profile for {p.name}"></a> <a href="search.php?action=finduser&amp;userid=1"><img src="images/find.gif" alt="Find more posts by {p.name}"></a></font></td><td align="right">{font}<a href="editpost.php?postid={n}"><img src="images/edit.gif" alt="Edit/Delete Message"></a> <a href="newreply.php?postid={n}"><img src="images/quote.gif" alt="Reply w/Quote"></a></font></td></tr></table></td></tr></table></td></tr></table></td></tr></table>'''

    return page(
        NAV
        + f'<table><tr><td><font size="2"><b><a href="index.php">Care Board</a> &gt; <a href="forumdisplay.php?forumid=13">Drugs</a> &gt; {TITLE}</b></font></td></tr></table>'
        + rows(posts, one)
        + '<b>All times are GMT. The time now is 05:40 PM.</b><a href="showthread.php?goto=nextoldest">Last Thread</a>'
    )


def snitz(posts: Sequence[Said]) -> str:
    font = '<font face="Verdana, Arial, Helvetica" size="2">'

    def one(n: int, p: Said) -> str:

        q = (
            f'<BLOCKQUOTE id=quote><font size=1 face="Verdana, Arial, Helvetica" id=quote>quote:<hr height=1 noshade id=quote><i>Originally posted by {p.of}</i><br />{p.quote}<hr height=1 noshade id=quote></BLOCKQUOTE id=quote></font id=quote>'
            if p.quote
            else ""
        )
        ed = (
            f'<br /><br />{font}<font size="1">Edited by - {p.name} on {p.at:%m/%d/%Y} 23:12:00</font></font>'
            if p.edited
            else ""
        )
        return f'''<tr><td bgcolor="#D7E3F4" valign="top" width="18%"><a name="{n}"></a><font color="midnightblue" face="Verdana" size="2"><b><span class="spnMessageText"><a href="pop_profile.asp?mode=display&id={n}" title="View {p.name}'s Profile">{p.name}</a></span></b></font><br /><font size="1"><small>{"Forum Moderator" if p.staff else "Starting Member"}</small></font><br /><br /><font size="1"><small>USA<br />12 Posts</small></font></td>
<td bgcolor="#D7E3F4" valign="top"><img src="icon_posticon.gif" border="0" hspace="3" /><font color="midnightblue" face="Verdana" size="1">Posted&nbsp;-&nbsp;{p.at:%m/%d/%Y}&nbsp;:&nbsp; {p.at:%H:%M:%S}&nbsp;<a href="pop_profile.asp?id=1"><img src="icon_profile.gif" alt="Show Profile" /></a> <a href="post.asp"><img src="icon_reply.gif" alt="Reply with Quote" /></a></font><hr noshade size="1">{font}<span class="spnMessageText" id="msg">{q}{p.html}{ed}</span id="msg"></font><br /><hr noshade size="1"><font size="2">{sig(p)}</font></td></tr>
<tr><td bgcolor="#D7E3F4" align="right"><a href="#top"><img src="icon_go_up.gif" alt="Go to Top of Page" /></a></td></tr>'''

    return page(
        NAV
        + f'<table><tr><td align="center" bgcolor="midnightblue" width="120"><b>Author</b></td><td bgcolor="midnightblue"><b>&nbsp;Topic&nbsp;</b></td></tr>{rows(posts, one)}</table><a href="http://forum.snitz.com">Snitz Forums 2000</a>'
    )


def ubb_classic(posts: Sequence[Said]) -> str:
    font = '<FONT SIZE="2" FACE="Verdana, Arial">'

    def one(n: int, p: Said) -> str:

        q = (
            f'<BLOCKQUOTE><font size="1" face="Verdana, Arial">quote:</font><HR>Originally posted by {p.of}:<BR><B>{p.quote}</B><HR></BLOCKQUOTE>'
            if p.quote
            else ""
        )
        ed = f"<P>[This message has been edited by {p.name} (edited {p.at:%m-%d-%Y}).]" if p.edited else ""
        return f'''<TR bgcolor="#F7F7F7"><TD valign="top" width="18%"><A NAME="{n}"></A>{font}<B>{p.name}</B></FONT><BR><FONT SIZE="1" FACE="Verdana, Arial">{"Administrator" if p.staff else "Member"}<BR><BR>Posts: 12<BR>From: Austin<BR>Registered: Jan 2001</FONT></TD><TD>{'<img src="icon1.gif">'} <FONT SIZE="1" FACE="Verdana, Arial">posted {p.at:%m-%d-%Y %I:%M %p}&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;<A HREF="ubbmisc.cgi?action=getbio&UserName={p.name}"><IMG SRC="profile.gif" ALT="Click Here to See the Profile for {p.name}"></A> <A HREF="postings.cgi?action=editpost"><IMG SRC="edit.gif" ALT="Edit/Delete Message"></A> <A HREF="postings.cgi?action=replyquote"><IMG ALT="Reply w/Quote"></A></FONT><HR>{font}{q}{p.html}{ed}<P>------------------<BR>{sig(p)}</FONT><P align="right"><FONT SIZE="1">IP: <A HREF="p.cgi">Logged</A></FONT></TD></TR>'''

    return page(
        NAV
        + f'<CENTER><table border=0 width="95%"><TR bgcolor="#dedfdf"><TD><B>Author</B></TD><TD><B>Topic: &nbsp; {TITLE}</B></TD></TR>{rows(posts, one)}</table></CENTER>'
    )


def ubb_threads6(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<blockquote><font class="small">In reply to:</font><hr><p>{p.quote}</p><hr></blockquote>'
            if p.quote
            else ""
        )
        return f"""<table width="95%" align="center" cellpadding="1" cellspacing="1" class="tablesurround"><tr><td><table cellpadding="0" cellspacing="1" width="100%" border="0"><tr><td class="subjecttable" width="83%"><a name="Post{n}"></a><img alt="" src="/images/book.gif" /> <b>{"Re: " if n > 501 else ""}{TITLE}</b> <font class="small">[<a href="showflat.php?Number={n}">Re: {p.of or "maria77"}</a>]</font><br /><span class="small">#{n} - <i>{p.at:%m/%d/%y %I:%M %p}</i></span></td><td class="subjecttable" align="right"><a href="newreply.php?Number={n}"><img alt="Reply" /></a></td></tr><tr><td width="17%" valign="top" class="darktable"><a href="showprofile.php?User={n}">{p.name}</a> <span class="small"><br />{"Moderator" if p.staff else "stranger"}<br />Reged: 12/30/05<br />Posts: 12<br /></span></td><td valign="top" class="lighttable"><font class="post">{q}{p.html}<br /><br />--------------------<br />{sig(p)}</font></td></tr></table></td></tr></table>"""

    return page(NAV + f'<b class="onbody">{TITLE}</b>' + rows(posts, one))


def webwiz(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<table width="99%"><tr><td class="BBquote"><img src="forum_images/quote_box.png" title="Originally posted by {p.of}" /> <strong>{p.of} wrote:</strong><br /><br />{p.quote}</td></tr></table>'
            if p.quote
            else ""
        )
        return f'''<tr class="msgTopicRow"><td valign="top" class="msgEvenTableSide"><a name="{n}"></a><span class="msgProfile"><a href="member_profile.asp?PF={n}">{p.name}</a><br />{"Moderator Group" if p.staff else "Newbie"}<br /><br />Joined: 02 Jan 2010<br />Location: Leeds<br />Status: Offline<br />Points: 4</span></td><td class="msgEvenTableTop"><table width="100%"><tr><td class="postDetails">&nbsp;Posted: {p.at:%d %b %Y} at {p.at.hour % 12 or 12}:{p.at:%M%p}</td></tr></table><div class="msgBody"><!-- Start Message -->{q}{p.html}<br/><br/><!-- Message End --></div><div class="msgSignature"><span>{sig(p)}</span></div></td></tr><tr><td class="msgLineDevider" colspan="2"></td></tr>'''

    return page(
        NAV
        + f'<h1>{TITLE}</h1><table class="tableBorder"><tr class="tableLedger"><td>Author</td><td>Message</td></tr>{rows(posts, one)}</table>',
        lang="en-GB",
    )


def proboards4(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<div class="quote"><strong>Quote:</strong><hr><font size="1">{p.quote}</font><hr></div>'
            if p.quote
            else ""
        )
        return f'''<tr><td class="windowbg" width="20%" valign="top"><a name="{n}"></a><font size="2"><a href="/index.cgi?action=viewprofile&user=u{n}" class="group0">{p.name}</a></font><br><font size="1">{"Administrator" if p.staff else "New Member"}<br><img src="star.gif" alt="*"><br><i>member is offline</i><br><br>Joined: Jan 2010<br>Gender: Female<br>Posts: 12<br></font></td><td class="windowbg" width="80%" valign="top" height="100%"><table width="100%"><tr><td><a href="#"><img src="xx.gif"></a></td><td width="100%"><font size="2"><b>{"Re: " if n > 501 else ""}{TITLE}</b></font><br><font size="1">&laquo; <b>{"Reply #" + str(n - 501) + " on" if n > 501 else "Thread Started on"}</b> {p.at:%b} {p.at.day}, {p.at:%Y}, {p.at.hour % 12 or 12}:{p.at:%M}{p.at.strftime("%p").lower()} &raquo;</font></td><td align="right"><a href="/index.cgi?action=post">Quote</a></td></tr></table><hr class="hr" size="1"><font size="2">{q}{p.html}</font></td></tr><tr><td class="windowbg" valign="bottom"><font size="1">Link to Post - Back to Top</font></td><td class="windowbg" valign="bottom"><hr size="1"><font size="1">{sig(p)}</font></td></tr>'''

    return page(
        NAV
        + f'<table class="bordercolor"><tr><td class="titlebg">Author</td><td class="titlebg">Topic: {TITLE} (Read 341 times)</td></tr>{rows(posts, one)}</table>'
    )


def yabb_se(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<table><tr><td><b>Quote from: {p.of} on December 10, 2011, 03:20:00 pm</b></td></tr><tr><td class="quote">{p.quote}</td></tr></table>'
            if p.quote
            else ""
        )
        return f"""<tr><td class="windowbg"><a name="msg{n}"></a><table width="100%" cellpadding="4"><tr><td class="windowbg" valign="top" width="20%" rowspan="2"><font size="2"><b><a href="index.php?action=viewprofile;user=u{n}"><font size="2"><b>{p.name}</b></font></a></b></font><br /><font size="1">{"YaBB Administrator" if p.staff else "YaBB Newbie"}<br /><img src="star.gif"><br />Offline<br />Posts: 12</font></td><td class="windowbg" valign="top" width="85%" height="100%"><table width="100%" border="0"><tr><td align="left" valign="middle"><font size="2"><b>{"Re: " if n > 501 else ""}{TITLE}</b></font><br /><font size="1">&#171; <b>{"Reply #" + str(n - 501) + " on: " if n > 501 else "on: "}</b> {p.at:%B %d, %Y, %I:%M:%S %p} &#187;</font></td><td align="right"><a href="r">Reply with quote</a></td></tr></table><hr width="100%" size="1" class="windowbg3"><font size="2">{q}{p.html}</font></td></tr><tr><td class="windowbg" valign="bottom"><table width="100%"><tr><td align="left"><font size="1">{"&#171; <i>Last Edit: December 11, 2011, 10:00:00 AM by Old Tommy</i> &#187;" if p.edited else ""}</font></td><td align="right"><font size="1">Report to moderator Logged</font></td></tr></table><hr><font size="1">{sig(p)}</font></td></tr></table></td></tr>"""

    return page(
        NAV
        + f'<table class="bordercolor"><tr><td class="titlebg"><b>Author</b> Topic: {TITLE} (Read 341 times)</td></tr>{rows(posts, one)}</table>'
    )


def minibb(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = f"<i>{p.of}<br>{p.quote}</i><br><br>" if p.quote else ""
        return f"""<table class="forums"><tr><td class="tbCel1 caption1"><span class="username">{p.name}</span><br><span class="txtSm">{"Admin" if p.staff else "Member"}</span></td><td class="tbCel2"><a name="msg{n}"></a><span class="txtSm">Posted: {p.at.day} {p.at:%b %Y %H:%M}{"&nbsp;- Edited by: " + p.name if p.edited else ""} <a href="index.php?action=vthread#{n}">#</a></span><br><br><span class="postedText">{q}{p.html}</span></td></tr></table>"""

    return page(NAV + f'<h1 class="headingTitle">{TITLE}</h1>' + rows(posts, one))


def jforum(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = f"<blockquote><div><cite>{p.of} wrote:</cite>{p.quote}</div></blockquote>" if p.quote else ""
        return f'''<tr class="trPosts"><td colspan="2"><table width="100%"><tr><td class="row1" align="left" valign="top"><span class="postdetails"><a name="{n}"></a><img src="icon_minipost_new.gif" /><a href="/jforum/posts/list/7.page#{n}"><img src="icon_latest_reply.gif" /></a>{p.at:%d/%m/%Y %H:%M:%S}</span> &nbsp; &nbsp;<span class="postdetails"><b>Subject:</b>{"Re: " if n > 501 else ""}{TITLE}</span></td></tr></table></td></tr><tr><td class="row1" valign="top" width="20%" rowspan="2"><span class="genmed"><b>{p.name}</b></span><br /><span class="gensmall">{"Moderator" if p.staff else ""}<br /><br />Joined: 03/01/2010 10:11:12<br />Messages: 5<br />Offline</span></td><td class="row1" valign="top"><table width="100%" height="100%"><tr><td height="100%" class="postBody" valign="top" colspan="2"><span class="postbody"><div id="post_text_{n}" class="postBody edit_area">{q}{p.html}</div></span></td></tr><tr><td colspan="2"><div class="gensmall"><hr />{sig(p)}</div></td></tr></table></td></tr><tr><td><a href="/user/profile/{n}.page"><img alt="[Profile]"></a></td></tr><tr><td class="spacerow" colspan="2"></td></tr>'''

    return page(
        NAV
        + f'<a class="maintitle" href="/jforum/posts/list/7.page">{TITLE}</a><table class="forumline" width="100%">{rows(posts, one)}</table>',
        lang="en-GB",
    )


def e107(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<div class='spacer'><table style='width:100%' class='fborder'><tr><td class='forumheader3' style='vertical-align:middle; width:20%;'><a id='post_{n}'></a>&nbsp;<b><a href='user.php?id.{n}'>{p.name}</a></b></td><td class='forumheader3' style='vertical-align:middle; width:80%;'><table style='width:100%'><tr><td class='smallblacktext' style='padding:0px'><img src='post.png' /> {p.at:%a %b %d %Y, %I:%M%p}</td><td style='text-align:right'><a href='forum_post.php?quote.{n}'><img alt='Quote' /></a></td></tr></table></td></tr><tr><td class='forumheader3' style='vertical-align:top'><div class='smallblacktext'>{"Main Admin" if p.staff else "Registered Member #77"}<br />Joined: Sat Jan 02 2010, 10:11AM<br />Posts: 12</div></td><td class='forumheader3' style='vertical-align:top'>{p.html}<br /><hr style='width:15%; text-align:left' /><span class='smalltext'>{sig(p)}</span></td></tr><tr><td class='finfobar'><span class='smallblacktext'><a href='#top'>Back to top</a></span></td><td class='finfobar'></td></tr></table></div>"""

    return page(NAV + f"<div class='nforum'>{TITLE}</div>" + rows(posts, one))


def somethingawful(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<div class="bbc-block"><h4><a class="quote_link" href="/showthread.php?goto=post&postid=1" rel="nofollow">{p.of} posted:</a></h4><blockquote>{p.quote}</blockquote></div>'
            if p.quote
            else ""
        )
        return f'''<table class="post" id="post{n}" data-idx="{n - 500}"><tr><td class="userinfo userid-{n}"><dl class="userinfo"><dt class="author {"role-mod" if p.staff else ""}">{p.name}</dt><dd class="registered">Mar 3, 2005</dd><dd class="title">fishmech fan<br class="pb"></dd></dl></td><td class="postbody"><!-- google_ad_section_start -->{q}{p.html}{'<p class="editedby"><!-- EndContentMarker --><span>Old Tommy fucked around with this message at 15:30 on Dec 10, 2011</span></p>' if p.edited else ""}</td></tr><tr><td class="postdate"><a href="#post{n}" title="Link to this post">#</a> <a href="showthread.php?userid=1" title="Show posts by this user">?</a> {p.at:%b} {p.at.day}, {p.at:%Y %H:%M}</td><td class="postlinks"><ul class="profilelinks"><li><a href="member.php?action=getinfo&userid={n}">Profile</a></li><li><a>Post History</a></li></ul><ul class="postbuttons"></ul></td></tr></table>'''

    return page(
        NAV + f'<a class="bclast" href="showthread.php?threadid=5">{TITLE}</a><div id="thread">{rows(posts, one)}</div>'
    )


def med1(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<div class="forum-post clearfix" id="beitrag-{n}"><div class="forum-post__user"><span class="name">{p.name}</span><span class="rank">{"Moderator" if p.staff else "Mitglied"}</span></div><div class="forum-post__meta">{p.at:%d.%m.%y} &nbsp;{p.at:%H:%M}</div><div class="forum-post__text">{f"<p><em>{p.quote}</em></p>" if p.quote else ""}<p>{p.html}</p></div><div class="forum-post__tools"><a>zitieren</a> <a>melden</a></div></div>"""

    return page(NAV + f'<h1>{TITLE}</h1><div class="thread">{rows(posts, one)}</div>', lang="de")


def misago(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<aside class="quote-block"><div class="quote-heading">@{p.of}</div><blockquote class="quote-body"><p>{p.quote}</p></blockquote></aside>'
            if p.quote
            else ""
        )
        return f'''<li id="post-{n}" class="post"><div class="panel panel-default panel-post"><div class="panel-body"><div class="row"><div class="col-xs-12 col-md-3 post-side post-side-registered"><div class="media"><div class="media-left"><a href="/u/x/{n}/"><img class="poster-avatar" alt=""></a></div><div class="media-body"><div class="media-heading"><a class="item-title" href="/u/{n}/{n}/">{p.name}</a></div><span class="user-title">{"Moderators" if p.staff else "Member"}</span><span class="user-postcount">12 posts</span></div></div></div><div class="col-xs-12 col-md-9"><div class="post-heading"><a class="btn btn-link posted-on" href="/t/5/post/{n}/" title="{p.at:%B} {p.at.day}, {p.at:%Y %I:%M %p}">posted {p.at:%B} {p.at.day}, {p.at:%Y}</a></div><div class="post-body"><article class="misago-markup">{q}{p.html}</article></div><div class="post-footer">2 likes</div></div></div></div></div></li>'''

    return page(NAV + f'<h1>{TITLE}</h1><ul class="posts-list ui-ready">{rows(posts, one)}</ul>')


def nabble(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        q = (
            f'<div class="quote light-border-color"><div class="quote-author" style="font-weight: bold;">{p.of} wrote</div><div class="quote-message shrinkable-quote">{p.quote}</div></div>'
            if p.quote
            else ""
        )
        return f'''<div class="classic-row" id="classic-row{n}"><table width="100%"><tr><td class="classic-author-column light-border-color second-font" style="width:9em"><a class="user-avatar" href="/template/NamlServlet.jtp?macro=user_nodes&user={n}"><img alt="{p.name}"></a><div class="classic-author-name"><a href="http://n2.nabble.com/template/NamlServlet.jtp?macro=user_nodes&user={n}" rel="nofollow" title="View profile of {p.name}">{p.name}</a></div>12 posts</td><td class="classic-content"><div class="classic-header"><div style="float:right"><a href="#" class="dropdown_label">Reply</a> | Threaded | <a>More</a></div><div class="classic-subject-line"><h2 class="post-title">{"Re: " if n > 501 else ""}{TITLE}</h2><span class="post-date"><span title="{p.at:%b %d, %Y}; {p.at:%I:%M%p}">{p.at:%b %d, %Y}; {p.at:%I:%M%p}</span></span></div></div><div class="message-text" id="message{n}">{q}{p.html}</div></td></tr></table></div>'''

    return page(NAV + f'<h1 id="post-title">{TITLE}</h1>' + rows(posts, one))


def tailwind_hashed(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<div class="css-1x8h2 e1f9kd30"><div class="css-ab12c e1f9kd31"><img class="css-av1" src="a.png" alt=""><div class="css-9dj2k e1f9kd32"><span class="css-xx1 e1f9kd33">{p.name}</span><span class="css-xx2 e1f9kd34">{"Moderator" if p.staff else "Member"}</span></div><span class="css-xx3 e1f9kd35">{p.at:%b} {p.at.day}, {p.at:%Y}, {p.at:%I:%M %p}</span></div><div class="css-7gh e1f9kd36"><p>{p.html}</p></div><div class="css-bt e1f9kd37"><button>Like</button><button>Reply</button><span>3</span></div></div>"""

    return page(
        f'<nav class="css-n"><a href="/">Forum</a> <a href="/new">New topic</a></nav><h1 class="css-h">{TITLE}</h1><div class="css-l">{rows(posts, one)}</div>'
    )


def dl_forum(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<dt><a name="m{n}"></a><strong>{p.name}</strong> <span>{p.at:%d.%m.%Y %H:%M}</span></dt><dd>{p.html}</dd>"""

    return page(
        NAV
        + f'<h2>{TITLE}</h2><p>Forum &gt; Beiträge zum Thema</p><dl>{rows(posts, one)}</dl><p><a href="reply">Antworten</a> Moderator: Tom</p>',
        lang="de",
    )


def flat_hr(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<h4>{p.name}</h4><p><i>Posted {p.at:%B} {p.at.day}, {p.at:%Y} {p.at:%I:%M %p}</i></p><p>{p.html}</p><hr>"""

    return page(
        NAV
        + f'<h2>{TITLE}</h2><p>Message board - post reply</p><hr>{rows(posts, one)}<p><a href="post">Post a message</a></p>'
    )


def two_cols(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<tr valign="top"><td width="20%"><b>{p.name}</b><br><small>{p.at:%d-%b-%Y}<br>{p.at:%H:%M}</small></td><td>{p.html}</td></tr>"""

    return page(
        NAV
        + f'<h2>{TITLE}</h2><table border="1"><tr><th>Author</th><th>Message</th></tr>{rows(posts, one)}</table><a>Back to the message board</a> <a>Post reply</a> <a>New topic</a>'
    )


def yahoo_groups(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<table class="datatable"><tr><th class="footaction">#{n}</th></tr><tr><td class="message"><table><tr><td class="author">From: <span class="name"><a href="mailto:x@...">{p.name} &lt;x@...&gt;</a></span></td></tr><tr><td class="date">Date: {p.at:%a %b} {p.at.day}, {p.at:%Y} {p.at.hour % 12 or 12}:{p.at:%M} {p.at.strftime("%p").lower()}</td></tr><tr><td class="subject">Subject: {"" if n == 501 else "Re: "}{TITLE}</td></tr></table><div class="msgarea">{p.html}</div></td></tr></table>"""

    return page(NAV + f"<h2>{TITLE}</h2>" + rows(posts, one) + "<a>Expand Messages</a> <a>Messages in topic</a>")


def google_groups_old(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<a name="msg_{n}"></a><div id="msg_{n}" class="fontsize2"><table class="msg-hdr"><tr><td><span class="author"><b>{p.name}</b></span> &nbsp; <a href="/groups/profile?enc_user={n}">View profile</a> &nbsp; <a>More options</a> {p.at:%b} {p.at.day} {p.at:%Y}, {p.at.hour % 12 or 12}:{p.at:%M} {p.at.strftime("%p").lower()}</td></tr></table><div class="hdr"><b>From:</b> {p.name} &lt;x...@y.example&gt;<br><b>Date:</b> {p.at:%a}, {p.at.day} {p.at:%b %Y %H:%M:%S} -0800<br><b>Local:</b> {p.at:%a, %b} {p.at.day} {p.at:%Y} {p.at.hour % 12 or 12}:{p.at:%M} {p.at.strftime("%p").lower()}<br><b>Subject:</b> {"Re: " if n > 501 else ""}{TITLE}</div><div id="inbdy_{n}" class="msgbody">{p.html}</div><a href="/group/x/post">Reply</a> | <a>Reply to author</a> | <a>Forward</a></div><hr>"""

    return page(NAV + f"<h2>{TITLE}</h2>" + rows(posts, one))


def vb3_without_marks(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        w = f'<div class="tb"><div id="post_message_{n}">{p.html}</div></div>' if n == 501 else p.html
        return f'''<div align="center"><div class="page"><table class="tborder" cellpadding="6" width="100%"><tbody><tr valign="top"><td class="ccf" width="175" rowspan="3"><div id="postmenu_{n}"><a class="bigusername" href="http://bbs.x/member.php?u={n}"><font color="#000099">{p.name}</font></a><div class="smallfont" align="left"><img class="inlineimg" alt="级别:2 | 在线时长:14小时" title="级别:2"></div></div><div class="smallfont" align="center"><img alt="初级会员"></div><br><div class="smallfont"><fieldset><legend>资　料:</legend><div>帖子数: <a href="search.php?do=finduser&u=1">12</a></div><div>精华: 0</div></fieldset></div></td><td class="alt1" id="td_post_{n}"><table width="100%" id="table1"><tbody><tr><td><div class="smallfont"><a href="showpost.php?p={n}" id="postcount{n}" name="{n - 500}"><strong>{n - 500}</strong></a> <a name="post{n}"><img class="inlineimg" alt="旧"></a> {p.at:%Y-%m-%d, %H:%M:%S} <img alt="默认"></div></td></tr></tbody></table><hr>{w}</td></tr><tr><td class="alt1" valign="bottom"></td></tr><tr><td class="alt1" align="right"><a href="newreply.php?p={n}"><img alt="回复时引用此帖"></a></td></tr></tbody></table></div></div>'''

    return page(NAV + f'<td class="navbar"><strong>{TITLE}</strong></td>' + rows(posts, one))


def asp_table(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f'''<tr bgcolor="{"#eeeeee" if n % 2 else "#ffffff"}"><td valign="top" width="20%"><a name="{n}"></a><b>{p.name}</b><br><font size="1">{"Moderator" if p.staff else "Member"}<br>Joined: 3/4/2009<br>12 posts</font></td><td valign="top"><font size="1" color="gray">Posted: {p.at.month}/{p.at.day}/{p.at:%Y} {p.at.hour % 12 or 12}:{p.at:%M:%S %p}</font><br><br>{f"<table border=1 width=90%><tr><td><i>{p.of} wrote:</i><br>{p.quote}</td></tr></table><br>" if p.quote else ""}{p.html}<br><br><font size="1">{sig(p)}</font></td></tr>'''

    return page(
        NAV
        + f'<font size=4><b>{TITLE}</b></font><table width="100%" cellpadding="4"><tr><th>Reply Author</th><th>Message</th></tr>{rows(posts, one)}</table><a href="reply.asp">Post Reply</a>'
    )


def labels(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div class="msgbox"><p><b>Name:</b> {p.name}</p><p><b>Date:</b> {p.at:%d/%m/%Y} {p.at:%H:%M}</p><p><b>Message:</b><br>{p.html}</p></div>"""

    return page(NAV + f"<h1>{TITLE}</h1><p>Forum: patients</p>{rows(posts, one)}", lang="en-GB")


def mails_on_one_page(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f'''<hr><a name="{n}"></a><h3>{"Re: " if n > 501 else ""}{TITLE}</h3><em>From:</em> {p.name} &lt;x@y.example&gt;<br><em>Date:</em> {p.at:%a, %d %b %Y %H:%M:%S} +0000<br><p>{p.html}</p>'''

    return page(f"<h1>Mailing list archive</h1><p>forum thread, reply to list</p>{rows(posts, one)}<hr>")


def cards(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div class="card mb-3"><div class="card-header d-flex"><strong class="mr-auto">{p.name}</strong><small class="text-muted">{p.at:%d.%m.%Y} um {p.at:%H:%M} Uhr</small></div><div class="card-body"><p class="card-text">{p.html}</p></div><div class="card-footer"><a class="btn btn-sm">Antworten</a></div></div>"""

    return page(NAV + f'<div class="container"><h1>{TITLE}</h1><p>Forum</p>{rows(posts, one)}</div>', lang="de")


def item_list(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<li class="post-item"><div class="post-item__side"><div class="post-item__avatar"></div><div class="post-item__name">{p.name}</div></div><div class="post-item__main"><div class="post-item__top"><span>#{n - 500}</span><span>{p.at:%b} {p.at.day} {p.at:%Y}, {p.at:%H:%M}</span></div><div class="post-item__txt"><p>{p.html.replace("<br /><br />", "</p><p>")}</p></div><ul class="post-item__bar"><li>Like</li><li>Quote</li><li>Share</li></ul></div></li>"""

    return page(NAV + f"<h1>{TITLE}</h1><ul>{rows(posts, one)}</ul>")


ROWS: dict[str, Callable[[Sequence[Said]], str]] = {
    "vb2": vb2,
    "snitz": snitz,
    "ubb_classic": ubb_classic,
    "ubb_threads6": ubb_threads6,
    "webwiz": webwiz,
    "proboards4": proboards4,
    "yabb_se": yabb_se,
    "minibb": minibb,
    "jforum": jforum,
    "e107": e107,
    "somethingawful": somethingawful,
    "med1": med1,
    "misago": misago,
    "nabble": nabble,
    "tailwind_hashed": tailwind_hashed,
    "dl_forum": dl_forum,
    "flat_hr": flat_hr,
    "two_cols": two_cols,
    "yahoo_groups": yahoo_groups,
    "google_groups_old": google_groups_old,
    "vb3_without_marks": vb3_without_marks,
    "asp_table": asp_table,
    "labels": labels,
    "mails_on_one_page": mails_on_one_page,
    "cards": cards,
    "item_list": item_list,
}
