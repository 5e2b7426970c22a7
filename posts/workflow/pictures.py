"""Pictures in stored bodies: their sizes and lighter copies, shown as they are now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from html import escape
from posixpath import basename
from unicodedata import normalize

from django.db import transaction
from django.db.models import Q

from posts import addresses
from posts.batches import in_batches
from posts.errors import AddressError
from posts.models import Edition, Image, Post, Publication, RenditionState
from posts.rendering import ShownPicture, load_first_at_once, picture_addresses, set_pictures
from posts.workflow.links.internal_links import own_hosts, resolve_dangling_links

#: Bodies held at a time.
_BODIES_AT_ONCE = 50

#: From so many pictures on every body with a picture is looked at, instead of searched by name.
_MANY = 24


def apply_renditions(posts: Sequence[Post], hosts: Collection[str]) -> None:
    """Set in the HTML of each body the size and the copies of its pictures; nothing is saved.

    ``hosts`` are those of this site. One query for all bodies; none where no body has a picture.
    The first picture of a body without cover is what readers wait for, so it is loaded at once.
    """
    named = [_paths_in(post, hosts) for post in posts]
    known = _known({path for paths in named for path in paths.values()})
    for post, paths in zip(posts, named, strict=True):
        if "<img" in post.body_html:
            shown = {name: known[path] for name, path in paths.items() if path in known}
            html = set_pictures(post.body_html, shown)
            post.body_html = html if post.cover_id is not None else load_first_at_once(html)


def record_pictures(images: Sequence[Image]) -> None:
    """Save pictures whose files have come, new ones or others in the place of those there were."""
    if not images:
        return
    with transaction.atomic():
        replaced = [image for image in images if image.pk]
        for image in replaced:
            image.save()
        discard_renditions(replaced)
        new = Image.objects.bulk_create([image for image in images if not image.pk])
        resolve_dangling_links(addresses.normalize_path(image.path) for image in new)
        Edition.objects.advance()


def record_renditions(images: Sequence[Image]) -> int:
    """Save what became of these pictures' copies, and show it to readers; return how many bodies.

    What was made of a file that has been replaced meanwhile, or for another focal point, is left
    out.
    """
    with transaction.atomic():
        for image in images:
            Image.objects.filter(
                pk=image.pk,
                sha256=image.sha256,
                focal_x=image.focal_x,
                focal_y=image.focal_y,
            ).update(renditions=image.renditions, rendition_state=image.rendition_state)
        changed = refresh_pictures([image.path for image in images])
        Edition.objects.advance()
    return changed


def mark_cards_by_name(before: Publication, now: Publication) -> int:
    """Follow a change of the names that cards have; return how many pictures it changed.

    A picture whose name both settings judge alike keeps what an editor said of it. The edition is
    the caller's to advance.
    """
    changed: dict[bool, list[int]] = {True: [], False: []}
    for key, path, is_card in Image.objects.values_list("pk", "path", "is_card").iterator():
        is_named = now.takes_for_card(path)
        if is_named != before.takes_for_card(path) and is_named != is_card:
            changed[is_named].append(key)
    for is_card, keys in changed.items():
        for some in in_batches(keys):
            Image.objects.filter(pk__in=some).update(is_card=is_card)
    return sum(map(len, changed.values()))


def discard_renditions(images: Sequence[Image]) -> None:
    """Show these pictures without their copies until there are new ones; the rows are saved.

    For pictures whose file is replaced, or that are cropped anew.
    """
    keys = [image.pk for image in images]
    for image in images:
        image.renditions, image.rendition_state = [], RenditionState.WAITING
    with transaction.atomic():
        had = list(Image.objects.filter(pk__in=keys).exclude(renditions=[]))
        Image.objects.filter(pk__in=keys).update(
            renditions=[], rendition_state=RenditionState.WAITING
        )
        if had:
            refresh_pictures([image.path for image in had])
            Edition.objects.advance()


def refresh_pictures(paths: Collection[str]) -> int:
    """Show the pictures at ``paths`` as they are now wherever they stand; return how many bodies.

    The edition is the caller's to advance.
    """
    hosts = own_hosts()
    keys = list(Post.objects.filter(_naming(paths)).order_by("pk").values_list("pk", flat=True))
    changed = 0
    for some in in_batches(keys, _BODIES_AT_ONCE):
        with transaction.atomic():
            rows = Post.objects.select_for_update().filter(pk__in=some)
            posts = list(rows.only("path", "body_html", "cover"))
            before = [post.body_html for post in posts]
            apply_renditions(posts, hosts)
            for post, html in zip(posts, before, strict=True):
                if post.body_html != html:
                    changed += Post.objects.filter(pk=post.pk).update(body_html=post.body_html)
    return changed


def _naming(paths: Collection[str]) -> Q:
    """The bodies that may show one of these: they have its file's name, in one of its spellings."""
    if len(paths) > _MANY:
        return Q(body_html__contains="<img")
    naming = Q(pk__in=[])
    for name in _spellings(paths):
        naming |= Q(body_html__contains=name)
    return naming


def _spellings(paths: Iterable[str]) -> set[str]:
    names = {basename(path) for path in paths}
    # As macOS writes them: a dakuten is a letter of its own.
    names |= {normalize("NFD", name) for name in names}
    written = names | {addresses.encode_path(name) for name in names}
    return written | {escape(name, quote=False) for name in written}


def _paths_in(post: Post, hosts: Collection[str]) -> dict[str, str]:
    """The address on this site of each picture of a post's body, by how it is written there."""
    found = {}
    for name in picture_addresses(post.body_html):
        with suppress(AddressError):
            path = addresses.resolve_reference(name, post.path or "/", hosts)
            if path is not None:
                found[name] = addresses.normalize_file_path(path)
    return found


def _known(paths: Collection[str]) -> dict[str, ShownPicture]:
    return {
        image.path: image.as_it_is()
        for some in in_batches(sorted(paths))
        for image in Image.objects.filter(path__in=some)
    }
