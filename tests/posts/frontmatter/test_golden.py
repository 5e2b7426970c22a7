import json

import pytest

from tests.posts.frontmatter.golden_pairs import FOLDER, SUFFIXES, dialect_named_by, reading_of

SOURCES = sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)


def test_every_golden_file_has_its_twin():
    twins = {path.stem for path in FOLDER.glob("*.json")}
    assert twins
    assert {path.stem for path in SOURCES} == twins


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_golden_source_reads_as_its_twin_says(source):
    assert reading_of(source) == json.loads(source.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if dialect_named_by(path)], ids=lambda path: path.stem
)
def test_a_golden_source_is_read_in_the_dialect_that_its_name_tells(source):
    reading = reading_of(source)
    first = reading[0] if isinstance(reading, list) else reading
    assert first["dialect"] == dialect_named_by(source)
