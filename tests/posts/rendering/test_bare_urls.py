"""Addresses in the text of Zenn and Qiita are links."""

import pytest

from posts.rendering import Flavour, RenderOptions, render


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
