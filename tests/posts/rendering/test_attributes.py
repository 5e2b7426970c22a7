"""Attribute lists: kramdown's signs only, class and id only."""

import pytest

from posts.rendering import render


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("[甲](/){: .cta}", '<p><a class="cta" href="/">甲</a></p>'),
        ("甲\n{: .lead #top1}", '<p class="lead" id="top1">甲</p>'),
        ("## 甲 {: .b}", '<h2 class="b" id="甲">甲</h2>'),
        ("**甲**{: style='x' onclick=y}", "<p><strong>甲</strong></p>"),
    ],
)
def test_a_list_with_a_colon_is_taken(body, html):
    assert render(body).html == html


@pytest.mark.parametrize("body", ["**甲**{乙}", "[甲](/){.a}", "## 甲 {乙}", "`a`{b}"])
def test_braces_without_a_colon_are_text(body):
    assert "{" in render(body).text
