"""Ruby where a reading was meant, brackets where not."""

import re

import pytest

from posts.rendering import Flavour, RenderOptions, render


def shown(source):
    """Return the HTML with ruby written ``[base:reading]``."""
    html = re.sub(r"<rp>[（）]</rp>", "", render(source).html)
    return re.sub(r"<ruby>(.*?)</ruby>", r"[\1]", html).replace("<rt>", ":").replace("</rt>", "")


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("｜瓦版《かわらばん》", "[瓦版:かわらばん]"),
        ("｜お江戸《おえど》", "[お江戸:おえど]"),
        ("｜AI《エーアイ》", "[AI:エーアイ]"),
        ("今日｜瓦版《かわらばん》を", "今日[瓦版:かわらばん]を"),
        ("江戸《えど》の町", "[江戸:えど]の町"),
        ("お江戸《えど》", "お[江戸:えど]"),
        ("人々《ひとびと》", "[人々:ひとびと]"),
        ("承《うけたまわ》る", "[承:うけたまわ]る"),
        ("一ヶ月《いっかげつ》", "[一ヶ月:いっかげつ]"),
        ("{瓦版|かわらばん}", "[瓦版:かわらばん]"),
        ("{取り扱い|とりあつかい}", "[取り扱い:とりあつかい]"),
        ("{瓦版|かわら|ばん}", "[瓦:かわら版:ばん]"),
        ("**江戸《えど》**", "<strong>[江戸:えど]</strong>"),
        ("[江戸《えど》](/a/)", '<a href="/a/">[江戸:えど]</a>'),
        ("*江*戸《ど》", "<em>江</em>[戸:ど]"),
    ],
)
def test_readings_of_kanji(source, result):
    assert shown(source) == f"<p>{result}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "書名《瓦版》",
        "《かわら》",
        "えど《えど》",
        "映画《ものがたりのはじまりとおわり》",
        "江戸東京博物館特別展覧会場《えど》",
        "瓦版《か》",
        "{a|b}",
        "{瓦版|ban}",
        "{かな|かな}",
        "{江戸|え|ど|ば}",
        "甲｜乙｜丙",
        "AWS ｜ 瓦版《新機能》",
    ],
)
def test_what_is_no_reading(source):
    assert "ruby" not in render(source).html


@pytest.mark.parametrize(
    "source", ["`江戸《えど》`", "```\n江戸《えど》{瓦版|かわらばん}\n```", "    江戸《えど》"]
)
def test_code_is_never_touched(source):
    assert "江戸《えど》" in render(source).html


@pytest.mark.parametrize("tag", ["code", "kbd", "samp", "pre"])
@pytest.mark.parametrize(
    "text", ["江戸《えど》", "{瓦版|かわらばん}", "&lt;\n｜江戸《えど》と<b>号外《ごうがい》</b>"]
)
def test_text_between_tags_for_code_is_never_touched(tag, text):
    assert "<ruby" not in render(f"書式は<{tag} class='a'>{text}</{tag}>です。").html


def test_text_behind_tags_for_code_has_its_readings():
    html = shown("<code>江戸《えど》</code>と江戸《えど》、<b>瓦版《かわらばん》</b>")
    assert html == "<p><code>江戸《えど》</code>と[江戸:えど]、<b>[瓦版:かわらばん]</b></p>"


def test_formulas_are_never_touched():
    options = RenderOptions(flavour=Flavour.ZENN)
    assert "ruby" not in render(r"$\text{江戸《えど》}$と$`江戸《えど》`$", options).html


def test_doubled_braces_are_no_ruby():
    assert "ruby" not in render("{{瓦版|かわらばん}}", RenderOptions(flavour=Flavour.ZENN)).html


def test_addresses_and_alternatives_are_never_touched():
    html = render("![江戸《えど》](/江戸《えど》.png)").html
    assert "ruby" not in html


def test_old_pages_show_the_signs():
    assert "江戸《えど》" in render("江戸《えど》", RenderOptions(as_kramdown=True)).html


def test_the_bar_divides_no_cells():
    html = shown("| {瓦版|かわらばん} | `{瓦版|かわらばん}` |\n|---|---|\n| a | b |")
    assert "<th>[瓦版:かわらばん]</th>" in html
    assert "<code>{瓦版|かわらばん}</code>" in html


def test_readings_are_no_words_of_the_text():
    rendered = render("## 江戸《えど》の瓦版\n\n｜号外《ごうがい》です。")
    assert rendered.text == "江戸の瓦版\n号外です。"
    assert (rendered.toc[0].id, rendered.toc[0].text) == ("江戸の瓦版", "江戸の瓦版")


def test_browsers_without_ruby_show_brackets():
    assert render("江戸《えど》").html == (
        "<p><ruby>江戸<rp>（</rp><rt>えど</rt><rp>）</rp></ruby></p>"
    )
