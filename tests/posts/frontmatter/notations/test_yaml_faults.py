import pytest
import yaml

from posts.errors import FrontMatterError
from posts.frontmatter.notations import yaml_block
from posts.frontmatter.notations.yaml_block import parse_yaml


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("block", "line", "words"),
    [
        ("a: b\n\tc: d", 3, "begins with a tab"),
        ("a:\n\t- b", 3, "begins with a tab"),
        ("a: b\n\u3000c", 3, "ideographic space"),
        ("title: AI: 未来", 2, "a second ': '"),
        ("a: b\ntitle: @home", 3, "begins with '@'"),
        ("a: b\ntitle: `code`", 3, "begins with '@'"),
        ("title: **太字**", 2, "begins with '*'"),
        ("title: &&", 2, "begins with '&'"),
        ("title: !<x", 2, "begins with '!'"),
        ("title: !a!b c", 2, "begins with '!'"),
        ("a: b\ntitle：円安\nc: d", 3, "no ': ' behind its key"),
        ('a: b\nc: "d\ne: f\n', 3, "never closed"),
        ("a: b\nc: [d\ne: f\n", 3, "never closed"),
        ("a: b\nc: {d\n", 3, "never closed"),
        ('a: "C:\\dir"', 2, "'\\\\'"),
        ("a: b\ntitle: [速報] 円安", 3, "quotation marks"),
        ("a: 'b' c", 2, "quotation marks"),
        ("a: b\ntitle: %x", 3, "begins with '@', '`' or '%'"),
    ],
)
def test_a_fault_is_named_in_plain_words_at_its_line(block, line, words, loader, monkeypatch):
    monkeypatch.setattr(yaml_block, "LOADER", getattr(yaml, loader))
    with pytest.raises(FrontMatterError) as fault:
        parse_yaml(block, 2)
    assert words in fault.value.reason
    assert fault.value.line == line
