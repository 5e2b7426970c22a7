"""Each NAME.md of ``golden/`` renders to its NAME.html."""

from pathlib import Path

import pytest

from posts.rendering import render

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(GOLDEN.glob("*.md"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_renders_as_written_down(source):
    expected = source.with_suffix(".html")
    assert expected.exists(), f"{source.name} has no {expected.name} beside it"
    html = render(source.read_text(encoding="utf-8")).html
    assert html.strip() == expected.read_text(encoding="utf-8").strip()


def test_every_expectation_has_its_source():
    assert {path.stem for path in GOLDEN.glob("*.html")} == {path.stem for path in SOURCES}
