"""Tags are removed or replaced by what they show."""

import pytest

from posts.rendering import render


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
