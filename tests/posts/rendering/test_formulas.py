"""Formulas stay readable, sums of money stay text."""

import pytest

from posts.rendering import Flavour, RenderOptions, render

ZENN = RenderOptions(flavour=Flavour.ZENN)


@pytest.mark.parametrize(
    ("source", "formula"),
    [
        ("$x$", "x"),
        ("$a_i * b_i$", "a_i * b_i"),
        ("値$x < y$は", "x &lt; y"),
        ("$\\frac{a}{b}$", "\\frac{a}{b}"),
        ("$`a*b`$", "a*b"),
    ],
)
def test_formulas_are_code_of_their_own_class(source, formula):
    assert f'<code class="math">{formula}</code>' in render(source, ZENN).html


@pytest.mark.parametrize(
    "source",
    [
        "$6.99）約$31ぐらい",
        "$1 と $2",
        "$ x $",
        "US$5とUS$6",
        "$一$",
        "\\$x$",
        "`$x$`",
        "$PATH:$HOME",
    ],
)
def test_what_is_no_formula(source):
    assert "math" not in render(source, ZENN).html


def test_elsewhere_a_dollar_is_text():
    assert render("$x$").html == "<p>$x$</p>"


def test_formulas_on_their_own_lines_are_no_text():
    rendered = render("前\n$$\nx\n$$\n後", ZENN)
    assert '<pre tabindex="0" class="math"><code>x\n</code></pre>' in rendered.html
    assert rendered.text == "前\n後"
