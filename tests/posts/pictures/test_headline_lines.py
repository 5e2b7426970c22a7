"""Headlines in lines, with letters of which each is as wide as it is high."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posts.pictures.headline_lines import LEADING, MOST_LINES, SIZES, set_headline

WIDTH, HEIGHT = 1048, 380


def square(text: str, size: int) -> float:
    return len(text) * size


def test_a_short_headline_is_large_and_in_one_line():
    assert set_headline("新工場が稼働", WIDTH, HEIGHT, square).lines == ("新工場が稼働",)
    assert set_headline("新工場が稼働", WIDTH, HEIGHT, square).size == SIZES[0]


def test_lines_end_where_phrases_end():
    setting = set_headline("熊本の新工場が2026年に稼働を始めます", WIDTH, HEIGHT, square)
    assert "".join(setting.lines) == "熊本の新工場が2026年に稼働を始めます"
    assert not any(line.startswith(("が", "に", "を", "6", "年")) for line in setting.lines)


def test_a_headline_without_end_ends_with_an_ellipsis():
    setting = set_headline("半導体" * 100, WIDTH, HEIGHT, square)
    assert len(setting.lines) == MOST_LINES
    assert setting.lines[-1].endswith("…")


@given(st.text(alphabet="半導体の工場がAI 、。", min_size=1, max_size=300))
def test_every_headline_stays_within_its_frame(text):
    setting = set_headline(text.strip() or "無題", WIDTH, HEIGHT, square)
    assert len(setting.lines) <= MOST_LINES
    assert len(setting.lines) * setting.size * LEADING <= HEIGHT
    assert all(square(line, setting.size) <= WIDTH for line in setting.lines)
