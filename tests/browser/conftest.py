"""A browser, the sample site, and a watch over all that a page asks of the network."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

from tests.browser.sample_site import SampleSite, serving_sample_site

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Milliseconds that anything on a page may take; the machines of CI are slow.
PATIENCE = 15_000

#: Opens an address as a reader of one's own; the options are those of Browser.new_context.
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSite]:
    """The sample site, served by a process of its own."""
    with serving_sample_site(tmp_path_factory.mktemp("sample_site")) as served:
        yield served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium. It ends with this folder: its event loop would stop Django's ORM."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Traffic:
    """What pages asked of other hosts, and what went wrong in them; a test may expect some."""

    elsewhere: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def traffic() -> Traffic:
    """Filled while a test's pages are open."""
    return Traffic()


@pytest.fixture
def open_page(browser: Browser, site: SampleSite, traffic: Traffic) -> Iterator[OpenPage]:
    """Open pages as readers; afterwards nothing may have left the site or stayed as a cookie."""
    contexts: list[BrowserContext] = []

    def open_as_reader(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=site.url, locale="ja-JP", **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        _watch(context, site, traffic)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_as_reader
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert cookies == []
    assert traffic == Traffic()


def wait_until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression holds.

    Playwright's own ``wait_for_function`` asks again from within the page, where the site's
    Content-Security-Policy forbids to evaluate strings: it fails whenever once is not enough.
    """
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"this never came true: {condition}"
        page.wait_for_timeout(20)


def _watch(context: BrowserContext, site: SampleSite, traffic: Traffic) -> None:
    """Note every request to another host without letting it out, and every fault of a page."""

    def stays_here(url: str) -> bool:
        return url.startswith((f"{site.url}/", "data:", "blob:"))

    def note(request: Request) -> None:
        if not stays_here(request.url):
            traffic.elsewhere.append(request.url)

    def refuse(route: Route) -> None:
        route.abort()

    def complain(page: Page) -> None:
        page.on("pageerror", lambda error: traffic.faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                traffic.faults.append(message.text)
                if message.type == "error" and "Failed to load resource" not in message.text
                else None
            ),
        )

    context.route(lambda url: not stays_here(url), refuse)
    context.on("request", note)
    context.on("page", complain)
    context.on(
        "response",
        lambda answer: (
            traffic.faults.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and not answer.request.is_navigation_request()
            else None
        ),
    )
