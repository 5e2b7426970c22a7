"""Lines that become a block because they hold nothing else."""

import pytest

from posts.rendering import Flavour, RenderOptions, render

ZENN = RenderOptions(flavour=Flavour.ZENN)


def test_an_address_is_a_card_only_where_the_flavour_says_so():
    assert 'class="link-card"' in render("https://example.com/", ZENN).html
    assert render("https://example.com/").html == "<p>https://example.com/</p>"


@pytest.mark.parametrize(
    "source",
    [
        "- 項\n  https://example.com/",
        "これは https://example.com/",
        "https://example.com/ です",
        "    https://example.com/",
        "https:///",
        "@[card](javascript:alert(1))",
        "@[card](x y)",
        "@[youtube](https)x",
        '@[youtube](a"b)',
    ],
)
def test_no_card(source):
    assert "link-card" not in render(source, ZENN).html


def test_cards_stand_apart_from_the_lines_around_them():
    html = render("前\n@[card](https://example.com/)\n後").html
    assert html.startswith("<p>前</p>\n<p class=")
    assert html.endswith("</p>\n<p>後</p>")


def test_an_embed_nobody_knows_is_noted():
    assert [note.line for note in render("文\n\n@[謎](x)").notes] == [3]


def test_cards_are_links_of_the_body():
    assert render("@[youtube](abc)").links == ("https://www.youtube.com/watch?v=abc",)
