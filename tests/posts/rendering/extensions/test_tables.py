"""Tables: the box they scroll in, alignment, and kramdown's rows without a head."""

import pytest

from posts.rendering import RenderOptions, render
from posts.rendering.extensions.tables import make_tables_scroll

AS_KRAMDOWN = RenderOptions(as_kramdown=True)


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


def test_a_bar_in_a_sentence_is_text():
    assert render("東 | 西").html == "<p>東 | 西</p>"


def test_a_bar_in_a_sentence_is_a_row_for_kramdown():
    html = render("東 | **西**\n`a|b` | 南", AS_KRAMDOWN).html
    assert html.count("<td>") == 4
    assert "<td><strong>西</strong></td>" in html
    assert "<td><code>a|b</code></td>" in html


@pytest.mark.parametrize("body", ["東西\n南 | 北", "`a|b`だけ", "東 \\| 西"])
def test_these_are_no_rows_even_for_kramdown(body):
    assert "<table" not in render(body, AS_KRAMDOWN).html
