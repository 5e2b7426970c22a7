"""The allow-list of elements, attributes and schemes, and the list of targets."""

import pytest

from posts.rendering import render
from posts.rendering.finishing.sanitizing import (
    IMAGE_SCHEMES,
    LINK_SCHEMES,
    has_scheme_of,
    sanitize,
)


def sanitized(html: str) -> str:
    return sanitize(html)[0]


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<iframe src='https://a.example/'></iframe>",
        "<object data='x'>y</object>",
        "<form action='/x'></form>",
        "<svg onload='x()'></svg>",
        "<!-- 秘密 -->",
        "<template><p>x</p></template>",
        "<textarea>x</textarea>",
        "<meta http-equiv='refresh'>",
        "<base href='//evil.example/'>",
    ],
)
def test_nothing_is_left_of(html):
    assert sanitized(html) == ""


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<p onclick="x()" style="color:red" class="a b">文</p>', '<p class="a b">文</p>'),
        ('<a href="/a/" target="_blank" rel="me">文</a>', '<a href="/a/">文</a>'),
        ('<td align="justify">', ""),
        ("<center>文</center>", "文"),
        ("<ruby>版<rt>はん</rt></ruby>", "<ruby>版<rt>はん</rt></ruby>"),
        ('<p id="main">文</p>', '<p id="main-1">文</p>'),
        ('<div tabindex="0" role="alert" aria-hidden="true">文</div>', "<div>文</div>"),
        ("<b>閉じない", "<b>閉じない</b>"),
        ('<blockquote cite="javascript:x">文</blockquote>', "<blockquote>文</blockquote>"),
    ],
)
def test_what_is_left_of_the_rest(html, wanted):
    assert sanitized(html) == wanted


HARMLESS = [
    "/a/",
    "a.html",
    "#節",
    "?q=1",
    "https://a.example/",
    "HTTP://a.example",
    "mailto:a@b.example",
]
HARMFUL = ["javascript:x", " JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]


@pytest.mark.parametrize(
    "target", [*HARMLESS, "tel:+81300000000", "//a.example/", "2025/11/04/a:b"]
)
def test_links_may_lead_there(target):
    assert has_scheme_of(target, LINK_SCHEMES)


@pytest.mark.parametrize("target", HARMFUL)
def test_links_may_not_lead_there(target):
    assert not has_scheme_of(target, LINK_SCHEMES)
    assert "href" not in render(f'<a href="{target}">x</a>').html


@pytest.mark.parametrize("target", [*HARMFUL, "mailto:a@b.example", "tel:1"])
def test_images_may_not_come_from_there(target):
    assert not has_scheme_of(target, IMAGE_SCHEMES)
    assert "src" not in render(f'<img src="{target}">').html


def test_authors_cannot_set_rel_or_target():
    assert render('<a href="/a/" rel="opener" target="_blank">x</a>').html == (
        '<p><a href="/a/">x</a></p>'
    )


def test_targets_are_listed_as_written_in_order_and_once():
    body = (
        "[甲](/2025/11/04/円安/) [乙](https://a.example/?a=1&b=2) [甲](/2025/11/04/円安/)\n\n"
        '<a href="/html/">丙</a> ![絵](/img/絵.png) <img src="b.png"> 注[^1]\n\n'
        "[^1]: 注 [丁][d]\n\n"
        "[d]: /%E4%B8%81/\n"
    )
    rendered = render(body)
    assert rendered.links == (
        "/2025/11/04/円安/",
        "https://a.example/?a=1&b=2",
        "/html/",
        "/%E4%B8%81/",
    )
    assert rendered.images == ("/img/絵.png", "b.png")
