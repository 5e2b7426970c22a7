"""What stands around the text of an article."""

from __future__ import annotations

import pytest

from posts.public.article.reading_aids import ContentsEntry, nested, share_links
from posts.rendering import Heading


def outline(*levels: int) -> tuple[ContentsEntry, ...]:
    return nested([Heading(level, str(n), f"節{n}") for n, level in enumerate(levels)])


def shape(sections: tuple[ContentsEntry, ...]) -> str:
    return "".join(f"{each.id}({shape(each.sections)})" for each in sections)


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        ((), ""),
        ((2, 2), "0()1()"),
        ((2, 3, 4, 3, 2), "0(1(2())3())4()"),
        ((3, 3, 2, 3), "0()1()2(3())"),
        ((2, 4, 3), "0(1()2())"),
    ],
)
def test_each_heading_stands_below_the_nearest_higher_one(levels, wanted):
    assert shape(outline(*levels)) == wanted


def test_addresses_and_titles_are_encoded_for_each_service():
    shares = {share.name: share.url for share in share_links("https://a.example/瓦/?b&c", '"&<')}
    assert list(shares) == ["x", "facebook", "linkedin", "hatena", "line"]
    for url in shares.values():
        assert "https%3A%2F%2Fa.example%2F%E7%93%A6%2F%3Fb%26c" in url
        assert url.startswith("https://")
    assert "title=%22%26%3C" in shares["hatena"]
