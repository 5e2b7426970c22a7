"""Rows for tests, with fixed and readable values; nothing is rendered and nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import (
    Alias,
    Byline,
    Image,
    KeptFile,
    Post,
    PostKind,
    Publication,
    Status,
    Tagging,
)
from posts.tags.models import Tag, tag_slug

#: Tuesday, 10:30 in Tokyo: when all that the factories make was written and published.
MORNING = datetime(2025, 11, 4, 1, 30, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR_AWAY = datetime(2099, 1, 1, tzinfo=UTC)

#: What keeps a post from readers, as changes to ``make_post``.
HIDDEN: dict[str, dict[str, Any]] = {
    "draft": {"status": Status.DRAFT},
    "in review": {"status": Status.REVIEW},
    "scheduled": {"published_at": FAR_AWAY},
    "withdrawn": {"status": Status.WITHDRAWN},
    "expired": {"expires_at": LONG_AGO},
}
#: What keeps a post out of lists, feeds, counts and the search.
UNLISTED = {**HIDDEN, "a fixed page": {"kind": PostKind.PAGE}}


def make_post(*, authors: Sequence[Author] = (), tags: Sequence[Tag] = (), **changes: Any) -> Post:
    """Make a published post; its path and title are numbered where none is given."""
    number = Post.objects.count() + 1
    values = {
        "title": f"半導体工場の稼働が始まる {number}",
        "path": f"/2025/11/04/半導体-{number}/",
        "slug": f"半導体-{number}",
        "body": "熊本県の新工場が稼働した。",
        "body_html": "<p>熊本県の新工場が稼働した。</p>",
        "excerpt": "熊本県の新工場が、当初の予定より早く稼働した。",
        "status": Status.PUBLISHED,
        "published_at": MORNING,
        "created_at": MORNING,
        "saved_at": MORNING,
    }
    post = Post.objects.create(**{**values, **changes})
    for position, author in enumerate(authors):
        Byline.objects.create(post=post, author=author, position=position)
    for position, tag in enumerate(tags):
        Tagging.objects.create(content_object=post, tag=tag, position=position)
    return post


def make_author(**changes: Any) -> Author:
    """Make an author."""
    return Author.objects.create(**{"name": "青木 遥", "slug": "aoki", **changes})


def make_category(**changes: Any) -> Category:
    """Make a category."""
    return Category.objects.create(**{"name": "技術", "slug": "tech", **changes})


def make_tag(**changes: Any) -> Tag:
    """Make a tag; its slug follows from its name."""
    name = changes.get("name", "半導体")
    return Tag.objects.create(**{"name": name, "slug": tag_slug(name), **changes})


def make_alias(path: str, post: Post | None) -> Alias:
    """Make an old address that leads to ``post``, or to 410 without one."""
    return Alias.objects.create(path=path, post=post, created_at=MORNING)


def make_redirect_to(path: str, address: str, **changes: Any) -> Alias:
    """Make an old address that leads to another address."""
    return Alias.objects.create(path=path, address=address, created_at=MORNING, **changes)


def unsaved_page(**changes: Any) -> Post:
    """A published page that no database has yet, as an edit may ask for it."""
    values = {"title": "瓦版について", "path": "/about/", "body": "編集部の紹介です。"}
    published = {"status": Status.PUBLISHED, "published_at": MORNING}
    return Post(**{"kind": PostKind.PAGE, **values, **published, **changes})


def make_page(**changes: Any) -> Post:
    """Make a published page at /about/."""
    values = {"body_html": "<p>編集部の紹介です。</p>", "created_at": MORNING, "saved_at": MORNING}
    page = unsaved_page(**{**values, **changes})
    page.save()
    return page


def make_kept_file(path: str = "/ads.txt", content: bytes = b"kept") -> KeptFile:
    """Keep a file in the media store, which the test has to own."""
    kept = KeptFile(
        path=path, sha256=sha256(content).hexdigest(), byte_size=len(content), created_at=MORNING
    )
    kept.file.save(path, ContentFile(content), save=False)
    kept.save()
    return kept


def make_image(
    path: str = "/assets/工場.png", content: bytes = b"picture", **changes: Any
) -> Image:
    """Make an image and put its file into the media store, which the test has to own."""
    values = {"sha256": sha256(content).hexdigest(), "byte_size": len(content)}
    image = Image(path=path, created_at=MORNING, **{**values, **changes})
    image.file.save(path, ContentFile(content), save=False)
    image.save()
    return image


def make_publication(**changes: Any) -> Publication:
    """Save the one publication."""
    values = {"title": "瓦版テスト", "url": "https://news.example", "page_size": 20}
    return Publication.objects.create(**{**values, **changes})
