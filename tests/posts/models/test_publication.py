"""What the publication says of itself where space is short, and of its pictures."""

from __future__ import annotations

import pytest

from posts.models import Publication


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("瓦版テック", "瓦版テック"),
        ("AIコンパス｜AI導入・生成AI・LLM活用の専門メディア", "AIコンパス"),
        ("瓦版 - 技術の今日を刷る", "瓦版"),
        ("瓦版 | 技術", "瓦版"),
        ("TECH-NEWS・JAPAN", "TECH-NEWS・JAPAN"),
        ("瓦版（技術と社会）", "瓦版"),
        ("｜瓦版｜", "｜瓦版｜"),
    ],
)
def test_the_short_name_is_how_the_title_begins(title, name):
    assert Publication(title=title).name == name


def test_a_short_name_that_editors_gave_wins():
    assert Publication(title="瓦版｜技術", short_name="かわら").name == "かわら"


@pytest.mark.parametrize(
    ("path", "is_card"),
    [
        ("/assets/2025-ogp.png", True),
        ("/assets/2025-OGP.JPG", True),
        ("/assets/ogp.png", False),
        ("/a-ogp.d/photo.png", False),
    ],
)
def test_a_card_is_known_by_the_name_of_its_file(path, is_card):
    assert Publication().takes_for_card(path) == is_card
