"""Which pages of a list are linked."""

from __future__ import annotations

import pytest

from posts.public.lists.listing import MOST_LINKS, Listing, numbers_to_link


def listing(number: int, pages: int) -> Listing:
    return Listing("", "新着記事", "", [], number, pages, 0, "/tags/ai/")


@pytest.mark.parametrize(
    ("number", "pages", "expected"),
    [
        (1, 1, [1]),
        (4, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (1, 10, [1, 2, 3, 4, 5, 6, 7, None, 10]),
        (5, 252, [1, 2, 3, 4, 5, 6, 7, None, 252]),
        (6, 252, [1, None, 4, 5, 6, 7, 8, None, 252]),
        (247, 252, [1, None, 245, 246, 247, 248, 249, None, 252]),
        (248, 252, [1, None, 246, 247, 248, 249, 250, 251, 252]),
        (252, 252, [1, None, 246, 247, 248, 249, 250, 251, 252]),
    ],
)
def test_first_last_and_nearest_pages_are_linked(number, pages, expected):
    assert numbers_to_link(number, pages) == expected


@pytest.mark.parametrize("pages", [1, 2, 9, 10, 11, 12, 40])
def test_links_are_few_in_order_and_hold_the_page_itself_and_its_neighbours(pages):
    for number in range(1, pages + 1):
        links = numbers_to_link(number, pages)
        shown = [link for link in links if link is not None]
        assert len(links) <= MOST_LINKS
        assert shown == sorted(set(shown))
        assert {1, max(1, number - 1), number, min(pages, number + 1), pages} <= set(shown)


def test_a_gap_hides_two_pages_or_more():
    for pages in range(1, 40):
        for number in range(1, pages + 1):
            shown = [link for link in numbers_to_link(number, pages) if link is not None]
            steps = [after - before for before, after in zip(shown, shown[1:], strict=False)]
            assert 2 not in steps
            assert steps.count(1) == len(steps) - numbers_to_link(number, pages).count(None)


def test_the_first_page_has_no_number_in_its_address():
    second = listing(2, 3)
    assert (second.previous_url, second.url, second.next_url) == (
        "/tags/ai/",
        "/tags/ai/page2/",
        "/tags/ai/page3/",
    )


def test_there_is_nothing_before_the_first_page_and_nothing_after_the_last():
    only = listing(1, 1)
    assert (only.previous_url, only.next_url) == ("", "")


def test_only_the_page_itself_is_current():
    links = [link for link in listing(2, 3).links if link is not None]
    assert [(link.number, link.current) for link in links] == [(1, False), (2, True), (3, False)]
