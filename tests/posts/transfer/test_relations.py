import pytest

from posts.frontmatter import Value
from posts.models import Post, RelationKind
from posts.transfer.relations import Wish, wishes_of
from tests.posts.transfer.conftest import article


def test_the_pillar_comes_first_and_each_article_once():
    fields: dict[str, Value] = {
        "related_articles": [
            {"slug": "b", "reason": "続報"},
            {"slug": "b"},
            {"title": "無名"},
            "c",
        ],
        "pillar_article": {"slug": "a"},
    }
    assert wishes_of(fields) == (
        Wish("a", RelationKind.PILLAR, ""),
        Wish("b", RelationKind.RELATED, "続報"),
        Wish("c", RelationKind.RELATED, ""),
    )


def test_a_file_without_relations_wishes_nothing():
    assert wishes_of({"title": "x", "related_articles": None}) == ()


@pytest.mark.django_db
def test_related_articles_of_a_file_become_relations_in_their_order(write, run_import):
    write(
        "_posts/2026-04-01-a.md",
        article(
            related_articles='[{"slug": "2026-04-03-c", "reason": "続報"}, {"slug": "lost"}]',
            pillar_article='{"slug": "2026-04-02-b"}',
        ),
    )
    write("_posts/2026-04-02-b.md", article("まとめ", date="2026-04-02"))
    write("_posts/2026-04-03-c.md", article("続報", date="2026-04-03"))
    report = run_import()
    relations = Post.objects.get(path="/2026/04/01/a/").relations.all()
    assert [(row.target.title, row.kind, row.reason) for row in relations] == [
        ("まとめ", RelationKind.PILLAR, ""),
        ("続報", RelationKind.RELATED, "続報"),
    ]
    assert "the related article 'lost' is not here" in [note.message for note in report.notes]


@pytest.mark.django_db
def test_an_article_is_not_related_to_itself(write, run_import):
    write("_posts/2026-04-01-a.md", article(related_articles='[{"slug": "2026-04-01-a"}]'))
    run_import()
    assert not Post.objects.get().relations.exists()
