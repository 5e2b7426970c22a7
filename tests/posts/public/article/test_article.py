"""The page of one post."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html  # type: ignore[import-untyped]

from posts.models import Status
from posts.rendering import headline_html
from tests import factories

#: At most so many queries an article may cost, however many posts there are.
ARTICLE_BUDGET = 8

HARD_TITLES = [
    "<b>太字</b>ではない<見出し>",
    "\"引用\"と'引用'と&amp;と&",
    "</script><script>alert(1)</script>",
    "</title><h1>二つ目</h1>",
    "絵文字👩‍🔬🇯🇵と𠮷野家",
    "長" * 300,
    "\u202e右から左へ\u202cと\u200f記号",
]


@pytest.mark.parametrize("count", [3, 60])
def test_an_article_costs_at_most_eight_queries_and_never_loads_its_markdown(client, count):
    category, cover = factories.make_category(), factories.make_image()
    authors = [factories.make_author(), factories.make_author(name="井上 学", slug="inoue")]
    tags = [factories.make_tag(), factories.make_tag(name="熊本")]
    posts = [
        factories.make_post(category=category, authors=authors, tags=tags, cover=cover)
        for _ in range(count)
    ]
    with CaptureQueriesContext(connection) as queries:
        response = client.get(posts[1].path)
    assert response.status_code == 200
    assert len(queries) <= ARTICLE_BUDGET, [query["sql"][:120] for query in queries]
    assert not [query["sql"] for query in queries if '"body"' in query["sql"]]


def test_the_article_stands_in_its_element_under_the_one_heading(client):
    post = factories.make_post(title="新工場が稼働", body_html="<p>本文です。</p>")
    page = html.document_fromstring(client.get(post.path).content.decode())
    assert [heading.text_content().strip() for heading in page.iter("h1")] == ["新工場が稼働"]
    (body,) = page.xpath(
        "//article//*[@itemprop='articleBody'] | //article[@itemprop='articleBody']"
    )
    assert "本文です。" in body.text_content()


@pytest.mark.parametrize("title", HARD_TITLES)
@pytest.mark.parametrize("beside", [False, True])
def test_a_title_is_text_and_never_markup(client, title, beside):
    post = factories.make_post(title=title, title_html=headline_html(title))
    if beside:
        post = factories.make_post(published_at=factories.MORNING + timedelta(hours=1))
    for address in (post.path, "/"):
        page = html.document_fromstring(client.get(address).content.decode())
        assert title in page.text_content()
        assert len(page.xpath("//h1")) <= 1
        # What JSON-LD says is data, which no browser runs.
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]")


def test_a_post_with_nothing_but_a_title_is_a_page_on_every_surface(client):
    post = factories.make_post(body="", body_html="", excerpt="", slug="")
    for address in (post.path, "/", "/archive/2025/11/", "/feed.xml", "/sitemap-posts-1.xml"):
        assert client.get(address).status_code == 200, address


def test_the_page_says_what_it_is(client):
    factories.make_publication()
    tag = factories.make_tag()
    post = factories.make_post(
        path="/2025/11/04/半導体/",
        noindex=True,
        description="説明の一行目。\n二行目。",
        category=factories.make_category(),
        tags=[tag],
    )
    context = client.get(post.path).context
    assert context["canonical"] == ("https://news.example/2025/11/04/%E5%8D%8A%E5%B0%8E%E4%BD%93/")
    assert context["meta_description"] == "説明の一行目。 二行目。"
    assert context["noindex"] is True
    assert context["page_title"] == post.title
    assert (context["tags"], context["authors"], context["cover"]) == ([tag], [], None)
    assert [(crumb.label, crumb.url) for crumb in context["breadcrumbs"]] == [
        ("ホーム", "/"),
        ("技術", "/category/tech/"),
        (post.title, ""),
    ]


def test_a_long_description_is_cut_to_what_search_engines_show(client):
    post = factories.make_post(description="説" * 400)
    assert len(client.get(post.path).context["meta_description"]) == 160


def test_newer_and_older_are_the_nearest_public_posts(client):
    oldest, middle, newest = (factories.make_post() for _ in range(3))
    factories.make_post(**factories.HIDDEN["draft"])
    context = client.get(middle.path).context
    assert (context["newer"], context["older"]) == (newest, oldest)
    assert client.get(newest.path).context["newer"] is None
    assert client.get(oldest.path).context["older"] is None


def page_of(client, post):
    return html.document_fromstring(client.get(post.path).content.decode())


def test_the_headline_is_the_stored_one_here_and_in_lists(client):
    post = factories.make_post(title="市場を読む", title_html="市場を<wbr>読む")
    for address in (post.path, "/"):
        assert "市場を<wbr>読む" in client.get(address).content.decode(), address


def test_moments_are_told_in_the_time_of_japan(client):
    post = factories.make_post(updated_at=factories.MORNING + timedelta(days=1))
    published, updated = page_of(client, post).xpath("//*[@class='byline-facts']//time")
    assert published.get("datetime").endswith("+09:00")
    assert updated.get("itemprop") == "dateModified"


def test_a_slip_mended_at_once_is_no_update(client):
    post = factories.make_post(updated_at=factories.MORNING + timedelta(minutes=59))
    assert not page_of(client, post).xpath("//time[@itemprop='dateModified']")


def test_contents_are_lists_within_lists_from_three_headings_on(client):
    toc = [{"level": level, "id": f"節{level}", "text": f"第{level}節"} for level in (2, 3, 2)]
    post = factories.make_post(toc=toc)
    (contents,) = page_of(client, post).xpath("//nav[@aria-label='目次']")
    assert [link.text for link in contents.xpath(".//ol/li/ol/li/a")] == ["第3節"]
    assert [link.get("href") for link in contents.xpath("./details/ol/li/a")] == ["#節2", "#節2"]
    few = factories.make_post(toc=toc[:2])
    assert not page_of(client, few).xpath("//nav[@aria-label='目次']")


def test_a_body_that_begins_with_a_lower_heading_gets_one_above_it(client):
    post = factories.make_post(body_html="<h3>節</h3><h2>章</h2>")
    levels = [
        each.tag for each in page_of(client, post).xpath("//article//*[self::h2 or self::h3]")
    ]
    assert levels == ["h2", "h3", "h2"]


def test_an_article_is_shared_by_plain_links(client):
    factories.make_publication()
    post = factories.make_post(title="A&B「瓦版」")
    (share,) = page_of(client, post).xpath("//nav[@aria-label='この記事を共有']")
    links = {link.get("class"): link.get("href") for link in share.iter("a")}
    assert list(links) == [
        "share-x", "share-facebook", "share-linkedin", "share-hatena", "share-line"
    ]  # fmt: skip
    for url in links.values():
        assert "https%3A%2F%2Fnews.example%2F2025%2F" in url
    assert "text=A%26B%E3%80%8C" in links["share-x"]


FILM = '<p class="link-card youtube"><a href="https://www.youtube.com/watch?v=a">動画</a></p>'


def test_only_a_page_with_a_film_may_frame_its_player_also_when_it_is_unchanged(client):
    film, other = factories.make_post(body_html=FILM), factories.make_post()
    answer = client.get(film.path)
    again = client.get(film.path, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    for response in (answer, again):
        assert "frame-src https://www.youtube-nocookie.com" in response["Content-Security-Policy"]
    assert "frame-src" not in client.get(other.path)["Content-Security-Policy"]


def test_an_article_without_a_tag_or_an_author_has_no_empty_link(client):
    post = factories.make_post()
    page = html.document_fromstring(client.get(post.path).content.decode())
    assert not page.xpath("//a[not(@href) or @href=''] | //a[not(normalize-space()) and not(*)]")


def test_a_page_shows_its_title_and_its_text(client):
    factories.make_page(description="瓦版を作る人たち")
    response = client.get("/about/")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert "<p>編集部の紹介です。</p>" in page
    assert '<meta name="description" content="瓦版を作る人たち">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/about/">' in page


def test_a_page_with_a_heading_of_its_own_gets_no_second_one(client):
    factories.make_page(body_html="<h1>ようこそ</h1>")
    page = client.get("/about/").content.decode()
    assert page.count("<h1") == 1
    assert "ようこそ" in page


def test_a_page_costs_few_queries(client):
    factories.make_page()
    with CaptureQueriesContext(connection) as queries:
        client.get("/about/")
    assert len(queries) <= 8


@pytest.mark.parametrize("asked", ["/company", "//company/", "/company/index.html"])
def test_an_odd_spelling_is_sent_to_the_page(client, asked):
    factories.make_page(path="/company/")
    response = client.get("/", PATH_INFO=asked, QUERY_STRING="a=1")
    assert (response.status_code, response["Location"]) == (301, "/company/?a=1")


def test_a_page_under_a_decomposed_name_is_found(client):
    factories.make_page(path="/ガイド/")
    path_info = unicodedata.normalize("NFD", "/ガイド/").encode().decode("latin-1")
    assert client.get("/", PATH_INFO=path_info).status_code == 301


def test_a_page_that_is_not_published_is_not_found(client):
    factories.make_page(status=Status.DRAFT, published_at=None)
    assert client.get("/about/").status_code == 404


def test_a_page_may_ask_not_to_be_listed(client):
    factories.make_page(noindex=True)
    assert 'content="noindex"' in client.get("/about/").content.decode()


def test_the_sitemap_names_the_pages_that_may_be_listed(client):
    factories.make_page()
    factories.make_page(path="/hidden/", status=Status.DRAFT)
    factories.make_page(path="/quiet/", noindex=True)
    factories.make_page(path="/thanks/", in_sitemap=False)
    sitemap = client.get("/sitemap-pages.xml").content.decode()
    assert "/about/</loc>" in sitemap
    for path in ("/hidden/", "/quiet/", "/thanks/"):
        assert path not in sitemap


def test_a_page_wins_over_an_alias(client):
    factories.make_page()
    factories.make_redirect_to("/about/", "/elsewhere/")
    assert client.get("/about/").status_code == 200
