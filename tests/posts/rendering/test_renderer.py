"""Properties of every rendering, whatever the body."""

from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posts.errors import RenderingError
from posts.rendering import Flavour, Note, RenderOptions, render, sanitize_html

ALL_OPTIONS = [
    RenderOptions(typography=typography, hard_breaks=hard_breaks)
    for typography in (False, True)
    for hard_breaks in (False, True)
] + [RenderOptions(flavour=flavour) for flavour in Flavour]


def test_an_empty_body_renders_to_nothing():
    rendered = render("")
    assert (rendered.html, rendered.text, rendered.toc) == ("", "", ())


def test_an_empty_body_has_no_contents_of_the_one_before():
    render("## 見出し")
    assert render("\n").toc == ()


def test_one_rendering_leaves_nothing_behind_for_the_next():
    alone = render("本文 [版][a] NHK")
    render("[a]: /b\n\n*[NHK]: 日本放送協会\n\n脚注[^1]\n\n[^1]: 注\n\n## 見出し")
    assert render("本文 [版][a] NHK") == alone


def test_a_refusal_leaves_nothing_behind_for_the_next():
    alone = render("甲\n\n乙")
    with pytest.raises(RenderingError):
        render("1. " * 2_000)
    assert render("甲\n\n乙") == alone


def test_threads_do_not_mix_their_bodies():
    bodies = [
        f"## 第{n}号\n\n```python\nx = {n}\n```\n\n本文[^1]\n\n[^1]: 注{n}" for n in range(40)
    ]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render, bodies)) == [render(body) for body in bodies]


def test_typography_is_an_option():
    body = '"quote" -- it\'s... `"code" --`'
    assert render(body).text == '"quote" -- it\'s... "code" --'
    assert render(body, RenderOptions(typography=True)).text == '“quote” – it’s… "code" --'


def test_hard_breaks_are_an_option():
    assert "<br>" not in render("一行目。\n二行目。").html
    assert "<br>" in render("一行目。\n二行目。", RenderOptions(hard_breaks=True)).html


def test_two_blanks_break_a_line():
    assert render("一行目。  \n二行目。").html == "<p>一行目。<br>\n二行目。</p>"


def test_contents_are_plain_text_of_the_middle_levels():
    body = "# 題\n\n## **太字** と `code` と &amp;\n\n### *下*\n\n#### 節\n\n##### 項"
    levels = [(heading.level, heading.text) for heading in render(body).toc]
    assert levels == [(2, "太字 と code と &"), (3, "下"), (4, "節")]


def test_contents_point_at_the_ids_of_the_page():
    rendered = render("## 円安\n\n## 円安\n\n## main\n\n## ！？", RenderOptions(typography=True))
    assert [heading.id for heading in rendered.toc] == ["円安", "円安-1", "main-1", "-1"]
    for heading in rendered.toc:
        assert f'id="{heading.id}"' in rendered.html


def test_the_title_in_a_body_stays_and_is_noted():
    rendered = render("前文。\n\n# 題名")
    assert '<h1 id="題名">題名</h1>' in rendered.html
    assert [note.line for note in rendered.notes] == [3]


def test_text_leaves_out_code_blocks_and_keeps_inline_code():
    body = "前。\n\n```\n秘密\n```\n\n- 項目`code`\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert render(body).text == "前。\n項目code\na b\n1 2"


def test_text_and_html_are_composed():
    rendered = render("か\u3099き と &#x304B;&#x3099;")
    assert rendered.text == "がき と が"
    assert "がき" in rendered.html


def test_control_characters_are_removed_and_noted():
    rendered = render("一行目。\n前\x00後\ud800。\x02wzxhzdk:0\x03")
    assert rendered.html == "<p>一行目。前後。wzxhzdk:0</p>"
    assert rendered.notes == (Note(2, "4 control characters or lone surrogates were removed."),)


