import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import read

TOKYO = ZoneInfo("Asia/Tokyo")

KEYS = st.sampled_from(
    ["title", "date", "tags", "categories", "authors", "image", "robots", "draft", "updated", "x"]
)
YAML_WORDS = st.text(alphabet="ab円 :-[]{}\"'*&!#|>\n\t,0129/~?\\", max_size=30)
FENCED = st.builds(
    lambda pairs, body: (
        "---\n" + "".join(f"{key}: {word}\n" for key, word in pairs) + "---\n" + body
    ),
    st.lists(st.tuples(KEYS, YAML_WORDS), max_size=5),
    st.text(max_size=50),
)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff\n"])
def test_an_empty_file_is_refused(text):
    with pytest.raises(FrontMatterError, match="empty"):
        read(text, name="a.md", zone=TOKYO)


@pytest.mark.parametrize(("text", "line"), [("a\nb\0", 2), ("---\na: b\n---\n\ud83d", 4)])
def test_what_no_database_stores_is_refused_with_its_line(text, line):
    with pytest.raises(FrontMatterError) as fault:
        read(text, name="a.md", zone=TOKYO)
    assert fault.value.line == line


@given(st.one_of(st.text(), FENCED), st.text())
@example("---\n---\n", "/")
@example('---\ntitle: "\\0"\n---\n', "")
def test_any_text_gives_a_document_or_a_fault(text, name):
    try:
        document = read(text, name=name, zone=TOKYO)
    except FrontMatterError:
        return
    assert document.head + document.body == text
    assert document.title
    assert document.body_line == document.head.count("\n") + 1 or "\r" in document.head
    assert "\r" not in json.dumps(document.fields, ensure_ascii=False)
    assert json.loads(json.dumps(document.fields)) == document.fields
