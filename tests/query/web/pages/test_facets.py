"""Facets: the number beside a link is what stands behind it, on every step."""

from __future__ import annotations

import re

import html5lib
import pytest
from lxml import etree
from starlette.testclient import TestClient

HTML = "{http://www.w3.org/1999/xhtml}"
STARTS = ("/search", "/search?q=IL-2", "/search?role=patient", "/search?treatment=il-2&q=side", "/search?q=treatment")


def tree(site: TestClient, address: str) -> etree._Element:
    return html5lib.parse(site.get(address).text, treebuilder="lxml").getroot()


def facets(root: etree._Element) -> list[tuple[str, int, bool]]:
    """The address, number and state of every facet link."""
    nav = next((e for e in root.iter(f"{HTML}nav") if e.get("class") == "facets"), None)
    found = []
    for item in nav.iter(f"{HTML}li") if nav is not None else ():
        link = item.find(f"{HTML}a")
        assert link is not None
        number = re.search(r"[\d,]+(?= records?$)", "".join(item.itertext()).strip())
        assert number, "".join(item.itertext())
        found.append((link.get("href") or "", int(number[0].replace(",", "")), link.get("aria-current") == "true"))
    return found


def total(root: etree._Element) -> int:
    """The number in the page's heading."""
    heading = next(root.iter(f"{HTML}h1"))
    return int((heading.text or "").split()[0].replace(",", ""))


@pytest.mark.parametrize("start", STARTS)
def test_a_number_is_what_stands_behind_it(site: TestClient, start: str) -> None:
    root = tree(site, start)
    assert facets(root)
    for address, number, on in facets(root):
        if not on:
            assert total(tree(site, address)) == number, address


def test_what_is_on_can_be_taken_off(site: TestClient) -> None:
    on = [facet for facet in facets(tree(site, "/search?q=IL-2&role=patient")) if facet[2]]
    assert [address for address, _, _ in on] == ["/search?q=IL-2"]
    root = tree(site, "/search?q=IL-2&role=patient&treatment=ipilimumab&date=2011")
    chips = next(e for e in root.iter(f"{HTML}div") if e.get("class") == "chips")
    targets = [link.get("href") for link in chips.iter(f"{HTML}a")]
    assert targets == [
        "/search?q=IL-2&treatment=ipilimumab&date=2011",
        "/search?q=IL-2&role=patient&date=2011",
        "/search?q=IL-2&role=patient&treatment=ipilimumab",
    ]
    assert "Remove role: Patient" in " ".join("".join(chips.itertext()).split())


def test_another_role_can_be_chosen_in_place_of_one(site: TestClient) -> None:
    offered = {address for address, _, _ in facets(tree(site, "/search?q=IL-2&role=patient"))}
    assert "/search?q=IL-2&role=editor" in offered


def test_a_new_query_keeps_the_filters(site: TestClient) -> None:
    root = tree(site, "/search?q=IL-2&role=patient&exact=1")
    form = next(root.iter(f"{HTML}form"))
    hidden = {(e.get("name"), e.get("value")) for e in form.iter(f"{HTML}input") if e.get("type") == "hidden"}
    assert hidden == {("role", "patient"), ("exact", "1")}


@pytest.mark.parametrize("start", ["/", "/treatments", "/treatment/il-2", "/treatment/immunotherapy"])
def test_numbers_of_treatments_and_roles_are_what_stands_behind_them(site: TestClient, start: str) -> None:
    checked = 0
    for item in tree(site, start).iter(f"{HTML}li", f"{HTML}tr"):
        link = next(item.iter(f"{HTML}a"), None)
        words = " ".join(item.itertext())
        numbers = re.findall(r"\d+", words.partition(link.text or "")[2] if link is not None else "")
        if link is None or not numbers or not (link.get("href") or "").startswith(("/search?", "/treatment/")):
            continue
        target = (link.get("href") or "").replace("/treatment/", "/search?treatment=")
        assert total(tree(site, target)) == int(numbers[0]), target
        checked += 1
    assert checked >= 3


def test_names_as_written_are_a_filter_to_take_off(site: TestClient) -> None:
    root = tree(site, "/search?q=IL-2&exact=1&role=patient")
    assert any(a.get("href") == "/search?q=IL-2&role=patient" for a in root.iter(f"{HTML}a"))
