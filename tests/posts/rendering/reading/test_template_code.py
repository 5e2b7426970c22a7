"""Code between tags leaves the text as fenced code does."""

import pytest

from posts.rendering import Flavour, RenderOptions
from posts.rendering.reading import CodeBlock, Prepared, prepare


def prepared(text: str, flavour: Flavour = Flavour.PLAIN) -> Prepared:
    return prepare(text, RenderOptions(flavour=flavour))


@pytest.mark.parametrize(
    "source",
    [
        "{% highlight c %}\nx\n{% endhighlight %}",
        "{%- highlight c linenos -%}\nx\n{%- endhighlight -%}",
        "{% highlight c %}x{% endhighlight %}",
        "{% codeblock lang:c %}\nx\n{% endcodeblock %}",
        "{{< highlight c >}}\nx\n{{< /highlight >}}",
        '{{% highlight c "linenos=table" %}}\nx\n{{% / highlight %}}',
        "     {% highlight c %}\n     x\n{% endhighlight %}",
    ],
)
def test_code_tags_become_one_line(source):
    text = prepared(f"前\n{source}\n後")
    assert text.blocks == (CodeBlock("c", "x"),)
    assert text.text == "前\n\n\x02wzxhzdk:0\x03\n\n後"


def test_kramdowns_pages_have_this_code_too():
    source = "{% highlight c %}\n**x**\n{% endhighlight %}"
    text = prepare(source, RenderOptions(as_kramdown=True))
    assert text.blocks == (CodeBlock("c", "**x**"),)


def test_code_in_a_quotation_loses_the_marks():
    source = "> {% highlight c %}\n> x\n>   y\n> {% endhighlight %}"
    assert prepared(source).blocks == (CodeBlock("c", "x\n  y"),)


def test_code_that_is_never_closed_stays_text_without_the_tag():
    text = prepared("{% highlight c %}\nx")
    assert (text.blocks, text.text) == ((), "\nx")
    assert [note.line for note in text.notes] == [1]


def test_the_tag_code_is_hexos_only():
    source = "{% code lang:c %}\nx\n{% endcode %}"
    assert prepared(source, Flavour.HEXO).blocks == (CodeBlock("c", "x"),)
    assert prepared(source).blocks == ()


def test_fences_may_show_code_tags():
    source = "```\n{% highlight c %}\n{% endhighlight %}\n```"
    assert prepared(source).blocks == (CodeBlock("", "{% highlight c %}\n{% endhighlight %}"),)
