"""Going on: paging, the page that is not there, and the way of the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.sample_site import LONG_ARTICLE, MISSING_PAGE

FOCUS_RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def titles_of(page: Page) -> list[str]:
    return page.locator("main .story a:not(.kicker)").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False])
def test_paging_leads_to_older_stories_and_back(open_page: OpenPage, scripts):
    page = open_page("/page2/", java_script_enabled=scripts)
    second = titles_of(page)
    paging = page.get_by_role("navigation", name="ページ送り")
    expect(paging.get_by_role("link", name="2ページ目（いまのページ）")).to_have_attribute(
        "aria-current", "page"
    )
    paging.get_by_role("link", name="新しい記事へ").click()
    page.wait_for_url(lambda url: not url.endswith("/page2/"))
    first = titles_of(page)
    assert first
    assert not set(first) & set(second)
    page.get_by_role("link", name="以前の記事へ").click()
    page.wait_for_url("**/page2/")
    assert titles_of(page) == second


def test_a_mistyped_address_is_answered_with_the_article_that_was_meant(open_page: OpenPage):
    page = open_page(MISSING_PAGE)
    nearest = page.get_by_role("region", name="お探しの記事は、こちらではありませんか")
    links = nearest.get_by_role("link")
    assert 1 <= links.count() <= 5
    links.first.click()
    page.wait_for_url(f"**{LONG_ARTICLE}")


def test_the_keyboard_begins_at_the_skip_link(open_page: OpenPage):
    page = open_page(LONG_ARTICLE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="本文へ移動")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/", LONG_ARTICLE, MISSING_PAGE])
def test_the_focus_goes_in_reading_order_and_is_seen(open_page: OpenPage, path):
    page = open_page(path)
    order = "e => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
    places = []
    for _ in range(14):
        page.keyboard.press("Tab")
        places.append(page.evaluate(order))
        assert page.evaluate(FOCUS_RING), page.evaluate("document.activeElement.outerHTML")
    assert places == sorted(places)
