"""The words of an article."""

import pytest

from posts.rendering import render


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("甲\n乙\n\n丙", "甲乙\n丙"),
        ("A\nB", "A B"),
        ("- 甲\n  - 乙\n- 丙", "甲\n乙\n丙"),
        ("> 引用", "引用"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("甲[^1]\n\n[^1]: 注", "甲\n注"),
        ("甲  \n乙", "甲\n乙"),
        ("    code", ""),
        ("![代替](/a.png)", ""),
        ("---", ""),
    ],
)
def test_is_one_line_a_block(body, text):
    assert render(body).text == text
