from posts.frontmatter import Document
from posts.frontmatter.containers.export_parts import give_names


def test_articles_are_named_by_their_number_and_never_alike():
    document = Document(dialect="ghost", head="", body="", body_line=1, fields={}, title="題")
    named = give_names("a/export.xml", [document] * 4, ["42", "", "42", "x" * 100])
    assert [document.name for document in named] == [
        "a/export.xml#42",
        "a/export.xml#2",
        "a/export.xml#42-2",
        f"a/export.xml#{'x' * 60}",
    ]
