"""Each NAME.md of ``golden/`` renders to its NAME.html; its folder says how it is to be read."""

from pathlib import Path

import pytest

from posts.rendering import Flavour, RenderOptions, render

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(GOLDEN.rglob("*.md"))
OPTIONS = {
    "golden": RenderOptions(),
    "hexo": RenderOptions(flavour=Flavour.HEXO),
    "kramdown": RenderOptions(as_kramdown=True),
    "qiita": RenderOptions(flavour=Flavour.QIITA, hard_breaks=True),
    "zenn": RenderOptions(flavour=Flavour.ZENN, hard_breaks=True),
}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_renders_as_written_down(source):
    expected = source.with_suffix(".html")
    assert expected.exists(), f"{source.name} has no {expected.name} beside it"
    html = render(source.read_text(encoding="utf-8"), OPTIONS[source.parent.name]).html
    assert html.strip() == expected.read_text(encoding="utf-8").strip()


def test_every_expectation_has_its_source():
    assert {path.with_suffix("") for path in GOLDEN.rglob("*.html")} == {
        path.with_suffix("") for path in SOURCES
    }
