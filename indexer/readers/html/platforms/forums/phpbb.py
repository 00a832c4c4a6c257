"""phpBB 2 (subSilver), 3.0 (prosilver, subsilver2) and 3.1 to 3.3.

Markup: `viewtopic_body.html` of prosilver and subsilver2, `viewtopic_body.tpl` of phpBB 2.
"""

from __future__ import annotations

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty

NAME = "phpbb"
VENUE: Venue = "forum"


def _pieces(page: Page) -> list[Element]:
    """phpBB 2 closes `span.postbody` at each quote: what holds a post's pieces is the cell around them."""
    cells: dict[Element, None] = {}
    for piece in find(page, ".postbody"):
        cell = piece if piece.tag in ("div", "td") else next(piece.iterancestors("td", "div"), None)
        if cell is not None:
            cells.setdefault(cell)
    return [cell for cell in cells if not "".join(cell.itertext()).lstrip().startswith("________")]


PROSILVER = Forum(
    name=NAME,
    signs=(("postbody", "postprofile"), ("postbody", "topic-actions", "content"), ("postbody", "viewtopic")),
    bodies=(".postbody .content", ".post .content", ".post-content .content", "div.post .postbody"),
    block=("div.post", ".post", ".post-container", "article"),
    author=(
        ".postprofile .username, .postprofile .username-coloured",
        ".author .username, .author .username-coloured",
        ".username, .username-coloured",
        ".postprofile dt strong, .postprofile dt > a:not(.avatar)",
        ".author strong",
    ),
    date=("p.author time", "p.author", ".postbody .author", ".post-date", ".postdate", ".author"),
    rank=(".profile-rank", ".postprofile dd:not([class])", ".post-rank", ".rank"),
    title=("h2.topic-title", ".topic-title", "#page-body > h2", "#page-body h2"),
    key=r"(?:p|post_content|post|profile)-?(\d+)",
    drop=(".notice", ".codebox > p", ".post-notice", "dl.thumbnail dd", ".back2top"),
)
SUBSILVER = Forum(
    name=NAME,
    signs=(("postbody", "postdetails", "gensmall"), ("postbody", "forumline"), ("postbody", "tablebg")),
    bodies=(".postbody",),
    find=_pieces,
    block=("table.tablebg",),
    author=(".postauthor", ".name b", ".name"),
    date=("td.gensmall", ".postdetails", ".gensmall", ".postsubject"),
    rank=(".postdetails",),
    title=("#pageheader h2", "a.maintitle", ".maintitle", "a.titles", ".titles"),
    key=r"p?(\d+)",
    drop=(".gensmall",),
    ruled=True,
)


def detect(page: Page) -> int:
    """How sure it is that phpBB made the page."""
    sure = max(certainty(page, PROSILVER), certainty(page, SUBSILVER))
    return min(100, sure + 15) if sure and page.by_id("phpbb") is not None else sure


def read(page: Page) -> RawThread | None:
    """The thread on a phpBB page."""
    thread = read_forum(page, PROSILVER) if certainty(page, PROSILVER) else None
    return thread or read_forum(page, SUBSILVER)
