"""What the words after a fence and in code tags say."""

import pytest

from posts.rendering import Flavour, RenderOptions
from posts.rendering.reading.code_blocks import language_and_title, language_and_title_of_tag


@pytest.mark.parametrize(
    ("info", "wanted"),
    [
        ("", ("", "")),
        ("js", ("js", "")),
        ("js:app.js", ("js", "app.js")),
        ("js:src/app.js", ("js", "src/app.js")),
        ("Dockerfile:/Dockerfile", ("Dockerfile", "/Dockerfile")),
        (":端末 の画面", ("", "端末 の画面")),
        ("diff js:app.js", ("diff", "app.js")),
        ("diff js", ("diff js", "")),
        ("https://example.com/", ("https://example.com/", "")),
        ("{: .ruby}", ("{: .ruby}", "")),
        ("app.js", ("app.js", "")),
        ("js app.js", ("js app.js", "")),
        ('js title="src/app.js"', ("js", "src/app.js")),
        ("js {2-3} title='瓦版 の設定'", ("js {2-3}", "瓦版 の設定")),
        ('js {linenos=true,filename="app.js"}', ("js {linenos=true", "app.js")),
        ("title=app.js", ("", "app.js")),
        ('{.js title="app.js"}', (".js", "app.js")),
        ("js subtitle=x", ("js subtitle=x", "")),
    ],
)
def test_signs_separate_language_and_file(info, wanted):
    assert language_and_title(info, RenderOptions()) == wanted


def test_kramdown_knows_no_files():
    options = RenderOptions(as_kramdown=True)
    assert language_and_title("js:app.js", options) == ("js:app.js", "")
    assert language_and_title("js title=a", options) == ("js title=a", "")


@pytest.mark.parametrize(
    ("info", "wanted"),
    [
        ("app.js", ("js", "app.js")),
        ("/docker-compose.yml", ("yaml", "/docker-compose.yml")),
        (".env", ("env", ".env")),
        ("c++", ("c++", "")),
        (".js:配列", (".js", "配列")),
    ],
)
def test_qiita_takes_a_lone_file_name_for_both(info, wanted):
    assert language_and_title(info, RenderOptions(flavour=Flavour.QIITA)) == wanted


def test_hexo_takes_the_words_up_to_an_address_for_the_title():
    options = RenderOptions(flavour=Flavour.HEXO)
    assert language_and_title("js 二つ の語 https://a.example/ 元", options) == ("js", "二つ の語")
    assert language_and_title("js", options) == ("js", "")


@pytest.mark.parametrize(
    ("tag", "arguments", "wanted"),
    [
        ("highlight", " ruby linenos ", ("ruby", "")),
        ("highlight", ' "go" "hl_lines=2"', ("go", "")),
        ("highlight", "", ("", "")),
        ("codeblock", " lang:objc ", ("objc", "")),
        ("codeblock", " Array.map lang:js", ("js", "Array.map")),
        ("codeblock", " 題 名 /a/ 元 mark:1,2", ("", "題 名")),
        ("codeblock", " 題 line_number:false", ("", "題")),
    ],
)
def test_arguments_of_code_tags(tag, arguments, wanted):
    assert language_and_title_of_tag(tag, arguments) == wanted


def test_diagrams_say_what_they_are():
    assert language_and_title("mermaid", RenderOptions()) == ("mermaid", "図（Mermaid）")
    assert language_and_title("mermaid:流れ", RenderOptions()) == ("mermaid", "流れ")
    assert language_and_title("mermaid", RenderOptions(as_kramdown=True)) == ("mermaid", "")
