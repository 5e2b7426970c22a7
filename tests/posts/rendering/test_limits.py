"""What one body may cost, and what the refusal tells the author."""

from contextlib import suppress

import pytest

from posts.errors import RenderingError
from posts.rendering import Flavour, RenderOptions, render
from posts.rendering.limits import (
    LONGEST_RUN,
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_LINES_OF_A_BLOCK,
    MOST_TAGS,
    refuse_what_costs_too_much,
    refuse_what_is_too_long,
)

PARAGRAPH = "瓦版は一枚摺りの[読み物](/yomimono/)です。\n\n"


def test_a_very_long_article_is_within_the_limits():
    refuse_what_is_too_long(PARAGRAPH * 4_000)
    refuse_what_costs_too_much(PARAGRAPH * 4_000)


def test_a_long_table_and_a_long_list_are_within_the_limits():
    refuse_what_costs_too_much("| [瓦版](/a/) | 四文 |\n" * 1_500)
    refuse_what_costs_too_much("- [瓦版](/a/) は四文\n" * 1_500)


def test_code_may_hold_what_text_may_not():
    assert "[[[[" in render("```\n" + "[" * 30_000 + "\n```").html


@pytest.mark.parametrize("source", ["字" * (MOST_CHARACTERS + 1), "\n" * MOST_LINES])
def test_too_long_a_body_is_refused(source):
    with pytest.raises(RenderingError, match="divide it"):
        refuse_what_is_too_long(source)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("*" * (LONGEST_RUN + 1), "take some out"),
        ("項目\n" * (MOST_LINES_OF_A_BLOCK + 1), "divide them into paragraphs"),
        ("字" * 60_000, "divide them into paragraphs"),
        ("[" * 10_000, "close them"),
        ("![" * 10_000, "close them"),
        ("[a](" * 5_000, "close them"),
        ("[[a]" * 7_000, "close them"),
        ("<a " * 10_000, "close them"),
        ("<b>\n\n" * (MOST_TAGS + 1), "&lt;"),
    ],
)
def test_costly_text_is_refused_with_a_remedy(text, remedy):
    with pytest.raises(RenderingError, match=remedy):
        refuse_what_costs_too_much(text)


def test_the_refusal_names_the_line():
    with pytest.raises(RenderingError, match="near line 5"):
        refuse_what_costs_too_much("甲\n\n乙\n\n" + "[" * 10_000)


@pytest.mark.parametrize("body", [">" * 400, "> " * 400, "1. " * 2_000, "+ " * 2_000])
def test_nesting_ends_in_a_page_or_in_a_refusal(body):
    with suppress(RenderingError):
        assert render(body).html.startswith(("<blockquote>", "<ol>", "<ul>"))


def test_lists_deeper_than_any_reader_follows_are_refused():
    body = "\n".join("  " * depth + "- 項目" for depth in range(40))
    with pytest.raises(RenderingError, match="line 31 of the body: lists are nested"):
        render(body)


@pytest.mark.parametrize(
    "body",
    [
        ":::message\n" * 1_900,
        "{% highlight a %}\n{% codeblock %}\n{{< highlight x >}}\n" * 600,
        "{% raw %}" * 5_000,
        "{{< figure " + "a=b " * 10_000 + ">}}",
        "{{< x " + '"' * 30_000 + " >}}",
        "x {{< figure" + " " * 49_000 + "x",
        "^[" * 5_000,
        "^[a[b]" * 5_000,
        "$a" * 20_000,
        "$a$ " * 10_000,
        "https://a/" + "(" * 20_000 + ")" * 20_000,
        "https://a.example/ " * 2_500,
        "![](a =3" * 5_000,
        " ".join("`" * (1 + n % 300) for n in range(300)) + "{{ x }}",
        "[a](" + " " * 40_000 + "{{x}}",
    ],
)
@pytest.mark.parametrize("flavour", list(Flavour))
def test_signs_of_services_in_heaps_end_in_a_page_or_in_a_refusal(body, flavour):
    with suppress(RenderingError):
        assert "\x02" not in render(body, RenderOptions(flavour=flavour)).html
