"""Articles that a file names beside its own (``related_articles``, ``pillar_article``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from posts.frontmatter import Value
from posts.models import Post, Relation, RelationKind
from posts.transfer.chunks import in_chunks
from posts.transfer.paths import CHUNK

_LONGEST_REASON = 500


@dataclass(frozen=True)
class Wish:
    """An article that a file wants beside its own; ``stem`` is that file's name without ending."""

    stem: str
    kind: RelationKind
    reason: str


def wishes_of(fields: Mapping[str, Value]) -> tuple[Wish, ...]:
    """The related articles that a file names, the pillar first, each once for each kind."""
    wishes = [
        *_wishes(fields.get("pillar_article"), RelationKind.PILLAR),
        *_wishes(fields.get("related_articles"), RelationKind.RELATED),
    ]
    return tuple({(wish.stem, wish.kind): wish for wish in reversed(wishes)}.values())[::-1]


def _wishes(value: Value, kind: RelationKind) -> Iterator[Wish]:
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield Wish(entry.strip(), kind, "")
        elif isinstance(entry, dict) and isinstance(stem := entry.get("slug"), str):
            reason = entry.get("reason")
            text = reason if isinstance(reason, str) else ""
            yield Wish(stem.strip(), kind, text[:_LONGEST_REASON])


def write_relations(
    wishes: Mapping[str, Sequence[Wish]], stems: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Set the posts' relations anew; return pairs of key and stem for those that lead nowhere.

    ``wishes`` has the wishes by the key of the post that has them, ``stems`` the keys of all files
    of the site by their names without folder and ending.
    """
    missing: list[tuple[str, str]] = []
    for keys in in_chunks(sorted(wishes), CHUNK):
        wanted = {stems[wish.stem] for key in keys for wish in wishes[key] if wish.stem in stems}
        posts = _posts_by_key({*keys, *wanted})
        rows: list[Relation] = []
        for key in filter(posts.__contains__, keys):
            for position, wish in enumerate(wishes[key]):
                target = posts.get(stems.get(wish.stem, ""))
                if target is None:
                    missing.append((key, wish.stem))
                elif target != posts[key]:
                    rows.append(_relation(posts[key], target, wish, position))
        Relation.objects.filter(post__source_key__in=keys).delete()
        Relation.objects.bulk_create(rows)
    return missing


def _posts_by_key(keys: set[str]) -> dict[str, Post]:
    return {
        str(post.source_key): post
        for chunk in in_chunks(sorted(keys), CHUNK)
        for post in Post.objects.filter(source_key__in=chunk).only("source_key")
    }


def _relation(post: Post, target: Post, wish: Wish, position: int) -> Relation:
    return Relation(post=post, target=target, kind=wish.kind, position=position, reason=wish.reason)
