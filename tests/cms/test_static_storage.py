"""How static files are stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import override_settings

from cms.static_storage import BundledStylesStorage

_SHEETS = {
    "css/site.css": '@import "tokens.css";\n@import "print.css" print;\nmain { margin: 0; }\n',
    "css/tokens.css": ":root { --ink: #111; }\n",
    "css/print.css": "nav { display: none; }\n",
}


@pytest.fixture
def collected(tmp_path: Path) -> BundledStylesStorage:
    """A store into which the sheets were copied, as collectstatic does."""
    with override_settings(STATIC_ROOT=tmp_path / "stored", STATIC_URL="/static/"):
        storage = BundledStylesStorage()
    for folder in (tmp_path / "source", tmp_path / "stored"):
        for name, text in _SHEETS.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    source = FileSystemStorage(tmp_path / "source")
    for _name, _stored, problem in storage.post_process({name: (source, name) for name in _SHEETS}):
        assert not isinstance(problem, Exception)
    return storage


def test_a_stored_sheet_has_its_parts_in_place_of_the_imports(
    collected: BundledStylesStorage,
) -> None:
    with collected.open(collected.stored_name("css/site.css")) as file:
        assert file.read().decode() == (
            ":root { --ink: #111; }\n"
            "@media print {\nnav { display: none; }\n}\n"
            "main { margin: 0; }\n"
        )


def test_the_name_of_a_whole_sheet_changes_with_its_parts(
    collected: BundledStylesStorage, tmp_path: Path
) -> None:
    before = collected.stored_name("css/site.css")
    # A second collectstatic copies what changed, and site.css did not.
    (tmp_path / "stored/css/tokens.css").write_text(":root { --ink: #222; }\n")
    source = FileSystemStorage(tmp_path / "source")
    list(collected.post_process({name: (source, name) for name in _SHEETS}))
    with collected.open(collected.stored_name("css/site.css")) as file:
        assert "#222" in file.read().decode()
    assert collected.stored_name("css/site.css") != before


def test_every_part_of_the_site_s_sheet_is_there() -> None:
    css = Path(__file__).parents[2] / "static/css"
    imported = [line.split('"')[1] for line in (css / "site.css").read_text().splitlines()]
    assert imported
    assert all((css / name).is_file() for name in imported)