def test_every_newline_of_the_world_ends_a_line():
    assert render("甲\r\n\r\n乙\r\r丙").html == "<p>甲</p>\n<p>乙</p>\n<p>丙</p>"


SIGNS = st.sampled_from(
    list("[]()<>!*_~`#-+=|:{}%&\\\"'/^. \n\t")
    + ["\n\n", "    ", "```", "> ", "- ", "1. ", "[^1]", "日", "\n:::message\n", "\n:::\n"]
    + ["^[", "$", "https://a/", "@[card](", "{%", "%}", "{{<", ">}}", "<details>", "</details>"]
)
SCRAPS = st.sampled_from(
    ["<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x()'>"]
    + ["[x](javascript:y)", "<svg onload=z>", "{: onclick=a }", "<div markdown=1>", "<!--", "]]>"]
    + ["\x00", "\ud800", "\u0338", "\u3099", "本文", "**", "~~", "| a | b |\n|---|---|\n"]
)
HOSTILE = st.one_of(
    st.text(st.characters()), st.lists(st.one_of(SIGNS, SCRAPS, st.text(max_size=5))).map("".join)
)


class _Attacker(HTMLParser):
    """Reads HTML as a browser would, and fails at whatever could run."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "form", "style", "svg", "object", "base", "meta")
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("style", "srcdoc", "action", "formaction")
            assert (
                not (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
            )


@settings(deadline=None, max_examples=300)
@given(HOSTILE, st.sampled_from(ALL_OPTIONS))
def test_no_body_brings_a_script_to_the_page(body, options):
    try:
        html = render(body, options).html
    except RenderingError:
        return
    assert "<script" not in html.lower()
    _Attacker().feed(html)


@pytest.mark.parametrize("body", ["[" * 30_000, "<a " * 20_000, "*" * 20_000, "_" * 20_000])
def test_bodies_that_would_keep_the_renderer_busy_are_refused(body):
    with pytest.raises(RenderingError):
        render(body)


def test_a_fragment_keeps_what_an_article_may_hold():
    rendered = sanitize_html('<h2 onclick="x()">沿革</h2>\n<p><a href="/about/">会社</a>です</p>\n')
    assert rendered.html == '<h2 id="沿革">沿革</h2>\n<p><a href="/about/">会社</a>です</p>'
    assert (rendered.text, rendered.links) == ("沿革\n会社です", ("/about/",))


def test_of_a_whole_document_only_the_body_is_taken():
    rendered = sanitize_html(
        "<!doctype html><html><head><title>題</title></head>"
        '<BODY class="landing"><p>本文</p></body></html>'
    )
    assert rendered.html == "<p>本文</p>"


def test_what_readers_will_miss_is_noted_with_its_line_once():
    rendered = sanitize_html(
        "<p>a</p>\n<script>x()</script>\n<script>y()</script>\n<FORM><input></FORM>"
    )
    assert rendered.html == "<p>a</p>"
    assert rendered.notes == (
        Note(2, "<script> cannot be shown and was removed."),
        Note(4, "<form> cannot be shown and was removed."),
    )


def test_template_tags_go_even_over_several_lines_and_lines_keep_their_numbers():
    rendered = sanitize_html("{% assign a =\n  b %}\n<p>{{ page.title }}本文</p>\n{% if a %}")
    assert rendered.html == "<p>本文</p>"
    assert [(note.line, note.message) for note in rendered.notes] == [
        (1, "The template tag {% assign a = b %} was removed."),
        (3, "The template tag {{ page.title }} was removed."),
        (4, "The template tag {% if a %} was removed."),
    ]


@pytest.mark.parametrize(
    "html", ["<p>" * 20_001, "<b" * 10_000, "あ" * 500_001], ids=["tags", "open", "long"]
)
def test_a_body_that_would_keep_the_sanitiser_busy_is_refused(html):
    with pytest.raises(RenderingError):
        sanitize_html(html)


def test_very_many_template_tags_are_removed_at_once():
    assert sanitize_html("{{a}}" * 90_000).html == ""
