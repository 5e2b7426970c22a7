"""What tags show to readers."""

import pytest

from posts.rendering.reading.shortcodes import meaning_of


@pytest.mark.parametrize(
    ("tag", "inline"),
    [
        ("{% youtube abc_D-1 %}", "<https://www.youtube.com/watch?v=abc_D-1>"),
        ("{{< youtube id=abc >}}", "<https://www.youtube.com/watch?v=abc>"),
        ("{{< gist user 123 >}}", "<https://gist.github.com/user/123>"),
        ("{% gist user/123 file.rb %}", "<https://gist.github.com/user/123>"),
        ("{{< x user=a id=1 >}}", "<https://x.com/i/status/1>"),
        ("{% asset_img a.png %}", "![](<a.png>)"),
        ("{% asset_img right a.png 30 40 図 [題] %}", "![図 \\[題\\]](<a.png>)"),
        ('{% asset_img "a b.png" "図 題" %}', "![図 題](<a b.png>)"),
        ("{% img /a.png %}", "![](</a.png>)"),
        ("{% link 語 二 https://a.example/ true %}", "[語 二](https://a.example/)"),
        ("{% post_link slug '<題>' false %}", "&lt;題&gt;"),
        ('{{< figure src="a.png" caption="説" >}}', "![説](<a.png>)"),
    ],
)
def test_a_tag_within_a_sentence(tag, inline):
    meaning = meaning_of(tag)
    assert meaning is not None
    assert meaning.inline == inline


@pytest.mark.parametrize(
    "tag",
    [
        "{% include a.html %}",
        "{{ page.title }}",
        "{% youtube %}",
        '{% youtube "><script>" %}',
        "{% asset_img %}",
        "{% post_link slug %}",
        "{% link a.md %}",
        '{{< figure link="/a/" >}}',
        '{{< ref "a.md" >}}',
    ],
)
def test_a_tag_that_shows_nothing(tag):
    assert meaning_of(tag) is None


def test_a_figure_of_its_own_line():
    meaning = meaning_of('{{< figure src="a.png" alt="<" title="題" attr="撮影" width="50%" >}}')
    assert meaning is not None
    assert meaning.block == (
        '<figure><img src="a.png" alt="&lt;">'
        "<figcaption><strong>題</strong> 撮影</figcaption></figure>"
    )
