"""Colours for code: classes only, and never at the price of a hanging renderer."""

import pytest

from posts.rendering.finishing.highlighting import (
    LONGEST_HIGHLIGHTED,
    LONGEST_HIGHLIGHTED_LINE,
    highlight_code,
    make_code_scroll,
)
from posts.rendering.reading import CodeBlock


def test_known_language_gets_classes_and_no_styles():
    html = highlight_code(CodeBlock("python", "x = 1"))
    assert html.startswith('<pre class="highlight" data-language="python"><code>')
    assert '<span class="n">x</span>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "info", ["Python", "python title=a", "{.python}", "{: .python}", "python:a.py"]
)
def test_language_is_the_first_word_of_the_info(info):
    assert 'data-language="python"' in highlight_code(CodeBlock(info, "x = 1"))


@pytest.mark.parametrize("info", ["", "{}", "///"])
def test_code_without_a_language_is_plain(info):
    assert highlight_code(CodeBlock(info, "a < b & c")) == (
        "<pre><code>a &lt; b &amp; c\n</code></pre>"
    )


def test_unknown_language_is_plain_and_still_named():
    assert highlight_code(CodeBlock("瓦版", "a")) == (
        '<pre data-language="瓦版"><code>a\n</code></pre>'
    )


@pytest.mark.parametrize(
    "source", ["x\n" * LONGEST_HIGHLIGHTED, "x" * (LONGEST_HIGHLIGHTED_LINE + 1)]
)
def test_long_code_stays_plain(source):
    assert "<span" not in highlight_code(CodeBlock("python", source))


def test_blank_lines_at_the_edges_stay():
    assert "<code>\n" in highlight_code(CodeBlock("text", "\na\n"))


def test_code_is_a_region_that_keys_can_reach():
    assert make_code_scroll("<pre><code>a</code></pre>") == (
        '<pre tabindex="0" role="region" aria-label="コード"><code>a</code></pre>'
    )


def test_several_regions_have_several_names_with_their_files():
    html = make_code_scroll(
        "<pre>a</pre>"
        '<figure class="code"><figcaption>"a".py &amp; b</figcaption><pre>b</pre></figure>'
    )
    assert 'aria-label="コード1">a' in html
    assert '</figcaption><pre tabindex="0" role="region"' in html
    assert 'aria-label="コード2：&quot;a&quot;.py &amp; b">b' in html
