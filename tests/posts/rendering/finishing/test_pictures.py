"""Sizes and lighter copies in stored HTML come and go; the rest of it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.rendering import (
    PictureSource,
    ShownPicture,
    load_first_at_once,
    picture_addresses,
    render,
    set_pictures,
)

SOURCES = (PictureSource("image/avif", "/_pictures/1/a-240w.avif 240w"),)
READY = {"/a.png": ShownPicture(800, 600, SOURCES)}


def body(source: str = "文\n\n![図](/a.png)") -> str:
    return render(source).html


def test_a_picture_gets_its_copies_and_its_size_and_keeps_its_address():
    html = set_pictures(body(), READY)
    assert (
        '<picture><source type="image/avif" srcset="/_pictures/1/a-240w.avif 240w" sizes=' in html
    )
    assert ' alt="図" src="/a.png" width="800" height="600" data-sized></picture>' in html


def test_a_second_time_changes_nothing():
    once = set_pictures(body(), READY)
    assert set_pictures(once, READY) == once


def test_without_copies_the_html_is_as_it_was():
    assert set_pictures(set_pictures(body(), READY), {}) == body()
    assert set_pictures(load_first_at_once(set_pictures(body(), READY)), {}) == body()


def test_a_size_that_the_author_wrote_stays():
    html = set_pictures(body('<img alt="図" src="/a.png" width="300">'), READY)
    assert 'width="300"' in html
    assert "800" not in html.partition("<img")[2]


def test_pictures_of_others_stay_as_they_are():
    html = body("![図](https://elsewhere.example/b.png) ![図](/c.png)")
    assert set_pictures(html, READY) == html


def test_addresses_are_told_as_they_are_written():
    html = body("![図](/a.png) ![図](/a.png) ![図](</図 1.png?x=1&y=2>)")
    assert picture_addresses(html) == ("/a.png", "/図 1.png?x=1&y=2")


def test_a_picture_in_code_is_text():
    html = body('`<img src="/a.png">`')
    assert set_pictures(html, READY) == html
    assert picture_addresses(html) == ()


def test_the_first_picture_is_loaded_at_once_where_it_stands_near_the_top():
    html = load_first_at_once(body("文\n\n![図](/a.png)\n\n![図](/b.png)"))
    assert html.count('fetchpriority="high"') == html.count('loading="lazy"') == 1
    assert html.index("fetchpriority") < html.index("loading")


@pytest.mark.parametrize("source", ["文だけ", "長い文。" * 100 + "\n\n![図](/a.png)"])
def test_what_is_out_of_sight_waits(source):
    assert load_first_at_once(body(source)) == body(source)


@given(st.text(alphabet='<>"&= /!img[]()picturesource\n'))
def test_whatever_was_written_is_found_again(source):
    html = body(source + "\n\n![図](/a.png)")
    assert set_pictures(set_pictures(html, READY), {}) == html
