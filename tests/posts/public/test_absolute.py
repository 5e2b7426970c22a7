"""Links as full URLs."""

from __future__ import annotations

import pytest

from posts.public.absolute import absolute_links

BASE = "https://news.example/2025/11/04/記事/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/tags/">', '<a href="https://news.example/tags/">'),
        ('<img alt="a > b" src="/a.png">', '<img alt="a > b" src="https://news.example/a.png">'),
        ('<img src="/a.png" />', '<img src="https://news.example/a.png" />'),
        ('<a href="#fn:1" id="x">', f'<a href="{BASE}#fn:1" id="x">'),
        ('<a href="next/">', f'<a href="{BASE}next/">'),
        ('<a href="?a=1&amp;b=2">', f'<a href="{BASE}?a=1&amp;b=2">'),
        (
            '<img src="/a.png" srcset="/a-480.avif 480w, b.png 2x, /c.png">',
            '<img src="https://news.example/a.png" srcset="https://news.example/a-480.avif 480w, '
            f'{BASE}b.png 2x, https://news.example/c.png">',
        ),
        ('<a href="//cdn.example/x">', '<a href="https://cdn.example/x">'),
    ],
)
def test_an_address_of_this_site_becomes_a_full_url(html, expected):
    assert absolute_links(html, BASE) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://other.example/?q=1&amp;r=2">外</a>',
        '<a href="mailto:desk@news.example">便り</a>',
        '<code>&lt;a href="/tags/"&gt;</code>',
        '<a href="http://[">括弧</a>',
        '<p>属性 href="/tags/" の話</p>',
        "",
    ],
)
def test_all_else_stays_as_it_is(html):
    assert absolute_links(html, BASE) == html
