"""An emphasised line after an image is its caption on Zenn."""

import pytest

from posts.rendering import Flavour, RenderOptions, render


def html_of(source: str, flavour: Flavour = Flavour.ZENN) -> str:
    return render(source, RenderOptions(flavour=flavour, hard_breaks=True)).html


def test_a_captioned_image_is_a_figure():
    html = html_of("![図](/a.png)\n*説明の[語](/b/)*")
    assert html.startswith("<figure><img")
    assert html.endswith('<figcaption>説明の<a href="/b/">語</a></figcaption></figure>')


@pytest.mark.parametrize(
    "source",
    [
        "![](/a.png)",
        "![](/a.png) *横*",
        "![](/a.png)\n*説明*と文",
        "文![](/a.png)\n*説明*",
        "![](/a.png)\n**太字**",
        "*甲*\n*乙*",
        "[文![](/a.png)語](/b/)\n文",
    ],
)
def test_no_caption(source):
    assert "<figure" not in html_of(source)


def test_elsewhere_it_is_emphasis():
    assert "<figure" not in html_of("![](/a.png)\n*説明*", Flavour.QIITA)
