import json
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posts.errors import FrontMatterError
from posts.frontmatter import DIALECTS, read, read_many

TOKYO = ZoneInfo("Asia/Tokyo")
DIALECT = st.sampled_from([None, *DIALECTS])
NAMES = st.sampled_from(
    ["a.md", "_posts/2025-11-04-a.md", "2018/2018-06/01_a.md", "content/x/index.md", "source/a.md"]
)

KEYS = st.sampled_from(
    ["title", "date", "tags", "categories", "authors", "image", "robots", "draft", "updated", "x"]
    + ["topics", "id", "private", "aliases", "status", "publishDate", "taxonomies", "permalink"]
)
YAML_WORDS = st.text(alphabet="ab円 :-[]{}\"'*&!#|>\n\t,0129/~?\\", max_size=30)
LINES = st.lists(st.tuples(KEYS, YAML_WORDS), max_size=5)


def _lines(sign: str, pairs: list[tuple[str, str]]) -> str:
    return "".join(f"{key}{sign} {word}\n" for key, word in pairs)


FENCED = st.builds(lambda pairs, body: f"---\n{_lines(':', pairs)}---\n{body}", LINES, st.text())
IN_TOML = st.builds(lambda pairs, body: f"+++\n{_lines(' =', pairs)}+++\n{body}", LINES, st.text())
UNOPENED = st.builds(lambda pairs, body: f"{_lines(':', pairs)}---\n{body}", LINES, st.text())
META = st.builds(lambda pairs, body: f"{_lines(':', pairs)}\n{body}", LINES, st.text())
EXPORTS = st.builds(
    lambda head, inner: head + inner,
    st.sampled_from(
        ['<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>', '{"db": [{"posts": [']
    ),
    st.text(alphabet='<>/&;itemcatgory{}[]",:0 円', max_size=60),
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


@pytest.mark.parametrize(
    ("text", "name", "dialect"),
    [
        ("---\ntitle: a\n---\n", "a.md", "jekyll"),
        ("---\ntitle: a\nseries: b\n---\n", "_posts/2025-11-04-a.md", "jekyll"),
        ("---\ntitle: a\n---\n", "source/_posts/a.md", "hexo"),
        ("---\ntitle: a\ndate: 2016/09/20\n---\n", "a.md", "hexo"),
        ("title: a\n---\n本文", "a.md", "hexo"),
        ("---\ntitle: a\nlastmod: 2025-11-04\n---\n", "a.md", "hugo"),
        ("---\ntitle: a\n---\n", "posts/a/index.md", "hugo"),
        ('+++\ntitle = "a"\ntags = ["b"]\n+++\n', "a.md", "hugo"),
        ('{"title": "a"}\n本文', "a.md", "hugo"),
        ('+++\ntitle = "a"\n[taxonomies]\ntags = ["b"]\n+++\n', "a.md", "zola"),
        ("---\ntitle: a\ntopics: []\ntype: tech\n---\n", "a.md", "zenn"),
        ("---\ntitle: a\nignorePublish: false\n---\n", "a.md", "qiita"),
        ("# a\n", "2018/2018-06/01_a.md", "qiita"),
        ("Title: a\n\n本文", "a.md", "pelican"),
        ("本文", "20251104_a.md", "pelican"),
        ("本文", "a.md", "plain"),
        ("---a\n本文", "a.md", "plain"),
    ],
)
def test_a_dialect_is_told_by_its_signs(text, name, dialect):
    document = read(text, name=name, zone=TOKYO)
    assert document.dialect == dialect
    assert not [note for note in document.notes if "--dialect" in note]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ('+++\ntitle = "a"\n+++\n', "read as zola, but it could be hugo"),
        ("---\ntitle: a\nupdated: 2025-01-01\nweight: 1\n---\n", "hexo, but it could be hugo"),
    ],
)
def test_a_doubt_is_noted(text, others):
    notes = read(text, name="a.md", zone=TOKYO).notes
    assert [note for note in notes if others in note and "--dialect" in note]


@pytest.mark.parametrize(
    "dialect", [name for name in DIALECTS if name not in ("wordpress", "ghost")]
)
def test_every_dialect_can_be_asked_for_and_then_reads_any_file(dialect):
    for text in ("本文\n", "---\ntitle: 題\n---\n本文\n"):
        document = read(text, name="a.md", zone=TOKYO, dialect=dialect)
        assert document.dialect == dialect
        assert document.head + document.body == text


def test_an_unknown_dialect_is_refused_and_the_known_ones_are_listed():
    with pytest.raises(
        FrontMatterError, match="'word' is not known; known are .*jekyll.*wordpress"
    ):
        read("a", name="a.md", zone=TOKYO, dialect="word")


def test_a_decomposed_name_is_composed():
    name = unicodedata.normalize("NFD", "content/ガイド/20251104_ガバナンス.md")
    document = read("本文", name=name, zone=TOKYO)
    assert document.name == "content/ガイド/20251104_ガバナンス.md"
    assert (document.title, document.categories) == ("ガバナンス", ("ガイド",))


@given(st.one_of(st.text(), FENCED, IN_TOML, UNOPENED, META, EXPORTS), NAMES | st.text(), DIALECT)
@example("---\n---\n", "/", None)
@example('---\ntitle: "\\0"\n---\n', "", None)
def test_any_text_in_any_dialect_gives_documents_or_a_fault(text, name, dialect):
    try:
        documents = read_many(text, name=name, zone=TOKYO, dialect=dialect)
    except FrontMatterError:
        return
    for document in documents:
        assert document.title
        assert document.text.count("\n") == document.body.count("\n")
        assert json.loads(json.dumps(document.fields)) == document.fields
        assert "\0" not in json.dumps(document.fields, ensure_ascii=False)
        if document.dialect not in ("wordpress", "ghost"):
            assert document.head + document.body == text
            assert "\r" not in json.dumps(document.fields, ensure_ascii=False)
            assert document.body_line == document.head.count("\n") + 1 or "\r" in document.head
