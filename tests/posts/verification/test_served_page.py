from hashlib import sha256

import pytest

from posts.verification.served_page import fold, read_page, text_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("東京 の\n春", "東京の春"),
        ("“AI” — ‘春’…", "\"AI\" - '春'..."),
        ("が", "か\u3099"),
        ("AI  と\u200b 人", "AIと人"),
        ("<< 一 >>", "« 一 »"),
    ],
)
def test_what_a_reader_does_not_see_makes_no_difference(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1,0円", "10円"), ("AI met", "AImet"), ("A", "Ａ")])
def test_what_a_reader_does_see_makes_one(one, other):
    assert fold(one) != fold(other)


def test_the_article_is_read_without_scripts_marks_and_line_numbers():
    html = (
        "<html><head><meta property=og:title content=外>"
        "<link rel=canonical href='/a/'></head><body>"
        "<nav><a href=/>表</a></nav><article><h1>題<a class=headerlink href=#x>¶</a></h1>"
        "<div itemprop=articleBody><div>一<br>段<script>x()</script></div>"
        "<p>二<strong>段</strong><img src=/a.png></div><footer>終</footer></article></body></html>"
    )
    page = read_page(html)
    assert (page.title, page.canonical, page.is_article) == ("題", "/a/", True)
    assert page.text == "一段二段"
    assert page.text_hash == sha256("一段二段".encode()).hexdigest()
    assert (page.images, page.links) == (("/a.png",), ("/", "#x"))


def test_a_page_without_an_article_is_known_as_one():
    page = read_page("<body><h1>一覧</h1><p>項目</p></body>")
    assert (page.is_article, page.text) == (False, "一覧項目")


def test_words_of_two_paragraphs_do_not_run_together():
    assert text_of("<p>AI</p><p>GPU</p>") == "AI GPU"
    assert text_of("<p>A<em>I</em></p>") == "AI"
