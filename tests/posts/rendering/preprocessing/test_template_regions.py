"""Raw regions keep their braces, comments are not for readers."""

import pytest

from posts.rendering import RenderOptions, render
from posts.rendering.preprocessing import prepare


def text_of(source: str) -> str:
    return prepare(source, "\x02{}\x03".format, RenderOptions()).text


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{% raw %}\n{% x %}\n{% endraw %}\n{% y %}", "\n{% x %}\n\n"),
        ("{% raw %}{% comment %}{% endraw %}", "{% comment %}"),
        ("{% raw %}`{{ x }}`{% endraw %}", "`{{ x }}`"),
        ("前{% comment %}秘密{{ x }}{% endcomment %}後", "前後"),
        ("前\n{% comment %}\n秘密\n{% endcomment %}\n後", "前\n\n\n\n後"),
        ("`{% raw %}`と{{ x }}`{% endraw %}`", "`{% raw %}`と`{% endraw %}`"),
        ("{% raw %}{{ x }}", ""),
    ],
)
def test_regions(source, wanted):
    assert text_of(source) == wanted


def test_a_comment_is_noted_with_its_line():
    assert [note.line for note in render("甲\n\n{%- comment -%}乙{% endcomment %}").notes] == [3]


def test_a_comment_takes_its_code_along():
    source = "{% comment %}\n```\n秘密\n```\n{% endcomment %}"
    assert render(source).html == ""
