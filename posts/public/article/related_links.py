"""What a reader of an article may go on with: related articles, and its neighbours in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, F, FloatField, OuterRef, Subquery, Value

from posts import addresses
from posts.models import Post, PostQuerySet, Relation, RelationKind, Suggestion

#: Articles beside another one; suggestions fill up what the relations leave free.
SHOWN = 5

SUGGESTED = "suggested"


@dataclass(frozen=True)
class RelatedLink:
    """An article beside another one; ``kind`` is "pillar", "related" or "suggested"."""

    title: str
    url: str
    published_at: datetime
    kind: str


def related_links_of(post: Post, public: PostQuerySet) -> list[RelatedLink]:
    """The articles beside ``post`` that readers may see: the newsroom's own, then suggestions.

    One query. Each article stands there once.
    """
    facts = ("target_id", "target__title", "target__path", "target__published_at")
    # EXISTS, because SQLite would gather the keys of all public posts for an IN.
    shown = Exists(public.filter(pk=OuterRef("target")))
    related = Relation.objects.filter(shown, post=post).order_by()
    chosen = Suggestion.objects.filter(shown, post=post).order_by()
    place = {"place": F("position") * Value(1.0, FloatField())}
    likest = {"place": F("likeness") * Value(-1.0), "sort": Value(SUGGESTED, CharField())}
    rows = related.annotate(**place, sort=F("kind")).values_list("sort", "place", *facts)
    rows = rows.union(chosen.annotate(**likest).values_list("sort", "place", *facts), all=True)
    found: dict[int, RelatedLink] = {}
    order = {RelationKind.PILLAR.value: 0, RelationKind.RELATED.value: 0, SUGGESTED: 1}
    for kind, _, key, title, path, published_at in sorted(
        rows, key=lambda row: (order[row[0]], row[1], row[2])
    ):
        if kind != SUGGESTED or len(found) < SHOWN:
            url = addresses.encode_path(path)
            found.setdefault(key, RelatedLink(title, url, published_at, kind))
    return list(found.values())


def neighbours(post: Post, public: PostQuerySet) -> dict[str, Post]:
    """The next newer and the next older article, as ``newer`` and ``older``; one query."""
    sides = {"newer": public.after(post), "older": public.before(post)}
    newer, older = (
        Post.objects.filter(pk__in=Subquery(posts.values("pk")[:1]))
        .order_by()
        .only("title", "path")
        .annotate(side=Value(side))
        for side, posts in sides.items()
    )
    return {vars(each)["side"]: each for each in newer.union(older, all=True)}
