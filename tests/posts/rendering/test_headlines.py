"""Headlines as HTML."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from posts.rendering.headlines import headline_html


def test_a_headline_may_break_between_its_phrases() -> None:
    assert headline_html("2026年の市場を読む") == "2026年の<wbr>市場を<wbr>読む"


def test_what_looks_like_a_tag_is_text() -> None:
    html = headline_html('</script><b>「A&B」"x"')
    assert re.findall("<[^>]*>", html.replace("<wbr>", "")) == []
    assert unescape(html.replace("<wbr>", "")) == '</script><b>「A&B」"x"'


@given(st.text(max_size=60))
def test_nothing_of_a_headline_is_lost(title: str) -> None:
    assert unescape(headline_html(title).replace("<wbr>", "")) == title
