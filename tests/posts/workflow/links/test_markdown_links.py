import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.workflow.links.markdown_links import rewrite_links

BASE = "https://news.example"
TARGETS = {
    "/old/": "/new/",
    "/old/?a=1&b=2": "/new/?a=1&b=2",
    "/a_(b)/": "/c/",
    "/p/": "/q_(r)/",
    "https://old.example/x/": "/new/",
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[次](/old/)", "[次](/new/)"),
        ('[次](/old/ "題")', '[次](/new/ "題")'),
        ("[次](</old/>)", "[次](</new/>)"),
        ("[次]( /old/ )", "[次]( /new/ )"),
        ("[![絵](/a.png)](/old/)", "[![絵](/a.png)](/new/)"),
        ("[次](/a_(b)/)。", "[次](/c/)。"),
        (r"[次](/a_\(b\)/)", "[次](/c/)"),
        ("[次](/p/)", "[次](/q_%28r%29/)"),
        ("[次](https://old.example/x/)", "[次](/new/)"),
        ("<https://old.example/x/>", "<https://news.example/new/>"),
        ("[次][1]\n\n[1]: /old/", "[次][1]\n\n[1]: /new/"),
        ("[次][1]\n\n  [1]: </old/> '題'\n", "[次][1]\n\n  [1]: </new/> '題'\n"),
        ('<a class="b" href="/old/">次</a>', '<a class="b" href="/new/">次</a>'),
        ("<a href='/old/?a=1&amp;b=2'>", "<a href='/new/?a=1&amp;b=2'>"),
        ("- 項\n\n    [次](/old/)", "- 項\n\n    [次](/new/)"),
        ("[^1]: 注\n\n    [次](/old/)", "[^1]: 注\n\n    [次](/new/)"),
        ("`a` [次](/old/) `b`", "`a` [次](/new/) `b`"),
    ],
)
def test_a_destination_is_rewritten(before, after):
    assert rewrite_links(before, TARGETS, BASE) == after


@pytest.mark.parametrize(
    "text",
    [
        "/old/ と書く。",
        "(/old/)",
        "[/old/](/other/)",
        "[次](/old/sub/)",
        "[次](/older/)",
        "[次](x/old/)",
        '[次](/other/ "/old/")',
        "`[次](/old/)`",
        "``[次](/old/) ` ``",
        "```\n[次](/old/)\n```",
        "~~~ md\n[次](/old/)\n~~~\n",
        "```\n[次](/old/)",
        "段落\n\n    [次](/old/)\n",
        "\t[次](/old/)\n",
        "<!-- [次](/old/) -->",
        "<pre>[次](/old/)</pre>",
        '<code><a href="/old/"></code>',
        "{% highlight md %}\n[次](/old/)\n{% endhighlight %}",
        '<img alt="x" data-href="y">/old/',
        "[^1]: /old/",
        "https://old.example/x/",
    ],
)
def test_any_other_text_stays(text):
    assert rewrite_links(text, TARGETS, BASE) == text


def test_prose_after_code_is_rewritten_again():
    text = "```\n[a](/old/)\n```\n\n[b](/old/)\n\n    [c](/old/)\n\n[d](/old/)\n"
    assert rewrite_links(text, TARGETS, BASE) == (
        "```\n[a](/old/)\n```\n\n[b](/new/)\n\n    [c](/old/)\n\n[d](/new/)\n"
    )


PIECES = st.sampled_from(
    ["[", "](", "/old/", ")", "<", ">", "`", "```", "\n", "\n\n", "    ", "- ", "]: ", '"', "'",
     "<a href=", "<pre>", "</pre>", "<!--", "-->", "~~~", "\\", "記事", " ", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_only_whole_addresses_change_and_never_the_rest(text):
    assert rewrite_links(text, {"/old/": "/new/"}, BASE).replace("/new/", "/old/") == text


@given(st.text(max_size=200))
def test_without_a_target_nothing_changes(text):
    assert rewrite_links(text, {}, BASE) == text
    assert rewrite_links(text, {"/never/": "/x/"}, BASE) == text
