"""A thread of hostile texts: everything that strangers wrote comes out as text, on every page."""

from __future__ import annotations

import re

import html5lib
import pytest
from lxml import etree
from starlette.testclient import TestClient

HTML = "{http://www.w3.org/1999/xhtml}"
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PAYLOADS = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror=alert(1)>',
    "gnp.exe and turned about",
    "x" * 100_000,
    "{{ 7 * 7 }} &lt;b&gt; javascript:alert(1)",
    "<!-- not a comment --> ]]> </article></main>",
)
PAGES = (
    "/",
    "/search?q=IL-2&limit=20",
    "/search?q=%3Cscript%3E",
    '/search?q="><img src=x onerror=alert(1)>&role="><script>',
    "/search?q=again&author=%3Cscript%3E",
    "/search?q=again&treatment=%22%3E%3Cimg+src%3Dx%3E",
    "/search?q=x:%3Cscript%3Ealert(1)%3C/script%3E",
    "/search?q=" + "y" * 1900,
    "/search?q=%E2%80%AEabc",
    "/pairs?q=IL-2",
    "/unanswered",
    "/unanswered?q=%3Cb%3E",
    "/treatments",
    "/treatment/il-2",
    "/treatment/%3Cscript%3E",
    "/treatment/%22%3E%3Cimg%3E",
    "/thread/%3Cscript%3E",
    "/record/%3Cscript%3E",
    "/pictures?q=%3Cscript%3E",
    "/%3Cscript%3E",
)


@pytest.fixture(scope="module")
def thread(hostile_site: TestClient) -> str:
    hit = hostile_site.get("/search.json?q=IL-2").json()["hits"][0]
    return f"/thread/{hit['thread_id']}"


def trees(site: TestClient, pages: tuple[str, ...]) -> dict[str, etree._Element]:
    found = {}
    for address in pages:
        text = site.get(address).text
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"))
        found[address] = parser.parse(text).getroot()
        assert not parser.errors, address
        assert not TURNING.search(text), address
    return found


def test_nothing_becomes_markup(hostile_site: TestClient, thread: str) -> None:
    long = (f"{thread}?hit=%3Cscript%3E&q=IL-2", f"{thread}?page=2", f"{thread}?page=9&q=%3Cscript%3E")
    for address, root in trees(hostile_site, (*PAGES, *long)).items():
        for element in root.iter():
            if not isinstance(element.tag, str):
                assert element.tag is not etree.Comment, address
                continue
            assert element.tag not in (f"{HTML}img", f"{HTML}b", f"{HTML}style"), address
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], address
            if element.tag == f"{HTML}script":
                assert element.get("src", "").startswith("/static/page.js"), address
            if element.tag == f"{HTML}a":
                assert (element.get("href") or "").startswith(("/", "#")), address


def test_all_of_it_is_shown_in_the_thread(hostile_site: TestClient, thread: str) -> None:
    pages = trees(hostile_site, (thread, f"{thread}?page=2", f"{thread}?page=3")).values()
    shown = "\n".join("".join(root.itertext()) for root in pages)
    for payload in PAYLOADS:
        assert payload in shown, payload[:40]


def test_a_long_word_does_not_fill_a_page_of_results(hostile_site: TestClient) -> None:
    for address in ("/search?q=IL-2&limit=20", "/unanswered", "/pairs"):
        assert len(hostile_site.get(address).content) < 40_000


def test_records_without_words_say_so(hostile_site: TestClient, thread: str) -> None:
    shown = "".join("".join(root.itertext()) for root in trees(hostile_site, (thread, f"{thread}?page=3")).values())
    assert "The words of this post are not here." in shown
    assert "A removed comment." in shown


def test_feed_and_table_hold_the_same_words(hostile_site: TestClient) -> None:
    feed = hostile_site.get("/search.atom?q=IL-2&limit=20")
    root = etree.fromstring(feed.content)
    texts = "\n".join(root.itertext())
    for payload in PAYLOADS:
        assert payload in texts
    assert not TURNING.search(texts)
    lines = hostile_site.get("/search.csv?q=IL-2&limit=20").text
    assert "<script>document.title='taken'</script>" in lines
