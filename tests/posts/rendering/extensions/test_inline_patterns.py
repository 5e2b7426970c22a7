"""Abbreviations end where ASCII letters end."""

import re

import pytest

from posts.rendering import Flavour, RenderOptions, render


def test_an_abbreviation_is_found_between_japanese_letters():
    html = render("次はNHKの発表。NHKS は別。`NHK`\n\n*[NHK]: 日本放送協会").html
    assert html.count("<abbr") == 1
    assert '次は<abbr title="日本放送協会">NHK</abbr>の発表' in html


def test_the_longest_abbreviation_wins():
    html = render("HTML5とHTML\n\n*[HTML]: 甲\n*[HTML5]: 乙").html
    assert '<abbr title="乙">HTML5</abbr>と<abbr title="甲">HTML</abbr>' in html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("[甲](/){: .cta}", '<p><a class="cta" href="/">甲</a></p>'),
        ("甲\n{: .lead #top1}", '<p class="lead" id="top1">甲</p>'),
        ("## 甲 {: .b}", '<h2 class="b" id="甲">甲</h2>'),
        ("**甲**{: style='x' onclick=y}", "<p><strong>甲</strong></p>"),
    ],
)
def test_a_list_with_a_colon_is_taken(body, html):
    assert render(body).html == html


@pytest.mark.parametrize("body", ["**甲**{乙}", "[甲](/){.a}", "## 甲 {乙}", "`a`{b}"])
def test_braces_without_a_colon_are_text(body):
    assert "{" in render(body).text


def links(text: str, flavour: Flavour = Flavour.ZENN) -> tuple[str, ...]:
    return render(f"文 {text}", RenderOptions(flavour=flavour)).links


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.example/x。", "https://a.example/x"),
        ("https://a.example/x.", "https://a.example/x"),
        ("（https://a.example/x）", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("https://a.example/x_(y)", "https://a.example/x_(y)"),
        ("**https://a.example/x**", "https://a.example/x"),
        ("前https://a.example/x", "https://a.example/x"),
        ("http://a.example?b=c&d#e", "http://a.example?b=c&d#e"),
    ],
)
def test_an_address_ends_before_punctuation_and_japanese(text, link):
    assert links(text) == (link,)
    assert links(text, Flavour.QIITA) == (link,)


@pytest.mark.parametrize("text", ["`https://a.example/`", "https://", "xhttps://a.example/"])
def test_no_address(text):
    assert links(text) == ()


def test_a_link_in_a_link_is_none():
    html = render("文 [https://a.example/](/b/)", RenderOptions(flavour=Flavour.ZENN)).html
    assert html == '<p>文 <a href="/b/">https://a.example/</a></p>'


def test_elsewhere_an_address_is_text():
    assert links("https://a.example/", Flavour.PLAIN) == ()


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
