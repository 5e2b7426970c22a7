import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.frontmatter.autoparagraphs import with_paragraphs


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("一\n\n二", "<p>一</p>\n<p>二</p>"),
        ("一\r\n二", "<p>一<br>\n二</p>"),
        ("前<h2>節</h2>後", "<p>前</p>\n<h2>節</h2>\n<p>後</p>"),
        ("<ul>\n<li>一</li>\n</ul>\n文", "<ul>\n<li>一</li>\n</ul>\n<p>文</p>"),
        ("文<pre>a\n\nb</pre>文", "<p>文</p>\n<pre>a\n\nb</pre>\n<p>文</p>"),
        ("<pre>閉じない\n\nb", "<pre>閉じない\n\nb"),
        ("文\n<!--more-->\n文", "<p>文\n<!--more-->\n文</p>"),
        ("", ""),
    ],
)
def test_blank_lines_part_paragraphs(raw, html):
    assert [line for line in with_paragraphs(raw).split("\n") if line] == [
        line for line in html.split("\n") if line
    ]


@pytest.mark.parametrize(
    "html", ["<p>一</p>\n\n二", "<P class='a'>一</P>", "<!-- wp:image -->\n\nx"]
)
def test_html_with_paragraphs_stays_as_it_is(html):
    assert with_paragraphs(html) == html


@given(st.text(alphabet="ab<>/pre div\n円"))
def test_no_letter_is_lost(text):
    def letters(html: str) -> str:
        return "".join(letter for letter in html if letter in "円")

    assert letters(with_paragraphs(text)) == letters(text)
