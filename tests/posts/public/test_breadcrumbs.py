"""The way from the home page: on every page, and no step leads nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]

from posts.models import Series
from tests import factories

PAGES = [
    "/page2/", "/category/tech/", "/category/tech/page2/", "/category/empty/", "/tags/",
    "/tags/電池/", "/tags/電池/page2/", "/authors/", "/authors/aoki/", "/authors/aoki/page2/",
    "/archive/", "/archive/2025/", "/archive/2025/page2/", "/archive/2025/11/",
    "/archive/2025/11/page2/", "/series/", "/series/genba/", "/about/", "/2025/11/04/記事/",
    "/nothing/", "/gone/",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_shows_the_way_to_it_and_each_step_resolves(client, address):
    factories.make_publication(page_size=1)
    series = Series.objects.create(name="現場", slug="genba")
    factories.make_category(name="空", slug="empty")
    everything: dict[str, Any] = {
        "category": factories.make_category(),
        "tags": [factories.make_tag(name="電池")],
        "authors": [factories.make_author()],
        "series": series,
    }
    # More than the front page takes, so that there is a page behind it.
    for _ in range(25):
        factories.make_post(**everything)
    factories.make_post(path="/2025/11/04/記事/", **everything)
    factories.make_page(path="/about/")
    factories.make_alias("/gone/", None)
    page = html.document_fromstring(client.get(address).content.decode())
    (way,) = page.xpath("//nav[@aria-label='現在の位置']")
    steps = way.xpath(".//a/@href")
    assert steps[0] == "/"
    assert [client.get(step).status_code for step in steps] == [200] * len(steps)
    assert len(way.xpath(".//*[@aria-current='page']")) == 1
