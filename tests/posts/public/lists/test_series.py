"""Series: their pages, and an article's place in its own."""

from __future__ import annotations

import pytest

from posts.models import Post, Series
from posts.public.lists.series import series_part_of
from tests import factories


@pytest.fixture
def series() -> Series:
    return Series.objects.create(name="半導体の現場", slug="genba", description="工場を歩く。")


def public():
    return Post.objects.public()


def test_an_article_knows_its_place_among_the_parts_that_readers_see(series):
    first, hidden, last = (factories.make_post(series=series, series_position=n) for n in (1, 2, 3))
    Post.objects.filter(pk=hidden.pk).update(**factories.HIDDEN["draft"])
    part = series_part_of(last, public())
    assert part is not None
    assert (part.number, part.total, part.previous, part.next) == (2, 2, first, None)
    assert series_part_of(factories.make_post(), public()) is None


def test_parts_without_a_number_follow_those_with_one_as_they_appeared(client, series):
    late = factories.make_post(series=series)
    early = factories.make_post(series=series, published_at=factories.LONG_AGO)
    numbered = factories.make_post(series=series, series_position=9)
    assert client.get("/series/genba/").context["parts"] == [numbered, early, late]


def test_the_box_leads_to_the_parts_before_and_after_and_to_the_series(client, series):
    parts = [factories.make_post(series=series, series_position=n) for n in (1, 2, 3)]
    page = client.get(parts[1].path).content.decode()
    box = page.partition('<nav class="series"')[2].partition("</nav>")[0]
    assert "第2回／全3回" in box
    for way in ("/series/genba/", parts[0].get_absolute_url(), parts[2].get_absolute_url()):
        assert f'href="{way}"' in box


def test_the_index_counts_the_parts_that_readers_see(client, series):
    Series.objects.create(name="準備中の連載", slug="later")
    factories.make_post(series=series)
    factories.make_post(series=series, **factories.HIDDEN["scheduled"])
    found = client.get("/series/").context["series_list"]
    assert [(each.slug, each.post_count) for each in found] == [("genba", 1)]


@pytest.mark.parametrize("slug", ["genba", "unknown"])
def test_a_series_of_which_nothing_is_public_is_not_found(client, series, slug):
    factories.make_post(series=series, **factories.HIDDEN["draft"])
    assert client.get(f"/series/{slug}/").status_code == 404
    assert client.get("/series/").status_code == 200


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("address", ["/series/", "/series/genba/"])
def test_the_pages_of_a_series_cost_at_most_six_queries(
    client, series, count, address, django_assert_max_num_queries
):
    author, cover = factories.make_author(), factories.make_image()
    for _ in range(count):
        factories.make_post(series=series, authors=[author], cover=cover)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_the_sitemap_has_the_series_that_readers_see(client, series):
    Series.objects.create(name="準備中の連載", slug="later")
    assert "/series/" not in client.get("/sitemap-pages.xml").content.decode()
    factories.make_post(series=series)
    told = client.get("/sitemap-pages.xml").content.decode()
    assert "/series/</loc>" in told
    assert "/series/genba/</loc>" in told
    assert "/series/later/" not in told
