"""Forum packages and sites that their markup alone describes: `PACKAGES` is all that is known of them."""

from __future__ import annotations

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.catalog import PACKAGES as SOFTWARE
from carethread.indexer.readers.html.platforms.forums.catalog_boards import BOARDS
from carethread.indexer.readers.html.platforms.forums.catalog_health import HEALTH
from carethread.indexer.readers.html.platforms.forums.catalog_plain import PLAIN_VIEWS
from carethread.indexer.readers.html.platforms.forums.catalog_suites import SUITES
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import best, certainty

NAME = "forum software"
VENUE: Venue = "forum"
PACKAGES = (*SOFTWARE, *SUITES, *BOARDS, *HEALTH, *PLAIN_VIEWS)


def detect(page: Page) -> int:
    """How sure it is that one of these packages made the page."""
    return best(page, PACKAGES)[0]


def read(page: Page) -> RawThread | None:
    """The thread, by the likeliest package that finds posts."""
    likely = sorted(((certainty(page, forum), -place) for place, forum in enumerate(PACKAGES)), reverse=True)
    for sure, place in likely:
        if not sure:
            break
        thread = read_forum(page, PACKAGES[-place])
        if thread is not None:
            return thread
    return None
