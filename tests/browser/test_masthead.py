"""The head of every page: one row, low on a phone, with targets for thumbs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.sample_site import LONG_ARTICLE

HEIGHT = "document.querySelector('.masthead').getBoundingClientRect().height"
#: How many tops the things in the first row have, were they set in rows.
ROWS = """
new Set([...document.querySelectorAll('.masthead-row > *')]
  .map(each => each.getBoundingClientRect())
  .filter(box => box.width > 1)
  .map(box => Math.round((box.top + box.bottom) / 2 / 8))).size
"""
TARGETS = """
[...document.querySelectorAll('.masthead :is(a, button, input)')]
  .map(each => each.getBoundingClientRect())
  .filter(box => box.width > 1)
  .map(box => box.height)
"""


def opened(open_page: OpenPage, path: str, width: int) -> Page:
    return open_page(path, viewport={"width": width, "height": 780})


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
@pytest.mark.parametrize("path", ["/", LONG_ARTICLE])
def test_the_masthead_is_one_row_and_every_target_is_44_px_high(open_page: OpenPage, path, width):
    page = opened(open_page, path, width)
    assert page.evaluate(ROWS) == 1
    assert min(page.evaluate(TARGETS)) >= 44


@pytest.mark.parametrize("path", ["/", LONG_ARTICLE])
def test_on_a_phone_it_is_at_most_96_px_high(open_page: OpenPage, path):
    assert opened(open_page, path, 360).evaluate(HEIGHT) <= 96


def test_many_categories_scroll_and_leave_the_page_as_wide_as_the_screen(open_page: OpenPage):
    page = opened(open_page, "/", 768)
    before = page.evaluate(HEIGHT)
    page.evaluate(
        "() => { const list = document.querySelector('.sections ul');"
        " for (let n = 0; n < 40; n++) list.append(list.firstElementChild.cloneNode(true)); }"
    )
    assert page.evaluate(HEIGHT) == before
    assert page.evaluate("document.documentElement.scrollWidth") == 768


def test_a_search_begins_in_the_masthead_and_by_an_icon_on_a_phone(open_page: OpenPage):
    page = opened(open_page, "/", 1440)
    page.get_by_role("searchbox", name="記事を検索する語").fill("半導体")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page = opened(open_page, "/", 360)
    page.get_by_role("link", name="検索", exact=True).click()
    page.wait_for_url("**/search/")
