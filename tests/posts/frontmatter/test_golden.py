import json

import pytest

from tests.posts.frontmatter.golden_pairs import FOLDER, reading_of

SOURCES = sorted(FOLDER.glob("*.md"))


def test_every_golden_file_has_its_twin():
    names = {path.stem for path in FOLDER.iterdir() if path.suffix in (".md", ".json")}
    twins = {path.stem for path in SOURCES} & {path.stem for path in FOLDER.glob("*.json")}
    assert names
    assert names == twins


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_golden_source_reads_as_its_twin_says(source):
    assert reading_of(source) == json.loads(source.with_suffix(".json").read_text("utf-8"))
