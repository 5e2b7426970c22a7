import pytest

from posts.models import SourceSite
from tests.factories import HIDDEN, make_page, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def blog() -> None:
    SourceSite.objects.create(name="wordpress:old.example", export="wordpress", zone="Asia/Tokyo")


def test_the_number_of_an_article_leads_to_it_and_the_rest_of_the_query_stays(client):
    post = make_post(source_key="wordpress:old.example/42")
    response = client.get("/?p=42&utm_source=mail")
    assert response.status_code == 301
    assert response["Location"] == f"{post.get_absolute_url()}?utm_source=mail"


def test_the_number_of_a_page_leads_to_it(client):
    make_page(source_key="wordpress:old.example/7", path="/company/")
    assert client.get("/?page_id=7")["Location"] == "/company/"


@pytest.mark.parametrize("query", ["p=43", "p=", "p=x", "p=٤٢", "q=42", f"p={'9' * 400}"])
def test_any_other_query_shows_the_home_page(client, query):
    make_post(source_key="wordpress:old.example/42")
    assert client.get(f"/?{query}").status_code == 200


def test_an_article_that_is_not_public_stays_secret(client):
    make_post(source_key="wordpress:old.example/42", **HIDDEN["draft"])
    assert client.get("/?p=42").status_code == 200
