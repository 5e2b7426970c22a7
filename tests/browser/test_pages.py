"""What holds on every page: it answers, it fits a narrow screen, it needs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.sample_site import ARTICLE_PAGES, LIST_PAGES, MISSING_PAGE

EVERY_PAGE = (*LIST_PAGES, *ARTICLE_PAGES, MISSING_PAGE)

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_has_one_title_and_fits_the_narrowest_screen(open_page: OpenPage, path):
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate(OVERFLOW) <= 0
    assert page.locator("h1").count() == 1


def headings_told(page: Page) -> list[str]:
    """Return the headings as a screen reader hears them, with their levels."""
    lines = page.locator("main").aria_snapshot().splitlines()
    return [line.strip() for line in lines if line.strip().startswith("- heading")]


@pytest.mark.parametrize("path", [*ARTICLE_PAGES, MISSING_PAGE])
def test_a_page_without_scripts_says_the_same(open_page: OpenPage, path):
    without = headings_told(open_page(path, java_script_enabled=False))
    assert len(without) > 1
    assert without == headings_told(open_page(path))
