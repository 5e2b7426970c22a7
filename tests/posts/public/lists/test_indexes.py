"""The lists of lists."""

from __future__ import annotations

from datetime import UTC, datetime

from tests import factories


def test_tags_are_counted_by_public_posts_and_the_commonest_stands_first(client):
    ai, chips, unused = (factories.make_tag(name=name) for name in ("AI", "半導体", "休眠"))
    factories.make_post(tags=[chips, ai])
    factories.make_post(tags=[chips])
    factories.make_post(tags=[chips, ai, unused], **factories.HIDDEN["draft"])
    tags = client.get("/tags/").context["tags"]
    assert [(tag.name, tag.post_count) for tag in tags] == [("半導体", 2), ("AI", 1)]


def test_tags_with_the_same_count_stand_by_name(client):
    factories.make_post(tags=[factories.make_tag(name=name) for name in ("c", "a", "b")])
    assert [tag.name for tag in client.get("/tags/").context["tags"]] == ["a", "b", "c"]


def test_authors_are_counted_by_public_posts(client):
    aoki, inoue = factories.make_author(), factories.make_author(name="井上 学", slug="inoue")
    factories.make_post(authors=[aoki, inoue])
    factories.make_post(authors=[inoue])
    factories.make_post(authors=[aoki], **factories.HIDDEN["scheduled"])
    authors = client.get("/authors/").context["authors"]
    assert [(author.slug, author.post_count) for author in authors] == [("inoue", 2), ("aoki", 1)]


def test_the_archive_counts_by_year_and_month_the_latest_first(client):
    for year, month in ((2024, 12), (2025, 1), (2025, 11), (2025, 11)):
        factories.make_post(published_at=datetime(year, month, 15, tzinfo=UTC))
    years = client.get("/archive/").context["years"]
    assert [(year.year, year.count) for year in years] == [(2025, 3), (2024, 1)]
    assert [(month.url, month.count) for month in years[0].months] == [
        ("/archive/2025/11/", 2),
        ("/archive/2025/01/", 1),
    ]


def test_the_indexes_of_an_empty_site_are_pages(client):
    assert [client.get(f"/{name}/").status_code for name in ("tags", "authors", "archive")] == [
        200,
        200,
        200,
    ]
