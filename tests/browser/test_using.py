"""People use the pages: by typing, by clicking, by keyboard, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NewPage = Callable[..., Any]


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def either(request: pytest.FixtureRequest, new_page: NewPage) -> Any:
    """A page with JavaScript, and one without."""
    return new_page(java_script_enabled=request.param == "with JavaScript")


def test_search_by_typing(either: Any) -> None:
    either.goto("/")
    either.get_by_label("Search the discussions").fill("proleukin")
    either.get_by_role("button", name="Search").click()
    assert "q=proleukin" in either.url
    assert "records in" in either.locator("h1").inner_text()
    first = either.locator("li.hit").first
    assert "matched as" in first.inner_text()
    assert "Thread of" in first.inner_text()


def test_search_by_link(either: Any) -> None:
    either.goto("/")
    either.get_by_role("link", name="What did patients and families live through with Interleukin-2").click()
    badges = set(either.locator("li.hit h2 .badge").all_inner_texts())
    assert badges == {"Patient", "Caregiver"}


def test_facets_on_and_off_and_back(either: Any) -> None:
    either.goto("/search?q=IL-2")
    before = either.locator("h1").inner_text()
    facets = either.get_by_role("navigation", name="Narrow these results")
    facets.get_by_role("link", name="Caregiver").click()
    assert set(either.locator("li.hit h2 .badge").all_inner_texts()) == {"Caregiver"}
    either.get_by_role("link", name="Remove role: Caregiver").click()
    assert either.locator("h1").inner_text() == before
    either.go_back()
    assert "role=caregiver" in either.url
    assert set(either.locator("li.hit h2 .badge").all_inner_texts()) == {"Caregiver"}
    either.go_back()
    assert either.locator("h1").inner_text() == before


def test_a_new_query_keeps_the_facets(either: Any) -> None:
    either.goto("/search?q=IL-2&role=patient")
    either.get_by_label("Search the discussions").fill("interferon")
    either.get_by_label("Search the discussions").press("Enter")
    either.wait_for_url("**q=interferon**")
    assert "role=patient" in either.url
    either.locator("li.hit").first.wait_for()
    assert set(either.locator("li.hit h2 .badge").all_inner_texts()) == {"Patient"}


def test_from_a_hit_into_its_thread_and_to_its_permalink(either: Any) -> None:
    either.goto("/search?q=IL-2&role=caregiver")
    hit = either.locator("li.hit").first
    id = hit.get_attribute("id")
    hit.get_by_role("link").first.click()
    sought = either.locator("article.sought")
    assert sought.get_attribute("id") == id
    assert sought.locator("mark").count() > 0
    top = sought.bounding_box()["y"]
    assert 0 <= top < 900
    sought.locator("summary").click()
    assert sought.locator("details p").is_visible()
    sought.get_by_role("link", name="Link to").click()
    assert either.url.endswith(f"?hit={id}#{id}")
    assert either.locator("article.sought").get_attribute("id") == id


def test_an_order_and_pages(either: Any) -> None:
    either.goto("/search?limit=5")
    either.get_by_label("Order").select_option("newest")
    if "sort=newest" not in either.url:
        either.get_by_role("button", name="Search").click()
    either.wait_for_url("**/search?*sort=newest*")
    first = either.locator("li.hit").first.get_attribute("id")
    either.get_by_role("link", name="Next page").click()
    assert either.locator("li.hit").first.get_attribute("id") != first
    either.get_by_role("link", name="Previous page").click()
    assert either.locator("li.hit").first.get_attribute("id") == first


def test_a_mistake_is_mended_by_a_click(either: Any) -> None:
    either.goto("/search?q=interlukin")
    either.get_by_role("link", name="interleukin", exact=True).click()
    assert "Nothing found" not in either.locator("h1").inner_text()


def test_an_error_is_mended_by_a_click(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, forgive="status of 400")
    page.goto("/search?q=IL-2+roel:patient")
    assert page.locator("mark").inner_text() == "roel"
    page.get_by_role("link", name="IL-2 role:patient").click()
    assert set(page.locator("li.hit h2 .badge").all_inner_texts()) == {"Patient"}


def test_by_keyboard_alone(page: Any) -> None:
    page.goto("/")
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    keys.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    keys.type("IL-2")
    with page.expect_navigation():
        keys.press("Enter")
    focused = set()
    for _ in range(60):
        keys.press("Tab")
        focused.add(page.evaluate("document.activeElement.textContent.trim()"))
        if page.evaluate("document.activeElement.matches('.facets a')"):
            break
    assert any(text.startswith("Comment ") for text in focused)
    with page.expect_navigation():
        keys.press("Enter")
    assert page.locator(".chips a").count() == 1


def test_keys_outside_of_inputs_only(page: Any) -> None:
    page.goto("/search?q=IL-2")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("End")
    page.keyboard.type("/jk")
    assert page.get_by_label("Search the discussions").input_value() == "IL-2/jk"
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        at = page.evaluate("[...document.querySelectorAll('li.hit a.go')].indexOf(document.activeElement)")
        assert at == place
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("article.sought").count() == 1
    here = page.locator("article.sought").get_attribute("id")
    page.keyboard.press("j")
    after = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == here != after


def test_keys_of_the_browser_are_left_alone(page: Any) -> None:
    page.goto("/search?q=IL-2")
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert page.evaluate("document.activeElement === document.body")
