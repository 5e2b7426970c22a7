"""Sizes behind the address of an image."""

import pytest

from posts.rendering.preprocessing.image_sizes import write_image_sizes


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("![](a.png =300x)", '![](a.png){: width="300"}'),
        ("![](a.png =x40)", '![](a.png){: height="40"}'),
        ("![図](a.png =30x40)", '![図](a.png){: width="30" height="40"}'),
        ("![](a.png =x)", "![](a.png)"),
        ("![](a.png =50%x)", "![](a.png =50%x)"),
        ("`![](a.png =30x)`", "`![](a.png =30x)`"),
        ("[](a.png =30x)", "[](a.png =30x)"),
    ],
)
def test_sizes_become_attributes(source, wanted):
    assert write_image_sizes(source) == wanted
