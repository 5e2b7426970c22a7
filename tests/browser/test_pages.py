"""What holds on every page: it answers, it fits a narrow screen, it needs no script."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.sample_site import ARTICLE_PAGES, LIST_PAGES, MISSING_PAGE

EVERY_PAGE = (*LIST_PAGES, *ARTICLE_PAGES, MISSING_PAGE)

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_no_page_scrolls_sideways_on_the_narrowest_screen(open_page: OpenPage, path):
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_without_scripts_says_the_same(open_page: OpenPage, path):
    headings = "h1, h2, h3"
    with_scripts = open_page(path).locator("main").locator(headings).all_inner_texts()
    without = open_page(path, java_script_enabled=False)
    assert without.locator("main").locator(headings).all_inner_texts() == with_scripts


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_has_one_title(open_page: OpenPage, path):
    assert open_page(path).locator("h1").count() == 1
