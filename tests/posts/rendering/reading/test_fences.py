"""Fenced code leaves the text before any other rule looks."""

from markdown.util import HTML_PLACEHOLDER_RE

from posts.rendering.mathml import displayed_formula
from posts.rendering.reading.code_blocks import take_out_code
from posts.rendering.reading.source import Block, CodeBlock, ReadyHtml, SourceLine, Stash
from posts.rendering.rendered import Flavour, Note, RenderOptions


def take_out(text: str, flavour: Flavour = Flavour.PLAIN) -> tuple[str, list[Block], list[int]]:
    notes: list[Note] = []
    stash = Stash()
    lines = [SourceLine(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    kept = take_out_code(lines, stash, RenderOptions(flavour=flavour), notes)
    text = HTML_PLACEHOLDER_RE.sub(r"<\1>", "\n".join(line.text for line in kept))
    return text, stash.blocks, [note.line for note in notes]


def test_code_becomes_one_line():
    assert take_out("前\n```python\nx\n\ny\n```\n後") == (
        "前\n<0>\n後",
        [CodeBlock("python", "x\n\ny")],
        [],
    )


def test_the_closing_fence_is_of_the_same_sign_and_at_least_as_long():
    assert take_out("````\n```\n~~~~\n`````")[1] == [CodeBlock("", "```\n~~~~")]


def test_a_fence_in_a_list_item_keeps_its_indent_and_loses_it_in_the_code():
    text, blocks, _ = take_out("- 項\n  ```\n  x\n    y\n  ```")
    assert text == "- 項\n  <0>"
    assert blocks == [CodeBlock("", "x\n  y")]


def test_a_fence_may_stand_on_the_line_of_its_item():
    assert take_out("1. ```js\n   x\n   ```")[:2] == ("1. <0>", [CodeBlock("js", "x")])


def test_a_fence_in_a_quotation_loses_the_marks():
    text, blocks, _ = take_out("> ```\n> x\n>  y\n> ```\n> 後")
    assert (text, blocks) == ("> <0>\n> 後", [CodeBlock("", "x\n y")])


def test_a_quotation_that_ends_leaves_its_fence_open():
    text, blocks, noted = take_out("> ```\n> x\n\n後\n```\ny\n```")
    assert blocks == [CodeBlock("", "y")]
    assert noted == [1]


def test_an_unclosed_fence_stays_text_and_is_noted():
    assert take_out("甲\n```js\n乙") == ("甲\n\\`\\`\\`js\n乙", [], [2])


def test_four_columns_in_it_is_indented_code_and_no_fence():
    assert take_out("甲\n\n    ```\n    x\n    ```")[1] == []


def test_backticks_in_a_sentence_are_no_fence():
    assert take_out("```` ``` ```` は印")[1] == []


def test_tabs_stay_in_code():
    assert take_out("```make\na:\n\tb\n```")[1] == [CodeBlock("make", "a:\n\tb")]


def test_formulas_are_fenced_where_the_flavour_has_them():
    source = "$$\nx < y\n$$"
    formula = [ReadyHtml(displayed_formula("x < y"))]
    assert take_out(source, Flavour.ZENN) == ("<0>", formula, [])
    assert take_out("```math\nx < y\n```", Flavour.QIITA) == ("<0>", formula, [])
    assert take_out(source) == (source, [], [])


def test_unclosed_formulas_stay_text():
    assert take_out("$$\nx", Flavour.ZENN) == ("$$\nx", [], [])
