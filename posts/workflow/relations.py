"""Articles that stand beside others: those that an import brings, and what a merge hands over."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import QuerySet

from posts.models import Edition, Post, Relation


def replace_relations(posts: Collection[int], relations: Sequence[Relation]) -> None:
    """Let these relations stand beside the posts of these keys, and no others.

    The edition advances where there were or are any.
    """
    with transaction.atomic():
        deleted, _ = Relation.objects.filter(post__in=posts).delete()
        # Two articles that are named may have been merged into one.
        Relation.objects.bulk_create(relations, ignore_conflicts=True)
        if deleted or relations:
            Edition.objects.advance()


def add_relations(relations: Sequence[Relation]) -> None:
    """Save those of these relations that are not there yet; the edition advances where one is."""
    posts = {relation.post_id for relation in relations}
    known = Relation.objects.filter(post__in=posts)
    there = set(known.values_list("post_id", "target_id", "kind"))
    new = [each for each in relations if (each.post_id, each.target_id, each.kind) not in there]
    if new:
        with transaction.atomic():
            Relation.objects.bulk_create(new, ignore_conflicts=True)
            Edition.objects.advance()


def retarget_relations(relations: QuerySet[Relation], target: Post) -> list[int]:
    """Turn relations that point at another post to ``target``; return the keys of those turned.

    Those of the target's own, and of articles that have it beside them already, stay: readers do
    not see them.
    """
    there = set(Relation.objects.filter(target=target).values_list("post_id", "kind"))
    pointing = relations.exclude(post=target)
    keys = [each.pk for each in pointing if (each.post_id, each.kind) not in there]
    Relation.objects.filter(pk__in=keys).update(target=target)
    return keys


def copy_relations(others: Sequence[Post], post: Post) -> None:
    """Set beside ``post``, behind its own, what stands beside the others."""
    own = list(post.relations.all())
    there = {(relation.target_id, relation.kind) for relation in own}
    position = max((relation.position for relation in own), default=-1)
    new = []
    found = Relation.objects.filter(post__in=others).exclude(target__in=[post, *others])
    for relation in found.order_by("post", "position", "pk"):
        if (relation.target_id, relation.kind) not in there:
            there.add((relation.target_id, relation.kind))
            position += 1
            relation.pk, relation.post, relation.position = None, post, position
            new.append(relation)
    Relation.objects.bulk_create(new)
