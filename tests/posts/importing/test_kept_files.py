"""Patterns of files to keep."""

from __future__ import annotations

import pytest

from posts.importing.kept_files import may_be_kept


@pytest.mark.parametrize(
    ("name", "pattern", "matches"),
    [
        ("ads.txt", "ads.txt", True),
        ("sub/ads.txt", "ads.txt", False),
        ("sub/ads.txt", "*", False),
        ("sub/ads.txt", "*/ads.txt", True),
        ("sub/deep/ads.txt", "**/ads.txt", True),
        ("ads.txt", "**/ads.txt", True),
        (".well-known/key", ".well-known/*", True),
        ("Ads.txt", "ads.txt", False),
        ("google1.html", "google?.html", True),
    ],
)
def test_a_pattern_is_matched_folder_by_folder(name, pattern, matches):
    assert may_be_kept(name, (pattern,)) is matches
