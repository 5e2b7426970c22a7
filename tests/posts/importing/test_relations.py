import pytest

from posts.frontmatter import Value
from posts.importing.relations import RelatedReference, related_references
from posts.models import Alias, Post, Relation, RelationKind, Status
from posts.workflow import merge_posts
from tests.posts.importing.conftest import NOW, article


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
    assert related_references(fields) == (
        RelatedReference("a", RelationKind.PILLAR, ""),
        RelatedReference("b", RelationKind.RELATED, "続報"),
        RelatedReference("c", RelationKind.RELATED, ""),
    )


def test_a_file_without_relations_names_nothing():
    assert related_references({"title": "x", "related_articles": None}) == ()


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


RELATED = '[{"slug": "2026-04-03-c"}, {"slug": "2026-04-02-b", "reason": "前回"}]'


def related_to(path: str) -> list[tuple[str, str]]:
    relations = Post.objects.get(path=path).relations.all()
    return [(row.target.title, row.reason) for row in relations]


@pytest.mark.django_db
def test_an_article_that_comes_later_is_related_when_it_comes(write, run_import):
    write("_posts/2026-04-01-a.md", article(related_articles=RELATED))
    write("_posts/2026-04-03-c.md", article("続報", date="2026-04-03"))
    assert "the related article '2026-04-02-b' is not here" in [
        note.message for note in run_import().notes
    ]
    write("_posts/2026-04-02-b.md", article("前回", date="2026-04-02"))
    run_import()
    assert related_to("/2026/04/01/a/") == [("続報", ""), ("前回", "前回")]
    run_import()
    assert len(related_to("/2026/04/01/a/")) == 2


@pytest.mark.django_db
def test_an_article_that_is_imported_alone_is_related_to_those_that_are_there(
    write, run_import, site
):
    write("_posts/2026-04-02-b.md", article("前回", date="2026-04-02"))
    write("_posts/2026-04-03-c.md", article("続報", date="2026-04-03"))
    run_import()
    run_import(write("_posts/2026-04-01-a.md", article(related_articles=RELATED)))
    assert related_to("/2026/04/01/a/") == [("続報", ""), ("前回", "前回")]


@pytest.mark.django_db
def test_what_a_killed_import_did_not_get_to_is_related_by_the_next(write, run_import):
    write("_posts/2026-04-01-a.md", article(related_articles=RELATED))
    write("_posts/2026-04-02-b.md", article("前回", date="2026-04-02"))
    run_import()
    Relation.objects.all().delete()
    run_import()
    assert related_to("/2026/04/01/a/") == [("前回", "前回")]


@pytest.mark.django_db
def test_a_merged_article_stands_for_the_one_that_it_was_merged_into(write, run_import):
    write("_posts/2026-04-01-a.md", article(related_articles=RELATED))
    write("_posts/2026-04-02-b.md", article("前回", date="2026-04-02"))
    write("_posts/2026-04-03-c.md", article("続報", date="2026-04-03"))
    run_import()
    stays, other = (Post.objects.get(title=title) for title in ("続報", "前回"))
    merge_posts(stays, (other,), (), by=None, now=NOW)
    Relation.objects.all().delete()
    run_import()
    assert related_to("/2026/04/01/a/") == [("続報", "")]


@pytest.mark.django_db
@pytest.mark.parametrize("overwrite", [False, True])
def test_no_file_brings_back_a_post_that_was_merged(write, run_import, overwrite):
    for day in ("01", "02"):
        write(f"_posts/2026-04-{day}-a.md", article(f"{day}日", date=f"2026-04-{day}"))
    run_import()
    stays, other = (Post.objects.get(title=title) for title in ("01日", "02日"))
    merge_posts(stays, (other,), (), by=None, now=NOW)
    run_import(overwrite=overwrite)
    write("_posts/2026-04-02-a.md", article("02日", date="2026-04-02", body="新しい文。"))
    report = run_import(overwrite=overwrite)

    assert [conflict.kept for conflict in report.conflicts] == ["edit"]
    other.refresh_from_db()
    assert (other.status, other.path) == (Status.WITHDRAWN, None)
    assert Alias.objects.get(path="/2026/04/02/a/").post == stays
    assert Post.objects.count() == 2
