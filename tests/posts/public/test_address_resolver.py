"""What an address that no route names stands for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories

PATH = "/2025/11/04/が半導体/"
ENCODED = "/2025/11/04/%E3%81%8C%E5%8D%8A%E5%B0%8E%E4%BD%93/"


@pytest.fixture
def post():
    return factories.make_post(path=PATH)


@pytest.mark.parametrize("spelling", [PATH, ENCODED, ENCODED.lower()])
def test_a_post_answers_whatever_the_case_of_the_percent_encoding(client, post, spelling):
    response = client.get(spelling)
    assert (response.status_code, response.context["post"]) == (200, post)


@pytest.mark.parametrize(
    "spelling",
    [
        unicodedata.normalize("NFD", PATH),
        PATH.removesuffix("/"),
        PATH.replace("/11/", "//11/"),
        f"{PATH}index.html",
        f"{PATH}/",
    ],
)
def test_an_odd_spelling_is_sent_to_the_address_with_its_query(client, post, spelling):
    response = client.get(
        "/", PATH_INFO=spelling.encode().decode("latin-1"), QUERY_STRING="a=1&b=あ"
    )
    assert response.status_code == 301
    assert response["Location"].startswith(f"{ENCODED}?a=1&b=")


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("/tags", "/tags/"),
        ("/archive/2025", "/archive/2025/"),
        ("/category/tech", "/category/tech/"),
        ("/category/tech/page2", "/category/tech/page2/"),
        ("/admin", "/admin/"),
        ("/page2", "/page2/"),
        ("/page1", "/"),
        ("/index.html", "/"),
    ],
)
def test_a_route_is_known_without_its_final_slash(client, asked, known):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, known)


def test_a_list_under_a_decomposed_name_is_sent_to_the_composed_one(client):
    factories.make_post(tags=[factories.make_tag(name="ドローン")])
    response = client.get(unicodedata.normalize("NFD", "/tags/ドローン/"))
    assert (response.status_code, response["Location"]) == (
        301,
        "/tags/%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3/",
    )


def test_a_slug_as_long_as_the_database_allows_is_still_sent_on(client):
    path = f"/2025/{'半' * 590}/"
    factories.make_post(path=path)
    response = client.get(path.removesuffix("/"))
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_an_old_address_leads_to_the_post_at_once(client, post):
    factories.make_alias("/2025/11/03/旧/", post)
    for asked in ("/2025/11/03/旧/", "/2025/11/03/旧"):
        response = client.get(f"{asked}?from=mail")
        assert (response.status_code, response["Location"]) == (301, f"{ENCODED}?from=mail")


def test_an_old_address_without_a_post_is_gone(client):
    factories.make_alias("/old/", None)
    assert client.get("/old/").status_code == 410


@pytest.mark.parametrize(
    ("why", "status"), [("draft", 404), ("scheduled", 404), ("withdrawn", 410), ("expired", 410)]
)
def test_an_old_address_of_a_hidden_post_does_not_tell_the_new_one(client, why, status):
    factories.make_alias("/old/", factories.make_post(path="/secret/", **factories.HIDDEN[why]))
    response = client.get("/old/")
    assert response.status_code == status
    assert "secret" not in response.content.decode()


def test_a_posts_own_address_wins_over_an_alias(client, post):
    factories.make_alias(PATH, factories.make_post(path="/elsewhere/"))
    assert client.get(PATH).context["post"] == post


def test_a_post_withdrawn_before_its_time_was_never_there(client):
    hidden = factories.make_post(published_at=factories.FAR_AWAY, **factories.HIDDEN["withdrawn"])
    assert client.get(hidden.path).status_code == 404


def test_a_post_may_keep_an_address_that_ends_in_html(client):
    factories.make_post(path="/2025/記事.html")
    assert client.get("/2025/記事.html").status_code == 200
    assert client.get("/2025/記事.html/").status_code == 301


def test_gone_is_a_page_that_is_not_indexed(client):
    factories.make_alias("/old/", None)
    response = client.get("/old/")
    assert response.context["noindex"] is True
    assert "noindex" in response.content.decode()


@pytest.mark.parametrize(
    "path_info",
    [
        "//evil.example/",
        "///evil.example",
        "//evil.example/%2f..",
        "/\\evil.example/",
        "/..//evil.example/",
        "/../../etc/passwd",
        "/a/../b/",
        "/./",
        "/\x00",
        "/a\x00b/",
        "/tags/\x00/",
        "/authors/a\x00/page2/",
        "/\xff\xfe/",
        "/tags/\xff/",
        "/%",
        "/%2",
        "/%00/",
        "/a\r\nSet-Cookie: x/",
        "/" + "a" * 10_000,
        "/tags/" + "a" * 10_000 + "/",
        "/page" + "9" * 10_000 + "/",
        "/sitemap-posts-" + "9" * 10_000 + ".xml",
        "/https://evil.example/",
    ],
)
def test_a_hostile_address_is_not_found(client, path_info):
    assert client.get("/", PATH_INFO=path_info).status_code == 404


@pytest.mark.slow
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(path=st.text(max_size=40), query=st.text(max_size=20))
def test_no_address_is_an_error_or_leads_elsewhere(client, path, query):
    environ = {
        "PATH_INFO": f"/{path}".encode(errors="surrogatepass").decode("latin-1"),
        "QUERY_STRING": query.encode(errors="surrogatepass").decode("latin-1"),
    }
    response = client.get("/", **environ)
    assert response.status_code in (200, 301, 302, 404)
    location = response.headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
