"""What the scripts add: a remembered theme, copy buttons, films that begin after a click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Traffic
from tests.browser.sample_site import EMBEDS, LONG_ARTICLE, SampleSite

BACKGROUND = "getComputedStyle(document.documentElement).colorScheme"
SHARES = (
    "Xで共有",
    "Facebookで共有",
    "LinkedInで共有",
    "はてなブックマークに追加",
    "LINEで送る",
)
CLIPBOARD = ["clipboard-read", "clipboard-write"]

#: Notes the theme that holds when the first element of the body is there: before any painting.
NOTE_FIRST_THEME = """
new MutationObserver((changes, observer) => {
  if (!document.body) return;
  window.firstTheme = document.documentElement.dataset.theme;
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def choose_theme(page: Page, name: str) -> None:
    switch = page.get_by_role("group", name="画面の配色")
    switch.get_by_role("button", name=name).click()


@pytest.mark.parametrize(
    ("wish", "choice", "scheme"),
    [("light", "暗い", "dark"), ("dark", "明るい", "light")],
)
def test_a_chosen_theme_is_remembered_without_a_flash(open_page: OpenPage, wish, choice, scheme):
    page = open_page("/", color_scheme=wish)
    choose_theme(page, choice)
    assert page.evaluate(BACKGROUND) == scheme
    page.add_init_script(NOTE_FIRST_THEME)
    page.goto(LONG_ARTICLE)
    assert page.evaluate("window.firstTheme") == scheme
    assert page.evaluate(BACKGROUND) == scheme
    pressed = page.get_by_role("button", name=choice, pressed=True)
    expect(pressed).to_be_visible()


def test_the_system_is_followed_again_when_asked(open_page: OpenPage):
    page = open_page("/", color_scheme="dark")
    choose_theme(page, "明るい")
    choose_theme(page, "自動")
    page.reload()
    assert page.evaluate(BACKGROUND) == "light dark"
    assert page.evaluate("document.documentElement.dataset.theme") == "auto"


def test_a_stored_theme_that_is_nonsense_is_not_believed(open_page: OpenPage):
    page = open_page("/")
    page.evaluate("localStorage.setItem('theme', '<script>')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "auto"


def test_without_scripts_there_is_no_control_that_does_nothing(open_page: OpenPage):
    page = open_page(EMBEDS, java_script_enabled=False)
    for button in page.get_by_role("button").all():
        # A form is sent without a script.
        sends = button.evaluate("e => e.type === 'submit' && e.form !== null")
        assert sends or not button.is_visible()


def test_code_is_copied_whole_and_the_copy_is_announced(open_page: OpenPage):
    page = open_page(LONG_ARTICLE, permissions=CLIPBOARD)
    code = page.locator(".prose pre").first.inner_text()
    page.get_by_role("button", name="コードをコピー").first.click()
    expect(page.get_by_role("status")).to_have_text("コピーしました")
    assert page.evaluate("navigator.clipboard.readText()").strip() == code.strip()
    expect(page.get_by_role("button", name="コピーしました")).to_have_count(0)


def test_the_address_that_is_copied_is_the_canonical_one(open_page: OpenPage, site: SampleSite):
    page = open_page(f"{LONG_ARTICLE}?utm_source=x", permissions=CLIPBOARD)
    share = page.get_by_role("navigation", name="この記事を共有")
    share.get_by_role("button", name="リンクをコピー").click()
    expect(page.get_by_role("status")).to_have_text("コピーしました")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == canonical


def test_a_refused_clipboard_is_told(open_page: OpenPage):
    page = open_page(LONG_ARTICLE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    page.get_by_role("button", name="コードをコピー").first.click()
    expect(page.get_by_role("status")).to_have_text("コピーできませんでした")


def test_sharing_is_by_plain_links(open_page: OpenPage):
    page = open_page(LONG_ARTICLE, java_script_enabled=False)
    share = page.get_by_role("navigation", name="この記事を共有")
    for name in SHARES:
        address = share.get_by_role("link", name=name).get_attribute("href") or ""
        assert address.startswith("https://")
        assert "postgresql-index" in address


def test_a_film_loads_nothing_until_a_reader_plays_it(open_page: OpenPage, traffic: Traffic):
    page = open_page(EMBEDS)
    page.wait_for_load_state("networkidle")
    assert page.locator("iframe").count() == 0
    assert traffic == Traffic()
    page.get_by_role("button", name="動画を再生").click()
    player = page.locator("iframe[title=YouTubeの動画]")
    address = player.get_attribute("src") or ""
    assert address.startswith("https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?")
    expect(player).to_be_focused()
    page.wait_for_timeout(300)
    assert {url.split("/")[2] for url in traffic.elsewhere} == {"www.youtube-nocookie.com"}
    assert traffic.faults == []
    traffic.elsewhere.clear()


def test_embeds_are_links_without_scripts(open_page: OpenPage):
    page = open_page(EMBEDS, java_script_enabled=False)
    addresses = [a.get_attribute("href") for a in page.locator(".link-card a").all()]
    assert addresses == [
        "https://www.youtube.com/watch?v=M7lc1UVf-VE",
        "https://x.com/i/status/1234567890123456789",
    ]
