"""Reading an article: headline, contents, footnotes there and back, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, wait_until
from tests.browser.sample_site import EMBEDS, LONG_ARTICLE, WIDE_TABLE

WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False])

TOP = "element => Math.round(element.getBoundingClientRect().top)"


def in_view(page: Page, selector: str) -> bool:
    """Tell whether the top of the element stands on the screen."""
    place = page.locator(selector)
    place.wait_for()
    page.wait_for_load_state()
    top: int = place.evaluate(TOP)
    return 0 <= top < page.viewport_size["height"]  # type: ignore[index]


@WITH_AND_WITHOUT_SCRIPTS
def test_an_article_has_one_headline_and_tells_when_it_was_published(open_page: OpenPage, scripts):
    page = open_page(LONG_ARTICLE, java_script_enabled=scripts)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "索引は薬箪笥である　PostgreSQLのB-treeを引き出しの中まで見る"
    )
    expect(page.locator("article time").first).to_have_text("2026年8月20日 12:00")


@WITH_AND_WITHOUT_SCRIPTS
def test_the_contents_lead_to_every_heading(open_page: OpenPage, scripts):
    page = open_page(LONG_ARTICLE, java_script_enabled=scripts)
    contents = page.get_by_role("navigation", name="目次")
    links = contents.locator("a")
    targets = [links.nth(n).get_attribute("href") for n in range(links.count())]
    assert len(targets) > 4
    for target in targets:
        assert page.locator(f'[id="{(target or "")[1:]}"]').count() == 1, target


def test_a_link_of_the_contents_brings_its_heading_to_the_screen(open_page: OpenPage):
    page = open_page(LONG_ARTICLE, viewport={"width": 390, "height": 700})
    contents = page.get_by_role("navigation", name="目次")
    contents.locator("summary").click()
    link = contents.get_by_role("link", name="実行計画を読む")
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    expect(page.locator(f'[id="{target}"]')).to_be_in_viewport()
    assert in_view(page, f'[id="{target}"]')


@WITH_AND_WITHOUT_SCRIPTS
def test_a_footnote_leads_there_and_back(open_page: OpenPage, scripts):
    page = open_page(LONG_ARTICLE, java_script_enabled=scripts)
    page.get_by_role("link", name="脚注1", exact=True).click()
    expect(page.locator('[id="fn:vacuum"]')).to_be_in_viewport()
    page.get_by_role("link", name="脚注1の本文に戻る").click()
    expect(page.locator('[id="fnref:vacuum"]')).to_be_in_viewport()


def test_a_wide_table_scrolls_by_itself_and_by_keys(open_page: OpenPage):
    page = open_page(WIDE_TABLE, viewport={"width": 320, "height": 640})
    table = page.get_by_role("region", name="表", exact=True)
    table.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")


def test_ruby_is_ruby(open_page: OpenPage):
    ruby = open_page(EMBEDS).locator("article ruby").first
    expect(ruby.locator("rt")).to_have_text("かわらばん")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_gets_the_article_alone_in_black_on_white(open_page: OpenPage, theme):
    page = open_page(LONG_ARTICLE, color_scheme=theme)
    name = {"light": "明るい", "dark": "暗い"}[theme]
    page.get_by_role("button", name=name).click()
    page.emulate_media(media="print")
    for name in ("目次", "カテゴリー", "この記事を共有", "前後の記事"):
        expect(page.locator(f'nav[aria-label="{name}"]')).to_be_hidden()
    for controls in (".theme-switch", ".copy-code", ".skip-link"):
        expect(page.locator(controls).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    ink = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
    assert lightness(ink) < 80


def lightness(colour: str) -> float:
    """Return the mean of the channels of ``rgb(r, g, b)``, 0 to 255."""
    channels = [float(part) for part in colour.strip("rgba()").split(",")[:3]]
    return sum(channels) / 3
