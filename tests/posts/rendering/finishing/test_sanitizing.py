"""The allow-list."""

import pytest

from posts.rendering.finishing.sanitizing import sanitize


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
