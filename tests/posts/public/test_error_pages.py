"""403, 404 and 500."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from posts.public import error_pages
from tests import factories


def test_not_found_is_a_page_in_japanese_that_nobody_keeps(client):
    factories.make_category()
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-cache"
    assert response.context["noindex"] is True
    assert response.context["page_title"] == "ページが見つかりません"
    assert 'lang="ja"' in response.content.decode()


def test_not_found_costs_few_queries(client):
    """Post, page, alias, publication, sections, and one for the articles that may be meant."""
    category = factories.make_category()
    for number in range(60):
        factories.make_post(category=category, slug=f"noting-{number}")
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/nothing/")
    assert len(response.context["nearest"]) == 5
    assert len(queries) <= 6


def test_who_lacks_a_right_is_told_in_japanese_and_led_back(client):
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert_refusal(client.get("/admin/posts/post/"), "この先に進む権限がありません")


def test_a_form_without_its_token_is_refused_in_japanese_with_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "staff"})
    assert_refusal(response, "送信を受け付けられませんでした")
    assert "もう一度送信してください" in response.content.decode()


def assert_refusal(response: Any, headline: str) -> None:
    page = response.content.decode()
    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert f"<h1>{headline}</h1>" in page
    assert '<a href="/admin/">編集室に戻る</a>' in page


def test_an_error_is_told_without_asking_the_database():
    with CaptureQueriesContext(connection) as queries:
        response = error_pages.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert 'lang="ja"' in response.content.decode()
    assert len(queries) == 0
