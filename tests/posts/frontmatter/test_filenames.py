import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.frontmatter import NameParts, name_parts
from posts.frontmatter.filenames import bundle_folder

DAY = date(2025, 11, 4)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("_posts/2025-11-04-1-openaigpt-5.md", NameParts(DAY, "1-openaigpt-5")),
        ("2025-11-4-円安.markdown", NameParts(DAY, "円安")),
        ("ja/_posts/ 2025-11-04-blank-before.md", NameParts(DAY, "blank-before")),
        ("2025-11-04-gpt-4.5", NameParts(DAY, "gpt-4.5")),
        ("2025-11-04-gpt-4.5.md", NameParts(DAY, "gpt-4.5")),
        ("2025-11-04-and-then....md", NameParts(DAY, "and-then")),
        ("2025-11-04-Use .cache directory.md", NameParts(DAY, "Use .cache directory")),
        ("20251104_円安の行方.md", NameParts(DAY, "円安の行方")),
        ("2025-11-04_円安の行方.md", NameParts(DAY, "円安の行方")),
        ("20251104.md", NameParts(None, "20251104")),
        ("2025-11-04.md", NameParts(DAY, "2025-11-04")),
        ("2025-13-04-no-such-month.md", NameParts(None, "2025-13-04-no-such-month")),
        ("note.txt", NameParts(None, "note")),
        ("2025-11-04-folder/note", NameParts(None, "note")),
        ("", NameParts(None, "")),
    ],
)
def test_a_name_tells_its_date_and_slug(name, parts):
    assert name_parts(name) == parts


def test_a_decomposed_name_is_composed():
    decomposed = unicodedata.normalize("NFD", "2025-11-04-ガバナンス.md")
    assert name_parts(decomposed).slug == "ガバナンス"


@given(st.text())
def test_any_name_has_parts(name):
    slug = name_parts(name).slug
    assert slug == slug.strip()
    assert "/" not in slug


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("content/posts/円安/index.md", "円安.md"),
        ("content/posts/_index.md", "posts.md"),
        ("posts/2025-11-04-fab/index.en.md", "2025-11-04-fab.en.md"),
        ("posts/" + unicodedata.normalize("NFD", "ガバナンス") + "/index.md", "ガバナンス.md"),
        ("index.md", ""),
        ("posts/indexes.md", ""),
    ],
)
def test_a_bundle_is_named_by_its_folder(name, folder):
    assert bundle_folder(name) == folder
