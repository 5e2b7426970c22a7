"""Line breaks between Japanese characters."""

import pytest

from posts.rendering.softbreaks import join_lines


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>日本\n語</p>", "<p>日本語</p>"),
        ("<p>です。\n「次」</p>", "<p>です。「次」</p>"),
        ("<p>日本 \n  語</p>", "<p>日本語</p>"),
        ("<p><strong>太</strong>\n字</p>", "<p><strong>太</strong>字</p>"),
        ('<p>太\n<a href="/">字</a></p>', '<p>太<a href="/">字</a></p>'),
        ("<p>甲\n乙\n丙</p>", "<p>甲乙丙</p>"),
    ],
)
def test_are_joined(html, wanted):
    assert join_lines(html) == wanted


@pytest.mark.parametrize(
    "html",
    [
        "<p>日本\nword</p>",
        "<p>word\n日本</p>",
        "<p>日本<br>\n語</p>",
        "<p>日本</p>\n<p>語</p>",
        "<pre><code>日本\n語\n</code></pre>",
        "<p><code>日本\n語</code></p>",
        "<p>한국\n말</p>",
        "",
        "\n",
    ],
)
def test_stay(html):
    assert join_lines(html) == html
