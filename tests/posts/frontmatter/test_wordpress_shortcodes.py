import pytest

from posts.frontmatter.wordpress_shortcodes import without_plain_shortcodes


@pytest.mark.parametrize(
    ("html", "figure"),
    [
        (
            '[caption id="a" width="300"]<img src="/a.png"> 円の推移[/caption]',
            '<figure><img src="/a.png"><figcaption>円の推移</figcaption></figure>',
        ),
        (
            '[caption caption="円"]<a href="/b/"><img src="/a.png"></a>[/caption]',
            '<figure><a href="/b/"><img src="/a.png"></a><figcaption>円</figcaption></figure>',
        ),
        ('[caption]<img src="/a.png">[/caption]', '<figure><img src="/a.png"></figure>'),
        ("[caption]図はない[/caption]", "[caption]図はない[/caption]"),
        ("[caption]閉じない", "[caption]閉じない"),
    ],
)
def test_a_picture_with_a_caption_is_a_figure(html, figure):
    assert without_plain_shortcodes(html) == figure


def test_an_embedded_address_is_a_link():
    assert without_plain_shortcodes("[embed]https://a.example/?x=1&y[/embed]") == (
        '<p><a href="https://a.example/?x=1&amp;y">https://a.example/?x=1&amp;y</a></p>'
    )


@pytest.mark.parametrize("html", ["[embed]javascript:x[/embed]", '[gallery ids="1"]'])
def test_other_shortcodes_stay(html):
    assert without_plain_shortcodes(html) == html
