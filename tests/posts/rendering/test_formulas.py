"""Formulas stay readable, sums of money stay text."""

import re

import pytest

from posts.rendering import Flavour, RenderOptions, render

ZENN = RenderOptions(flavour=Flavour.ZENN)


def tex_of(source):
    """Return the annotations of the formulas of ``source``."""
    return "".join(re.findall("<annotation.*?</annotation>", render(source, ZENN).html, re.DOTALL))


@pytest.mark.parametrize(
    ("source", "formula"),
    [
        ("$x$", "x"),
        ("$a_i * b_i$", "a_i * b_i"),
        ("値$x < y$は", "x &lt; y"),
        ("$\\frac{a}{b}$", "\\frac{a}{b}"),
        ("$`a*b`$", "a*b"),
        ("値は$$x$$です", "x"),
        (r"$\text{利益} = 3$", r"\text{利益} = 3"),
    ],
)
def test_formulas_are_known_by_their_signs(source, formula):
    assert f'<annotation encoding="application/x-tex">{formula}</annotation>' in tex_of(source)


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
    assert '<div class="math"' in rendered.html
    assert rendered.text == "前\n後"


@pytest.mark.parametrize(
    "source",
    [
        "$$\nx\ny\n$$",
        "$$ x\ny $$",
        "$$x\ny\n$$",
        "$$\nx\ny$$",
        "- 項目\n\n  $$\n  x\n  y\n  $$",
        "> $$\n> x\n> y\n> $$",
    ],
)
def test_formulas_over_several_lines(source):
    assert "x\ny" in "\n".join(line.strip() for line in tex_of(source).split("\n"))


def test_sums_at_the_beginning_of_a_line_open_no_formula():
    assert "math" not in render("$$は二つ。\n$5と\n\n$6", ZENN).html
