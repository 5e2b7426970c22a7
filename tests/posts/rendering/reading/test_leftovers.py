"""Raw regions keep their braces, comments are not for readers."""

import pytest

from posts.rendering import RenderOptions, render
from posts.rendering.reading import prepare


def text_of(source: str) -> str:
    return prepare(source, RenderOptions()).text


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


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('[題]({{< ref "a.md" >}})後', "<p>題後</p>"),
        ("[題]({{ site.baseurl }}/a/)", '<p><a href="/a/">題</a></p>'),
        ('前{{< ref\n  "a.md" >}}後', "<p>前後</p>"),
        ("{% include a.html\n  x=1\n  y=2 %}\n後", "<p>後</p>"),
        ("{% 甲\n乙", "<p>{% 甲乙</p>"),
        ("{% a\n\n乙 %}", "<p>{% a</p>\n<p>乙 %}</p>"),
        ("`{% a %}`と`` {{ b }} ``", "<p><code>{% a %}</code>と<code>{{ b }}</code></p>"),
    ],
)
def test_tags_outside_code_go(source, html):
    assert render(source).html.strip() == html


@pytest.mark.parametrize("tag", ["{{ a }}", "{% a %}", "{{< a >}}", "{{% a %}}", "{% raw %}"])
def test_tags_inside_code_stay(tag):
    html = tag.replace("<", "&lt;").replace(">", "&gt;")
    assert html in render(f"```\n{tag}\n```").html
    assert html in render(f"    {tag}").html
    assert html in render(f"文`{tag}`").html
    assert html in render(f"{{% highlight %}}\n{tag}\n{{% endhighlight %}}").html


def test_what_is_lost_is_noted_and_what_is_shown_is_not():
    notes = render("{% post_link a 題 %}\n{% post_link b %}\n\n{% youtube abc %}").notes
    assert [note.line for note in notes] == [1, 2]
