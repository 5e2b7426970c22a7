"""What a reader of an article may go on with."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.models import Post, Relation, RelationKind, Series, Suggestion
from posts.public.article.related_links import SHOWN, related_links_of
from tests import factories


def told(post: Post) -> list[tuple[str, str]]:
    return [(each.title, each.kind) for each in related_links_of(post, Post.objects.public())]


def suggest(post: Post, *targets: Post) -> None:
    for number, target in enumerate(targets):
        Suggestion.objects.create(post=post, target=target, likeness=10.0 - number)


def relate(post: Post, target: Post, kind: RelationKind, position: int = 0) -> None:
    Relation.objects.create(post=post, target=target, kind=kind, position=position)


def test_imported_relations_stand_before_suggestions_and_none_stands_twice():
    post = factories.make_post()
    a, b, c = (factories.make_post(title=title) for title in "abc")
    relate(post, b, RelationKind.RELATED, 1)
    relate(post, a, RelationKind.PILLAR, 0)
    suggest(post, b, c)
    assert told(post) == [("a", "pillar"), ("b", "related"), ("c", "suggested")]


def test_the_likest_fill_up_what_the_relations_leave_free():
    post = factories.make_post()
    others = [factories.make_post(title=str(number)) for number in range(8)]
    relate(post, others[7], RelationKind.RELATED)
    suggest(post, *others[:7])
    assert [title for title, _ in told(post)] == ["7", "0", "1", "2", "3"]
    assert len(told(post)) == SHOWN


@pytest.mark.parametrize("hidden", factories.HIDDEN)
def test_what_readers_may_not_see_is_never_beside_an_article(hidden, client):
    post = factories.make_post()
    related, suggested, shown = (factories.make_post(title=title) for title in ("R", "S", "見える"))
    relate(post, related, RelationKind.RELATED)
    suggest(post, suggested, shown)
    secret = Post.objects.filter(pk__in=[related.pk, suggested.pk])
    secret.update(**factories.HIDDEN[hidden])
    assert told(post) == [("見える", "suggested")]
    assert [each.title for each in client.get(post.path).context["related"]] == ["見える"]


def test_an_article_with_all_that_leads_on_costs_at_most_eight_queries(client):
    series = Series.objects.create(name="現場", slug="genba")
    author = factories.make_author(role="記者", links="https://github.com/aoki")
    author.portrait = factories.make_image()
    author.save()
    posts = [
        factories.make_post(
            authors=[author], tags=[factories.make_tag(name=str(n))], cover=author.portrait,
            category=factories.make_category(name=str(n), slug=str(n)), series=series,
        )
        for n in range(5)
    ]  # fmt: skip
    relate(posts[2], posts[0], RelationKind.RELATED)
    suggest(posts[2], posts[1], posts[3])
    with CaptureQueriesContext(connection) as queries:
        response = client.get(posts[2].path)
    assert response.context["part"].number == 3
    assert len(queries) <= 8, [query["sql"][:120] for query in queries]
