"""Every page over the seed: whole, valid, without inline style or script, each link leading somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from lxml import etree
from starlette.testclient import TestClient

HTML = "{http://www.w3.org/1999/xhtml}"
BASE = "http://127.0.0.1"
PAGES = (
    "/",
    "/about",
    "/search",
    "/search?q=IL-2&role=patient",
    "/search?q=proleukin&sort=newest&limit=3&offset=3",
    "/search?q=interlukin",
    "/search?q=zebra+IL-2&role=editor&since=2010",
    "/pairs",
    "/pairs?q=IL-2",
    "/pairs?q=zebra",
    "/unanswered",
    "/unanswered?q=zebra",
    "/treatments",
    "/treatment/il-2",
    "/treatment/immunotherapy",
    "/treatment/metformin",
    "/pictures",
    "/pictures?q=yervoy",
    "/pictures?q=zebra",
)
WRONG = {
    "/nowhere": 404,
    "/search?q=roel:patient": 400,
    "/search?role=patinet": 400,
    "/search?q=%28IL-2": 200,
    "/search?offset=x": 400,
    "/search?limit=1000000": 400,
    "/search?sort=best": 400,
    "/treatment/zebra": 404,
    "/thread/none": 404,
    "/record/none": 404,
    "/search.xml": 404,
}


def parsed(html: str) -> etree._Element:
    """The page's tree; fails for what a browser would have to mend."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"))
    root = parser.parse(html).getroot()
    assert not parser.errors, [(html.splitlines()[place[0] - 1][-200:], code) for place, code, _ in parser.errors[:3]]
    return root


def links(html: str, base: str) -> Iterator[str]:
    """The addresses of this site that a page leads to, without fragments."""
    for element in parsed(html).iter(f"{HTML}a", f"{HTML}link", f"{HTML}script"):
        whole = urljoin(base, element.get("href") or element.get("src"))
        if whole.startswith(BASE + "/"):
            yield whole.partition("#")[0]


@pytest.mark.parametrize("address", PAGES)
def test_each_page_answers(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    assert "Experiences, not advice" in answer.text
    root = parsed(answer.text)
    assert root.get("lang") == "en"
    assert len(root.findall(f".//{HTML}h1")) == 1
    assert root.find(f".//{HTML}main") is not None


@pytest.mark.parametrize(("address", "status"), WRONG.items())
def test_each_error_is_a_page(site: TestClient, address: str, status: int) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    parsed(answer.text)


def test_no_inline_style_or_script(site: TestClient) -> None:
    for address in (*PAGES, *WRONG, first_thread(site)):
        for element in parsed(site.get(address).text).iter():
            if not isinstance(element.tag, str):
                continue
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], address
            assert element.tag != f"{HTML}style"
            assert element.tag != f"{HTML}script" or (element.get("src") and not element.text)


