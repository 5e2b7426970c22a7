"""Formulas become MathML that keeps its TeX; what cannot be converted stays code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.rendering import Flavour, RenderOptions, render
from posts.rendering.mathml import displayed_formula, inline_formula

ZENN = RenderOptions(flavour=Flavour.ZENN)
PIECES = [
    *("{", "}", "[", "]", "^", "_", "a", "1", "&", "'", r"\\", r"\frac", r"\sqrt", r"\over"),
    *(r"\left(", r"\right)", r"\left", r"\text{", r"\begin{matrix}"),
]


def test_a_formula_carries_its_tex():
    assert render("$x^2$", ZENN).html == (
        '<p><span class="math"><math display="inline"><semantics>'
        "<mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>"
        '<annotation encoding="application/x-tex">x^2</annotation>'
        "</semantics></math></span></p>"
    )


def test_a_displayed_formula_scrolls():
    html = render("$$\nx\n$$", ZENN).html
    assert html.startswith('<div class="math" tabindex="0" role="region" aria-label="数式"><math ')


@pytest.mark.parametrize(
    "tex",
    [
        "",
        "{",
        r"\frac{a}",
        r"\nocommand{x}",
        r"\left( x",
        r"a & b",
        r"a \\ b",
        r"\mathop{\rm argmin}",
        "{" * 3000,
        "x" * 5001,
    ],
)
def test_what_is_not_understood_whole_stays_code(tex):
    assert inline_formula(tex).startswith('<code class="math">')
    assert displayed_formula(tex).startswith('<pre class="math"><code>')


@pytest.mark.parametrize("environment", ["aligned", "split", "align*", "cases", "pmatrix"])
def test_environments_become_tables(environment):
    tex = rf"\begin{{{environment}}} a &= b \\ c &= d \end{{{environment}}}"
    assert displayed_formula(tex).count("<mtr>") == 2


def test_lines_gathered_without_alignment():
    assert displayed_formula(r"\begin{gathered} a \\ b \end{gathered}").count("<mtr>") == 2


def test_no_formula_brings_html_in():
    html = render(r"$\text{<img src=x onerror=alert(1)>}$", ZENN).html
    assert "<img" not in html
    assert "&lt;img" in html


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_hostile_tex_never_breaks_a_page(pieces):
    tex = " ".join(pieces)
    assert displayed_formula(tex).startswith(('<div class="math"><math', '<pre class="math">'))
