"""What elements become, and what screen readers are told of them."""

import pytest

from posts.rendering import render, sanitize_html
from posts.rendering.finishing.elements import join_lines, make_tables_scroll


def test_footnotes_have_roles_and_japanese_names():
    html = render("瓦版[^a]。\n\n[^a]: 読売とも。").html
    assert '<div class="footnote" role="doc-endnotes" aria-label="脚注">' in html
    sign = 'role="doc-noteref" aria-label="脚注1" href="#fn:a">1</a>'
    assert sign in html
    assert 'role="doc-backlink" aria-label="脚注1の本文に戻る">↩</a>' in html


def test_a_text_without_footnotes_stays():
    html = '<p class="footnotes">注はありません。</p>'
    assert sanitize_html(html).html == html


def test_no_author_writes_a_role():
    html = sanitize_html('<a class="footnote-ref" role="button" href="/a/">1</a>').html
    assert "role" not in html


def test_boxes_show_their_state_and_cannot_be_changed():
    html = render("- [x] 済\n- [ ] 未").html
    assert '<input type="checkbox" aria-label="完了" disabled checked> 済' in html
    assert '<input type="checkbox" aria-label="未完了" disabled> 未' in html


def test_other_inputs_are_dropped():
    assert "<input" not in render('<input type="text" name="q"><input><input type="radio">').html


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


def test_every_table_can_be_scrolled_by_keyboard():
    html = render("<table><tr><td>甲</td></tr></table>\n\n| a | b |\n|---|---|\n| 1 | 2 |").html
    for name in ("表1", "表2"):
        assert f'<div class="table-scroll" tabindex="0" role="region" aria-label="{name}">' in html
    assert html.count("</table></div>") == 2


def test_alignment_is_a_class():
    html = make_tables_scroll(
        '<table><tr><td align="right">1</td><th align="center">2</th></tr></table>'
    )
    assert '<td class="align-right">1</td><th class="align-center">2</th>' in html


def test_words_about_tables_are_no_tables():
    html = "<p>&lt;table&gt;と&lt;/table&gt;</p>"
    assert make_tables_scroll(html) == html


def test_only_links_to_other_hosts_are_marked():
    html = render('[内](/a/) [外](https://a.example/) <a class="b" href="//a.example/">他</a>').html
    assert html.count('rel="noopener"') == 2
    assert '<a href="/a/">内</a>' in html
