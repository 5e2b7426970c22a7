"""kramdown's rows of a table without a head."""

import pytest

from posts.rendering import RenderOptions, render

AS_KRAMDOWN = RenderOptions(as_kramdown=True)


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
