"""What readers are told where there is nothing yet."""

from __future__ import annotations

import pytest

from posts.models import RenditionState
from tests import factories


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "創刊の準備中です"),
        ("/tags/", "タグの付いた記事は、まだありません。"),
        ("/authors/", "署名のある記事は、まだありません。"),
        ("/archive/", "公開された記事は、まだありません。"),
        ("/series/", "公開中の連載は、まだありません。"),
        ("/category/tech/", "このカテゴリーの記事は、まだありません。"),
        ("/nothing/", "お探しのページは見つかりませんでした"),
    ],
)
def test_a_page_without_articles_says_so(client, address, words):
    factories.make_category()
    assert words in client.get(address).content.decode()


def test_an_author_without_a_word_about_herself_has_a_page_and_no_card(client):
    post = factories.make_post(authors=[factories.make_author()])
    page = client.get("/authors/aoki/").content.decode()
    assert "1本の記事" in page
    assert "writer-" not in page
    assert 'class="writer"' not in client.get(post.path).content.decode()


def test_a_portrait_that_browsers_cannot_show_is_left_out(client):
    portrait = factories.make_image("/assets/aoki.png", rendition_state=RenditionState.BROKEN)
    post = factories.make_post(authors=[factories.make_author(portrait=portrait)])
    for address in ("/authors/", "/authors/aoki/", post.path):
        assert "writer-portrait" not in client.get(address).content.decode()


def test_an_author_shows_portrait_role_words_and_links(client):
    author = factories.make_author(
        role="編集委員",
        description="半導体を20年追っている。",
        links="https://x.com/aoki\nhttps://example.com/",
        portrait=factories.make_image("/assets/aoki.png"),
    )
    post = factories.make_post(authors=[author])
    for address in ("/authors/aoki/", post.path):
        page = client.get(address).content.decode()
        for told in ("編集委員", "半導体を20年追っている。", "https://x.com/aoki", "aoki.png"):
            assert told in page, (address, told)
