"""Suggestions while typing: wordings and articles, for our own script and for browsers."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from posts.models import LoggedQuery, Status, Word
from tests.posts.public.search.test_search_page import HOSTILE
from tests.posts.search.indexed_posts import write

pytestmark = pytest.mark.django_db


def suggestions(client, text: str) -> list[tuple[str, str, str]]:
    response = client.get("/search/suggest/", {"q": text})
    assert response["Content-Type"] == "application/x-suggestions+json"
    typed, words, kinds, addresses = response.json()
    assert text.startswith(typed)
    return list(zip(words, kinds, addresses, strict=True))


def address_of(wording: str) -> str:
    return f"/search/?{urlencode({'q': wording})}"


def test_tags_and_words_complete_the_last_word_and_articles_follow(client):
    post = write("半導体の工場", tags=["半導体装置"])
    Word.objects.create(spelling="半導体", folded="半導体", posts=3)
    assert suggestions(client, "工場 半導") == [
        ("工場 半導体装置", "検索", address_of("工場 半導体装置")),
        ("工場 半導体", "検索", address_of("工場 半導体")),
        ("半導体の工場", "記事", post.get_absolute_url()),
    ]


def test_what_others_asked_comes_first_and_no_wording_twice(client):
    today = timezone.localdate(timezone.now())
    LoggedQuery.objects.create(day=today, query="ai 規制", spelling="AI 規制", times=3, hits=2)
    Word.objects.create(spelling="ＡＩ　規制", folded="ai 規制", posts=1)
    assert [words for words, *_ in suggestions(client, "ａｉ")] == ["AI 規制"]


def test_nothing_of_drafts_is_told(client):
    write("半導体の秘密", tags=["半導体秘"], status=Status.DRAFT)
    later = timezone.now() + timedelta(days=1)
    write("半導体の予定", published_at=later)
    assert suggestions(client, "半導体") == []


@pytest.mark.parametrize("typed", ["せいせい", "せいせ", "セイセイ", "seisei", "seis"])
def test_words_and_tags_are_offered_before_they_are_converted(client, typed):
    write("自治体の窓口", tags=["生成AI"])
    Word.objects.create(spelling="生成", folded="生成", reading="せいせい", posts=3)
    Word.objects.create(spelling="静止画", folded="静止画", reading="せいしが", posts=9)
    offered = [words for words, kind, _ in suggestions(client, typed) if kind == "検索"]
    assert offered[:2] == ["生成", "生成AI"] or offered == ["静止画", "生成", "生成AI"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_is_an_error(client, text):
    assert client.get("/search/suggest/", {"q": text}).status_code == 200


def test_browsers_are_told_where_suggestions_are(client):
    root = ElementTree.fromstring(client.get("/opensearch.xml").content)
    kinds = {url.get("type"): url.get("template") for url in root.iter() if url.tag.endswith("Url")}
    assert str(kinds["application/x-suggestions+json"]).endswith("/search/suggest/?q={searchTerms}")
