"""How much an address looks like those that there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.public.resemblance import Known, asked_for, nearest


@pytest.mark.parametrize(
    ("path", "name", "month"),
    [
        ("/2025/11/04/chip-plant/", "chip-plant", (2025, 11)),
        ("/2025/11/04/chip-plant.html", "chip-plant", (2025, 11)),
        ("/blog/chip-plant/amp/", "chip-plant", None),
        ("/blog/Chip-Plant/index.php", "chip-plant", None),
        ("/2025/11/", "", (2025, 11)),
        ("/", "", None),
        ("/２０２５年の半導体/", "2025年の半導体", None),
    ],
)
def test_an_address_asks_for_the_name_at_its_end_and_the_month_before_it(path, name, month):
    asked = asked_for(path)
    assert (asked.name, asked.month) == (name, month)


def test_a_slip_of_the_pen_is_nearer_than_another_name():
    known = [
        Known(1, "工場", "chip-factory"),
        Known(2, "工場", "chip-plant"),
        Known(3, "", "essay"),
    ]
    assert nearest("chip-plnat", known, 5)[0] == 2
    assert 3 not in nearest("chip-plnat", known, 5)


def test_a_name_that_stands_in_a_title_is_found():
    assert nearest("半導体工場", [Known(1, "熊本の半導体工場が稼働", "kumamoto")], 5) == [1]


@given(st.text(max_size=2000))
def test_any_address_can_be_read_and_compared(path):
    asked = asked_for(path)
    assert len(asked.name) <= 1000
    assert len(nearest(asked.name, [Known(1, path, path)], 5)) <= 1
