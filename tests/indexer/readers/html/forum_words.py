"""Pages of unknown forums whose words stand beside bylines, numbers and signatures."""

# ruff: noqa: E501  (markup keeps the lines that the pages print)

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.indexer.readers.html.forum_pages import NAV, TITLE, Said, page, rows, sig

_DUTCH = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def byline_below(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div class="item"><p>{p.html}</p><div class="foot">— <a href="/people/{n}">{p.name}</a>, {p.at:%d %B %Y} at {p.at:%H:%M} <a href="#r">reply</a></div></div>"""

    return page(
        NAV + f'<h1>{TITLE}</h1><p>Discussion board</p><div class="list">{rows(posts, one)}</div><a>Post reply</a>',
        lang="en-GB",
    )


def short_rule(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f'''<tr class="even"><td class="msg"><div class="msg_infobox"><span class="msg_infobox_num">#{n - 500}</span><b><a href="/community/{n}" class="name">{p.name}</a></b> <span class="msg_infobox_date">Posted {p.at.month}/{p.at.day}/{p.at:%Y} {p.at.hour % 12 or 12}:{p.at:%M:%S %p}</span> <a class="msg_below">message detail</a></div><div class="msg_body newbeta" name="{n}">{f"<blockquote><cite>{p.of} posted...</cite>{p.quote}</blockquote>" if p.quote else ""}{p.html}<br>---<br>{sig(p)}</div></td></tr>'''

    return page(NAV + f'<h1 class="page-title">{TITLE}</h1><table class="board message msg">{rows(posts, one)}</table>')


def numbered_names(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div id="c{n}"><b>{n - 500}. {p.name}</b> schrieb am {p.at:%d.%m.%Y} um {p.at:%H:%M} Uhr:<p>{p.html}</p></div>"""

    return page(NAV + f"<h1>{TITLE}</h1><h4>Forum - Beiträge</h4>" + rows(posts, one), lang="de")


def byline_with_words(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div class="mb-message"><div class="mb-title"><strong>{"" if n == 501 else "RE: "}{TITLE}</strong></div><div class="mb-by">by <a href="/people/profile/{n}.htm">{p.name}</a> on {p.at:%a %b} {p.at.day}, {p.at:%Y} 12:00 AM</div><div class="mb-quote">{f"<p><strong>Quote from {p.of}'s post</strong></p><p>{p.quote}</p>" if p.quote else ""}</div><p>{p.html}</p><div class="mb-links"><a>Reply</a> | <a>Report</a> | <a>Print</a></div></div>"""

    return page(NAV + f"<h1>{TITLE}</h1><p>Cancer message boards</p>" + rows(posts, one))


def date_in_a_row_below(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<table cellpadding="4" cellspacing="1" class="tableinborder" width="95%" align="center"><tr class="tablea"><td width="175" valign="top"><a name="post{n}"></a><span class="normalfont"><b><a href="profile.php?userid={n}">{p.name}</a></b></span><br /><span class="smallfont">{"Moderator" if p.staff else "Grünschnabel"}<br /><br />Dabei seit: 03.01.2010<br />Beiträge: 7<br />Herkunft: Bonn</span></td><td valign="top"><table width="100%"><tr><td><span class="smallfont"><b>{TITLE if n == 501 else ""}</b></span></td><td align="right"><a href="addreply.php?postid={n}"><img alt="Zitatantwort auf diesen Beitrag erstellen"></a></td></tr></table><hr size="1" /><span class="normalfont">{f'<table align="center" width="98%"><tr><td><span class="smallfont"><b>Zitat:</b></span><br/><table class="tableinborder"><tr><td class="inposttable"><span class="smallfont"><i>Original von {p.of}</i><br/>{p.quote}</span></td></tr></table></td></tr></table>' if p.quote else ""}{p.html}</span><br /><br /><span class="smallfont">__________________<br />{sig(p)}</span></td></tr><tr class="tablea"><td><span class="smallfont"><img alt="Old Tommy ist offline"> {p.at:%d.%m.%Y} <span class="time">{p.at:%H:%M}</span></span></td><td><span class="smallfont"><a href="profile.php?userid={n}"><img alt=""></a></span></td></tr></table>""".replace(
            "Old Tommy ist offline", p.name + " ist offline"
        )

    return page(NAV + rows(posts, one), lang="de")


def css_modules(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f"""<section class="Thread_post__x7Gf2" data-testid="post"><header class="Thread_head__aa1Bc"><a href="/users/{n}" class="Thread_author__9dKs1">{p.name}</a><span class="Thread_role__b1">{"Staff" if p.staff else ""}</span><span class="Thread_time__kK2lm">{p.at:%d %b %Y, %H:%M}</span></header><div class="Thread_content__Qq3rT"><div class="RichText_root__1">{f'<div class="RichText_quoted__7"><span>{p.of}</span><p>{p.quote}</p></div>' if p.quote else ""}<p>{p.html}</p></div></div><footer class="Thread_foot__z"><button>Helpful (3)</button><button>Reply</button></footer></section>"""

    return page(
        f'<div id="__next"><h1>{TITLE}</h1><div class="Thread_list__p">{rows(posts, one)}</div></div><nav>Forums</nav>'
    )


def dutch(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<div class="reactie"><div class="kop"><strong>{p.name}</strong> <span>{p.at.day} {_DUTCH[p.at.month - 1]} {p.at:%Y} om {p.at:%H:%M}</span></div><div class="inhoud">{p.html}</div><div class="voet"><a>Citeer</a> <a>Meld</a></div></div>"""

    return page(NAV + f"<h1>{TITLE}</h1><p>Forum voor lotgenoten</p>{rows(posts, one)}", lang="nl")


def french(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:
        return f"""<li id="msg{n}"><p class="auteur">{p.name} <em>le {p.at.day} {_FRENCH[p.at.month - 1]} {p.at:%Y} à {p.at:%H}h{p.at:%M}</em></p><div class="corps"><p>{p.html}</p></div><p class="outils"><a>Répondre</a> <a>Citer</a></p></li>"""

    return page(NAV + f"<h1>{TITLE}</h1><p>Forum de discussion</p><ol>{rows(posts, one)}</ol>", lang="fr")


def table_a_post(posts: Sequence[Said]) -> str:
    def one(n: int, p: Said) -> str:

        return f'''<a name="{n}"></a><table width="100%"><tr bgcolor="#eee"><td><b>{p.name}</b> - <font size="1">{p.at.hour % 12 or 12}:{p.at:%M}{p.at.strftime("%p").lower()} {p.at:%b} {p.at.day}, {p.at:%Y} EST</font> (#{n - 500} of 6)</td></tr><tr><td><p>{p.html}</p></td></tr></table>'''

    return page(NAV + f"<h2>{TITLE}</h2><p>Discussion: forum posts</p>" + rows(posts, one) + "<a>Post Message</a>")


BESIDE: dict[str, Callable[[Sequence[Said]], str]] = {
    "byline_below": byline_below,
    "short_rule": short_rule,
    "numbered_names": numbered_names,
    "byline_with_words": byline_with_words,
    "date_in_a_row_below": date_in_a_row_below,
    "css_modules": css_modules,
    "dutch": dutch,
    "french": french,
    "table_a_post": table_a_post,
}
