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
class RelatedReference:
    """An article that a file names beside its own; ``stem`` is its file's name without ending."""

    stem: str
    kind: RelationKind
    reason: str


def related_references(fields: Mapping[str, Value]) -> tuple[RelatedReference, ...]:
    """The related articles that a file names, the pillar first, each once for each kind."""
    named = [each for key, kind in KINDS.items() for each in references_in(fields.get(key), kind)]
    return tuple({(each.stem, each.kind): each for each in reversed(named)}.values())[::-1]


def related_fields(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Of a file's fields only those that ``related_references`` reads."""
    return {key: fields[key] for key in KINDS if key in fields}


def references_in(value: Value, kind: RelationKind) -> Iterator[RelatedReference]:
    """The articles in the value of one key, which holds a list or a single one."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield RelatedReference(entry.strip(), kind, "")
        elif isinstance(entry, dict) and isinstance(stem := entry.get("slug"), str):
            reason = entry.get("reason")
            text = reason if isinstance(reason, str) else ""
            yield RelatedReference(stem.strip(), kind, text[:_LONGEST_REASON])


def import_relations(
    site: str, named: Mapping[str, Sequence[RelatedReference]], files: Iterable[SourceFile]
) -> list[tuple[str, str]]:
    """Relate the posts of one site; return pairs of key and stem for what leads nowhere.

    Posts in ``named`` (by the key of the post whose file names others) get their relations anew.
    Posts that came with an earlier import get those whose other article had not come then, or that
    a killed import did not get to. ``files`` are the site's files now.
    """
    stems = keys_by_stem(site, files)
    missing: list[tuple[str, str]] = []
    for keys in in_batches(sorted(named)):
        owners = _posts_by_key(keys)
        targets = _targets((each for key in keys for each in named[key]), stems)
        replace_relations(
            owners.values(),
            [row for key, pk in owners.items() for row in _relations(pk, named[key], targets)],
        )
        missing += [
            (key, each.stem) for key in owners for each in named[key] if each.stem not in targets
        ]
    _add_late_ones(site, stems, without=named.keys())
    return missing


def keys_by_stem(site: str, files: Iterable[SourceFile]) -> dict[str, str]:
    """The keys of all posts of a site by stem; of two with one stem, that of a file there now."""
    known = Post.objects.filter(
        Q(source_key__startswith=f"{site}/") | Q(source_site__name=site, source_key__isnull=False)
    ).order_by("pk")
    earlier = known.values_list("source_name", "source_key")
    stems = {stem_of(name or str(key)): str(key) for name, key in earlier}
    return stems | {stem_of(file.name): file.key for file in files}


def stem_of(name: str) -> str:
    """By which word other files name the file of this name."""
    return unicodedata.normalize("NFC", PurePosixPath(name).stem)


def are_related(post: Post, named: Sequence[RelatedReference], stems: Mapping[str, str]) -> bool:
    """Whether the articles beside ``post`` are those of ``named`` that can be had."""
    return resolved_rows(named, _targets(named, stems), post.pk) == related_rows(post)


def related_rows(post: Post) -> list[tuple[int, str, str]]:
    """Target, kind and reason of the articles beside ``post``.

    They are in the order in which a file can tell them, which keeps each kind together.
    """
    rows = [(row.target_id, row.kind, row.reason) for row in post.relations.all()]
    in_order = [str(kind) for kind in KINDS.values()]
    return sorted(rows, key=lambda row: in_order.index(row[1]))


def resolved_rows(
    named: Iterable[RelatedReference], targets: Mapping[str, int], own: int
) -> list[tuple[int, str, str]]:
    """Target, kind and reason of the relations of the post ``own`` to what its file names.

    ``targets`` are the primary keys by stem; an article never stands beside itself.
    """
    rows: dict[tuple[int, str], str] = {}
    for each in named:
        target = targets.get(each.stem, own)
        if target != own:
            rows.setdefault((target, each.kind), each.reason)
    return [(target, kind, reason) for (target, kind), reason in rows.items()]


def _add_late_ones(site: str, stems: Mapping[str, str], *, without: Collection[str]) -> None:
    """Add the relations that posts of earlier imports named and do not have."""
    naming = Q(*(("front_matter__has_key", key) for key in KINDS), _connector=Q.OR)
    earlier = Post.objects.filter(naming, source_key__startswith=f"{site}/").order_by("pk")
    for some in in_batches(earlier.values_list("pk", "source_key", "front_matter")):
        named = {pk: related_references(fields) for pk, key, fields in some if key not in without}
        targets = _targets((each for of_one in named.values() for each in of_one), stems)
        add_relations(
            [row for pk, of_one in named.items() for row in _relations(pk, of_one, targets)]
        )


def _posts_by_key(keys: Iterable[str]) -> dict[str, int]:
    """The primary keys of the posts of these keys."""
    return {
        str(key): pk
        for some in in_batches(sorted(keys))
        for key, pk in Post.objects.filter(source_key__in=some).values_list("source_key", "pk")
    }


def _targets(named: Iterable[RelatedReference], stems: Mapping[str, str]) -> dict[str, int]:
    """The primary keys by stem of what can be had; of a merged post, those of its survivor."""
    keys = {each.stem: stems[each.stem] for each in named if each.stem in stems}
    posts = _posts_by_key(set(keys.values()))
    merges = Merge.objects.filter(survivor__isnull=False).values_list("post_id", "survivor_id")
    survivors = {merged: survivor for merged, survivor in merges if survivor}
    found = {stem: posts[key] for stem, key in keys.items() if key in posts}
    return {stem: survivors.get(pk, pk) for stem, pk in found.items()}


def _relations(
    post: int, named: Sequence[RelatedReference], targets: Mapping[str, int]
) -> list[Relation]:
    rows = enumerate(resolved_rows(named, targets, post))
    return [
        Relation(post_id=post, target_id=target, kind=kind, position=position, reason=reason)
        for position, (target, kind, reason) in rows
    ]