def test_headings_go_down_one_level_at_a_time(site: TestClient) -> None:
    for address in (*PAGES, first_thread(site)):
        levels = [int(tag[1]) for tag in re.findall(r"<(h[1-6])\b", site.get(address).text)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_ids_are_unique_and_labels_have_their_fields(site: TestClient) -> None:
    for address in (*PAGES, first_thread(site)):
        root = parsed(site.get(address).text)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address
        pointed = [label.get("for") for label in root.iter(f"{HTML}label")]
        pointed += [name for e in root.iter() for name in (e.get("aria-labelledby") or "").split()]
        assert set(pointed) <= set(ids), address


def test_every_link_leads_to_a_page(site: TestClient) -> None:
    """A crawl of the whole site, from the start page; JSON, CSV, feeds, style and script among it."""
    todo, seen = [BASE + "/"], {BASE + "/"}
    while todo:
        address = todo.pop()
        answer = site.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in links(answer.text, str(answer.url)):
            if link not in seen and _worth(link, seen):
                seen.add(link)
                todo.append(link)
    assert len(seen) > 100


def _worth(link: str, seen: set[str]) -> bool:
    """Facets of facets of facets have no end: searches are followed to two filters."""
    query = urlsplit(link).query
    return query.count("&") < 2 and len(seen) < 250


def test_fragments_exist(site: TestClient) -> None:
    for address in (first_thread(site), "/search?q=IL-2"):
        root = parsed(site.get(address).text)
        ids = {element.get("id") for element in root.iter()}
        for element in root.iter(f"{HTML}a"):
            target = element.get("href") or ""
            if target.startswith("#"):
                assert target[1:] in ids


def first_thread(site: TestClient) -> str:
    """The address of the seed's thread at a hit."""
    hit = site.get("/search.json?q=IL-2&limit=1").json()["hits"][0]
    return f"/thread/{hit['thread_id']}?hit={hit['id']}&q=IL-2"


def test_a_permalink_leads_to_the_record_in_its_thread(site: TestClient) -> None:
    hit = site.get("/search.json?q=IL-2&role=patient").json()["hits"][0]
    moved = site.get(f"/record/{hit['id']}", follow_redirects=False)
    assert moved.status_code == 303
    assert moved.headers["location"] == f"/thread/{hit['thread_id']}?hit={hit['id']}#{hit['id']}"
    root = parsed(site.get(f"/record/{hit['id']}").text)
    sought = [e for e in root.iter(f"{HTML}article") if "sought" in (e.get("class") or "").split()]
    assert [e.get("id") for e in sought] == [hit["id"]]
    assert hit["body"].split()[0] in "".join(sought[0].itertext())


def test_a_thread_has_an_anchor_for_every_record_and_says_why(site: TestClient) -> None:
    address = first_thread(site)
    records = site.get(address.partition("?")[0] + ".json").json()
    root = parsed(site.get(address).text)
    articles = list(root.iter(f"{HTML}article"))
    assert [e.get("id") for e in articles] == [record["id"] for record in records["records"]]
    for article in articles:
        text = "".join(article.itertext())
        assert all(" ".join(reason.split())[:60] in text for reason in records["reasons"].get(article.get("id"), []))
    depths = [next(c for c in e.get("class").split() if c.startswith("depth-")) for e in articles]
    assert depths == [f"depth-{min(record['depth'], 6)}" for record in records["records"]]


def test_words_that_were_sought_are_marked_in_the_thread(site: TestClient) -> None:
    root = parsed(site.get(first_thread(site)).text)
    marked = {mark.text for article in root.iter(f"{HTML}article") for mark in article.iter(f"{HTML}mark")}
    assert {"IL-2", "IL2"} <= marked


def test_results_say_who_when_what_was_asked_and_under_which_name(site: TestClient) -> None:
    text = site.get("/search?q=proleukin&role=editor").text
    plain = re.sub(r"\s+", " ", "".join(parsed(text).itertext()))
    assert "Thread of 10 Dec 2011" in plain
    assert "matched as" in plain
    assert "Answers Patient" in plain
    assert plain.count("Editor Comment") >= 3


def test_a_query_error_shows_its_place_and_links_to_what_was_meant(site: TestClient) -> None:
    root = parsed(site.get("/search?q=IL-2+roel:patient&kind=comment").text)
    assert [mark.text for mark in root.iter(f"{HTML}mark")] == ["roel"]
    target = next(a.get("href") for a in root.iter(f"{HTML}a") if "role%3Apatient" in a.get("href"))
    assert site.get(target).status_code == 200
    assert "kind=comment" in target
    filtered = parsed(site.get("/search?q=IL-2&role=patinet").text)
    assert any(a.get("href") == "/search?q=IL-2&role=patient" for a in filtered.iter(f"{HTML}a"))


def test_no_result_helps_on(site: TestClient) -> None:
    text = site.get("/search?q=interlukin+yervoy&role=reader").text
    root = parsed(text)
    targets = [a.get("href") for a in root.iter(f"{HTML}a")]
    assert any("q=interleukin" in target for target in targets)
    assert "/search?q=yervoy" in targets
    narrowed = site.get("/search?q=yervoy&role=clinician&kind=comment").text
    assert "With one filter less" in narrowed
    assert "Without <bdi>role:clinician</bdi></a>" in narrowed
    assert "Without <bdi>kind:comment</bdi>" not in narrowed  # that finds nothing, too


def test_unchanged_pages_are_not_sent_again(site: TestClient, masked_site: TestClient) -> None:
    for address in ("/search?q=IL-2", "/", "/treatments", "/search.json?q=IL-2", first_thread(site)):
        first = site.get(address)
        again = site.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert not again.content
        assert again.headers["etag"] == first.headers["etag"]
        assert site.get(address, headers={"if-none-match": 'W/"other"'}).status_code == 200
        assert masked_site.get(address).headers["etag"] != first.headers["etag"]


def test_pages_are_light(site: TestClient) -> None:
    """Under 50 kB a page, all in, as it goes over the wire."""
    shared = sum(len(site.get(f"/static/{name}").content) for name in ("style.css", "page.js", "icon.svg"))
    for address in (*PAGES, first_thread(site)):
        with site.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
            size = sum(len(piece) for piece in answer.iter_raw())
        assert size + shared < 50_000, address


def test_pages_come_and_go(site: TestClient) -> None:
    """All pages of an answer together show each record once."""
    address, seen = "/search?q=IL-2&limit=3&sort=thread", []
    while address:
        root = parsed(site.get(address).text)
        seen += [e.get("id") for e in root.iter(f"{HTML}li") if e.get("class") == "hit"]
        address = next((a.get("href") for a in root.iter(f"{HTML}a") if a.get("rel") == "next"), "")
    all_ids = [hit["id"] for hit in site.get("/search.json?q=IL-2&limit=100&sort=thread").json()["hits"]]
    assert seen == all_ids
    assert len(seen) == len(set(seen)) > 10
