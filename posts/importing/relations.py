"""Articles that a file names beside its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import Q

from posts.batches import in_batches
from posts.frontmatter import Value
from posts.frontmatter.keys import RELATED_ARTICLES
from posts.importing.sources import SourceFile
from posts.models import Merge, Post, Relation, RelationKind
from posts.workflow import add_relations, replace_relations

_LONGEST_REASON = 500

#: The keys of a file's head that name other articles, and what these are to its own.
KINDS = {key: RelationKind(kind) for key, kind in RELATED_ARTICLES.items()}


@dataclass(frozen=True)
class Wish:
    """An article that a file wants beside its own; ``stem`` is that file's name without ending."""

    stem: str
    kind: RelationKind
    reason: str


def wishes_of(fields: Mapping[str, Value]) -> tuple[Wish, ...]:
    """The related articles that a file names, the pillar first, each once for each kind."""
    wishes = [wish for key, kind in KINDS.items() for wish in wishes_in(fields.get(key), kind)]
    return tuple({(wish.stem, wish.kind): wish for wish in reversed(wishes)}.values())[::-1]


def wishing_fields(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Of a file's fields only those that ``wishes_of`` reads."""
    return {key: fields[key] for key in KINDS if key in fields}


def wishes_in(value: Value, kind: RelationKind) -> Iterator[Wish]:
    """The wishes in the value of one key, a list of articles or a single one."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield Wish(entry.strip(), kind, "")
        elif isinstance(entry, dict) and isinstance(stem := entry.get("slug"), str):
            reason = entry.get("reason")
            text = reason if isinstance(reason, str) else ""
            yield Wish(stem.strip(), kind, text[:_LONGEST_REASON])


def relate(
    site: str, wishes: Mapping[str, Sequence[Wish]], files: Iterable[SourceFile]
) -> list[tuple[str, str]]:
    """Relate the posts of one site; return pairs of key and stem for wishes that lead nowhere.

    Posts in ``wishes`` (by the key of the post that has them) get their relations anew. Posts that
    came with an earlier import get those whose other article had not come then, or that a killed
    import did not get to. ``files`` are the site's files now.
    """
    stems = stems_of(site, files)
    missing = _write_anew(wishes, stems)
    _write_late(site, stems, without=wishes.keys())
    return missing


def stems_of(site: str, files: Iterable[SourceFile]) -> dict[str, str]:
    """The keys of all posts of a site by stem; of two with one stem, that of a file there now."""
    known = Post.articles.filter(
        Q(source_key__startswith=f"{site}/") | Q(source_site__name=site, source_key__isnull=False)
    ).order_by("pk")
    earlier = known.values_list("source_name", "source_key")
    stems = {stem_of(name or str(key)): str(key) for name, key in earlier}
    return stems | {stem_of(file.name): file.key for file in files}


def stem_of(name: str) -> str:
    """By which word other files name the file of this name."""
    return unicodedata.normalize("NFC", PurePosixPath(name).stem)


def are_there(post: Post, wishes: Sequence[Wish], stems: Mapping[str, str]) -> bool:
    """Whether the articles beside ``post`` are those that are wished for and can be had."""
    targets = _targets({stems[wish.stem] for wish in wishes if wish.stem in stems}, stems)
    posts = {stem: target.pk for stem, target in targets.items()}
    return answered(wishes, posts, post.pk) == rows_of(post)


def rows_of(post: Post) -> list[tuple[int, str, str]]:
    """Target, kind and reason of the articles beside ``post``.

    They are in the order in which a file can tell them, which keeps each kind together.
    """
    rows = [(row.target_id, row.kind, row.reason) for row in post.relations.all()]
    in_order = [str(kind) for kind in KINDS.values()]
    return sorted(rows, key=lambda row: in_order.index(row[1]))


def answered(
    wishes: Sequence[Wish], posts: Mapping[str, int], own: int
) -> list[tuple[int, str, str]]:
    """Target, kind and reason of the relations that these wishes of the post ``own`` make.

    ``posts`` are the primary keys by stem.
    """
    rows: dict[tuple[int, str], str] = {}
    for wish in wishes:
        target = posts.get(wish.stem, own)
        if target != own:
            rows.setdefault((target, wish.kind), wish.reason)
    return [(target, kind, reason) for (target, kind), reason in rows.items()]


def _write_anew(
    wishes: Mapping[str, Sequence[Wish]], stems: Mapping[str, str]
) -> list[tuple[str, str]]:
    missing: list[tuple[str, str]] = []
    for keys in in_batches(sorted(wishes)):
        named = {stems[wish.stem] for key in keys for wish in wishes[key] if wish.stem in stems}
        owners, targets = _posts_by_key(keys), _targets(named, stems)
        rows = [row for key, post in owners.items() for row in _rows(post, wishes[key], targets)]
        replace_relations(owners.values(), rows)
        missing += [
            (key, wish.stem) for key in owners for wish in wishes[key] if wish.stem not in targets
        ]
    return missing


def _write_late(site: str, stems: Mapping[str, str], *, without: Collection[str]) -> None:
    """Add the relations that posts of earlier imports named and do not have."""
    naming = Q(*(("front_matter__has_key", key) for key in KINDS), _connector=Q.OR)
    earlier = Post.articles.filter(naming, source_key__startswith=f"{site}/").order_by("pk")
    for found in in_batches(earlier.values_list("pk", "source_key", "front_matter")):
        wishes = {pk: wishes_of(fields) for pk, key, fields in found if key not in without}
        every_stem = {wish.stem for of_one in wishes.values() for wish in of_one}
        targets = _targets({stems[stem] for stem in every_stem if stem in stems}, stems)
        add_relations(
            [row for pk, of_one in wishes.items() for row in _rows(Post(pk=pk), of_one, targets)]
        )


def _posts_by_key(keys: Iterable[str]) -> dict[str, Post]:
    return {
        str(post.source_key): post
        for some in in_batches(sorted(keys))
        for post in Post.articles.filter(source_key__in=some).only("source_key")
    }


def _targets(keys: Collection[str], stems: Mapping[str, str]) -> dict[str, Post]:
    """The posts of these keys by stem; for a merged one, the post that it was merged into."""
    posts = _posts_by_key(keys)
    merges = Merge.objects.filter(survivor__isnull=False).values_list("post_id", "survivor_id")
    survivors = {merged: Post(pk=survivor) for merged, survivor in merges}
    return {
        stem: survivors.get(posts[key].pk, posts[key])
        for stem, key in stems.items()
        if key in posts
    }


def _rows(post: Post, wishes: Sequence[Wish], targets: Mapping[str, Post]) -> list[Relation]:
    """The relations that are wished for and can be had; an article never stands beside itself."""
    return [
        Relation(post=post, target=target, kind=wish.kind, position=position, reason=wish.reason)
        for position, wish in enumerate(wishes)
        if (target := targets.get(wish.stem)) and target != post
    ]
