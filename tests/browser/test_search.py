"""Searching: suggestions by keys and by pointer, and the plain form where no script runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

RESULTS = re.compile(r"/search/\?q=")


def type_into_field(page: Page, text: str) -> None:
    field = page.get_by_role("combobox", name="記事を検索する語")
    field.press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_search_is_a_plain_form(open_page: OpenPage, scripts):
    page = open_page("/search/", java_script_enabled=scripts)
    page.locator("#search-field").fill("PostgreSQL")
    page.get_by_role("button", name="検索", exact=True).click()
    page.wait_for_url(RESULTS)
    expect(page.locator(".story-title mark").first).to_have_text("PostgreSQL")


def test_suggestions_are_chosen_by_keys_and_left_by_escape(open_page: OpenPage):
    page = open_page("/search/", viewport={"width": 390, "height": 800})
    type_into_field(page, "post")
    field = page.locator("#search-field")
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "search-suggestion-0")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("post")


def test_who_types_on_asks_for_what_is_typed_and_not_for_what_was_chosen(open_page: OpenPage):
    page = open_page("/search/")
    type_into_field(page, "post")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#search-field").input_value()
    page.keyboard.type(" 速い")
    page.keyboard.press("Enter")
    page.wait_for_url(RESULTS)
    expect(page.locator("#search-field")).to_have_value(f"{chosen} 速い")


def test_a_chosen_suggestion_leads_to_its_results(open_page: OpenPage):
    page = open_page("/search/")
    type_into_field(page, "post")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(RESULTS)
    expect(page.locator("#search-field")).to_have_value(re.compile("^post.", re.IGNORECASE))


def test_an_article_among_the_suggestions_leads_to_itself(open_page: OpenPage):
    page = open_page("/search/")
    type_into_field(page, "postgresql")
    page.get_by_role("option").filter(has_text="記事").first.click()
    page.wait_for_url(re.compile(r"/2026/\d\d/\d\d/"))
