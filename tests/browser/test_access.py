"""The pages can be read by everybody: axe-core, narrow screens, large letters, dark, high contrast, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NewPage = Callable[..., Any]
PAGES = (
    "/",
    "/about",
    "/search?q=IL-2",
    "/search?q=IL-2&role=patient&limit=5",
    "/search?q=again&author=script",
    "/search?q=interlukin+zebra&role=editor",
    "/pairs",
    "/unanswered",
    "/treatments",
    "/treatment/il-2",
    "/treatment/immunotherapy",
    "/pictures",
    "seed thread",
    "hostile thread",
    "/search?q=roel:x",
    "/nowhere",
    "/treatment/ipilumab",
)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def threads(browser: Any, address: str) -> dict[str, str]:
    """The addresses of the two threads, at a hit."""
    context = browser.new_context(base_url=address)
    found = {}
    for name, query in (("seed thread", "husband"), ("hostile thread", "again")):
        hit = context.request.get(f"/search.json?q={query}&limit=1").json()["hits"][0]
        found[name] = f"/thread/{hit['thread_id']}?hit={hit['id']}&q={query}#{hit['id']}"
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing(new_page: NewPage, threads: dict[str, str], where: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = new_page(color_scheme=scheme, viewport=DESKTOP if scheme == "light" else PHONE, forgive="status of 40")
    page.goto(threads.get(where, where))
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_axe_would_find_something(new_page: NewPage) -> None:
    """The check itself works: an input without a label is found."""
    from axe_playwright_python.sync_playwright import Axe

    page = new_page()
    page.goto("/")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    found = {violation["id"] for violation in Axe().run(page).response["violations"]}
    assert {"html-has-lang", "label"} <= found


@pytest.mark.parametrize("where", PAGES)
def test_nothing_scrolls_sideways(new_page: NewPage, threads: dict[str, str], where: str) -> None:
    """320 px wide; and 1280 px at 200 % of the letters' size, as browsers let people set it."""
    page = new_page(viewport=PHONE, forgive="status of 40")
    page.goto(threads.get(where, where))
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert _too_wide(page) == 0
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    assert _too_wide(page) == 0


def _too_wide(page: Any) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def test_dark_follows_the_system(new_page: NewPage) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto("/search?q=IL-2")
        colours[scheme] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert _brightness(colours["light"]) > 200
    assert _brightness(colours["dark"]) < 60


def _brightness(colour: str) -> float:
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3


def test_more_contrast_and_forced_colours(new_page: NewPage) -> None:
    page = new_page(contrast="more")
    page.goto("/search?q=IL-2")
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    page = new_page(forced_colors="active")
    page.goto("/search?q=IL-2")
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).borderTopStyle") == "solid"


def test_nothing_moves(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => { const s = getComputedStyle(one);"
        " return s.animationName !== 'none' || s.transitionDuration !== '0s' || s.scrollBehavior !== 'auto'; }).length"
    )
    assert moving == 0


def test_paper_shows_the_words_alone(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/search?q=IL-2")
    page.emulate_media(media="print")
    assert not page.locator("form.search").is_visible()
    assert not page.locator(".facets").is_visible()
    assert page.locator("li.hit").first.is_visible()
    assert page.get_by_role("note").is_visible()


def test_paper_is_light_where_the_screen_is_dark(new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto("/search?q=proleukin")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".facts", ".why", ".badge", "h1"):
        colour = page.evaluate("(one) => getComputedStyle(document.querySelector(one)).color", selector)
        assert _brightness(colour) < 110, selector


@pytest.mark.parametrize("where", ["/", "/search?q=IL-2&role=patient&limit=5", "/treatment/il-2", "seed thread"])
def test_fingers_find_their_targets(new_page: NewPage, threads: dict[str, str], where: str) -> None:
    """24 px for what stands by itself (WCAG 2.2, 2.5.8), 44 for the field and the button; links in sentences apart."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(threads.get(where, where))
    height = "(all) => all.map((one) => one.getBoundingClientRect().height)"
    alone = "nav a, .counts a, .facets a, .chips a, .facts a, .jump a, .forms a, .pager a, summary, select"
    assert min(page.locator(alone).filter(visible=True).evaluate_all(height)) >= 24
    main = page.locator("input[type=search], button").evaluate_all(height)
    assert min(main, default=44) >= 44


def test_years_and_names_in_tables_stay_whole(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/treatment/il-2")
    lines = page.locator("th[scope=row]").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert max(lines) < 60
    page.goto("/pictures")
    broken = page.locator("th[scope=row] a").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.closest('th').clientWidth + 1).length"
    )
    assert broken == 0


def test_focus_can_be_seen(page: Any) -> None:
    page.goto("/search?q=IL-2")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert style == "solid"
        assert width >= 3


def test_hostile_texts_stay_texts(page: Any, threads: dict[str, str]) -> None:
    page.goto(threads["hostile thread"].partition("?")[0])
    assert page.title() != "taken"
    text = page.locator("main").inner_text()
    assert "<script>document.title='taken'</script>" in text
    assert '"><img src=x onerror=alert(1)>' in text
    assert page.locator("main script, main img, main iframe").count() == 0


def test_a_page_weighs_little(page: Any) -> None:
    """Everything that a first visit loads, as it goes over the wire."""
    page.goto("/search?q=IL-2")
    sizes = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map((one) => one.transferSize)"
    )
    assert len(sizes) >= 3
    assert 0 < sum(sizes) < 50_000
