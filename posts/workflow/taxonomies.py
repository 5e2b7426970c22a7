"""Authors, categories, series, tags, the publication's facts: found, made, changed, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import TypeVar

from django.db import models, transaction

from posts import addresses
from posts.authors.models import Author
from posts.batches import in_batches
from posts.categories.models import Category
from posts.models import Alias, Edition, Image, Post, Series, Tagging
from posts.search import index_updates as search
from posts.tags.models import Tag, tag_slug
from posts.workflow.links.internal_links import resolve_dangling_links
from posts.workflow.routes import Listed, paths_of_list

Named = TypeVar("Named", Author, Category, Series, Tag)


def get_or_create_named(
    model: type[Named], names: Iterable[str], slugs: Mapping[str, str] | None = None
) -> dict[str, Named]:
    """The rows of these names, by name; those that are missing are made.

    Names are told apart to the letter: AI and ai are two tags until an editor merges them.
    ``slugs`` has the slugs, by name, that are wanted for new rows instead of one from the name.
    """
    wanted, found = slugs or {}, dict[str, Named]()
    for some in in_batches(dict.fromkeys(names)):
        there = {row.name: row for row in model._default_manager.filter(name__in=some)}
        new = {
            name: wanted.get(name) or (tag_slug(name) if model is Tag else _slug(name))
            for name in some
            if name not in there
        }
        found |= there | _made(model, new)
    return found


def save_and_advance_edition(row: models.Model) -> None:
    """Save an author, category, tag, image or the publication, and advance the edition.

    Links to an address at which it answers from now on, or does not any more, are resolved again.
    """
    with transaction.atomic():
        stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
        named_anew = _posts_found_by(row) if stored and _name_of(stored) != _name_of(row) else []
        paths_before = _paths_of(stored)
        row.save()
        search.reindex(named_anew)
        resolve_dangling_links(paths_before ^ _paths_of(row))
        Edition.objects.advance()


def delete_and_advance_edition(row: models.Model) -> None:
    """Delete an author, category, series, tag or image, and advance the edition.

    Raises django.db.models.ProtectedError where posts still stand under it.
    """
    with transaction.atomic():
        without_name, paths = _posts_found_by(row), _paths_of(row)
        row.delete()
        search.reindex(without_name)
        resolve_dangling_links(paths)
        Edition.objects.advance()


def _posts_found_by(row: models.Model) -> list[int]:
    """The keys of the posts that a search finds by the name of this row."""
    if isinstance(row, Tag):
        return list(Tagging.objects.filter(tag=row).values_list("content_object", flat=True))
    if isinstance(row, Category):
        return list(Post.objects.filter(category=row).order_by("pk").values_list("pk", flat=True))
    return []


def _name_of(row: models.Model) -> str:
    return row.name if isinstance(row, Tag | Category) else ""


def _paths_of(row: models.Model | None) -> set[str]:
    """Where readers find the row's own pages, as links to them are kept."""
    if isinstance(row, Listed):
        return set(paths_of_list(row))
    return {addresses.normalize_path(row.path)} if isinstance(row, Alias | Image) else set()


def _made(model: type[Named], slugs: Mapping[str, str]) -> dict[str, Named]:
    """Make rows of these names and slugs; a slug that is taken gets a number behind it."""
    rows = model._default_manager.filter(slug__in=set(slugs.values()))
    taken = set(rows.values_list("slug", flat=True))
    free: list[Named] = []
    numbered: list[tuple[str, str]] = []
    for name, slug in slugs.items():
        if slug in taken:
            numbered.append((name, slug))
        else:
            taken.add(slug)
            free.append(model(name=name, slug=slug))
    made = list(model._default_manager.bulk_create(free))
    made += [
        model._default_manager.create(name=name, slug=_numbered(model, slug))
        for name, slug in numbered
    ]
    resolve_dangling_links(path for row in made for path in paths_of_list(row))
    return {row.name: row for row in made}


def _slug(name: str) -> str:
    return addresses.slugify(name).lower()[:100] or "name"


def _numbered(model: type[Named], slug: str) -> str:
    """``slug``, which is taken, with the first number behind it that no other row has."""
    taken = set(model._default_manager.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for number in count(2) if (each := f"{slug}-{number}") not in taken)
