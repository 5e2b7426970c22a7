"""What the old site was: the addresses that it answered, and what stood there."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from posts.errors import OldSiteError
from posts.importing.feed_items import FeedItem
from posts.verification.served_page import fold, text_of

_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)\Z", re.IGNORECASE)
_LISTED = re.compile(r"/page/?\d+/?\Z")


class LabelledText(StrEnum):
    """A word of the ledger, with what it is called on the page for people."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


class AddressKind(LabelledText):
    """What an old address was."""

    POST = "post", "記事"
    SHADOWED = "shadowed", "隠れていた記事"
    PAGE = "page", "固定ページ"
    LIST = "list", "一覧"
    CATEGORY = "category", "カテゴリー・タグ"
    FEED = "feed", "フィード"
    IMAGE = "image", "画像"
    FILE = "file", "ファイル"
    REDIRECT = "redirect", "転送"
    DEAD = "dead", "切れていたリンク"


@dataclass(frozen=True)
class OldAddress:
    """One address of the old site, decoded, with what stood there ("" and () where not known).

    ``text`` is folded, and None where it is not known. ``target`` is where a redirect led, and
    where a shadowed post is looked for.
    """

    path: str
    kind: AddressKind
    title: str = ""
    text: str | None = None
    images: tuple[str, ...] = ()
    items: tuple[FeedItem, ...] = ()
    target: str = ""


@dataclass(frozen=True)
class OldSite:
    """All known addresses of the old site; ``host`` is the name that it had, or ""."""

    host: str
    addresses: tuple[OldAddress, ...] = field(default=())


def read_reference(path: Path) -> OldSite:
    """Read a reference, JSON or gzipped JSON, or a flat mapping of paths to posts.

    Raises OldSiteError where it cannot be read.
    """
    try:
        data = path.read_bytes()
        tree = json.loads(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)
        posts = tree.get("posts", {} if "format" in tree else tree)
        host = urlsplit((tree.get("site") or {}).get("url") or "").netloc.lower()
        addresses = tuple(_addresses(tree if posts is not tree else {}, posts))
    except (OSError, zlib.error) as error:
        raise OldSiteError(f"{path} cannot be read: {error}") from error
    except (ValueError, EOFError, AttributeError, TypeError, KeyError) as error:
        raise OldSiteError(
            f"{path} is no reference of an old site ({error}); make one with --make-reference"
        ) from error
    if not addresses:
        raise OldSiteError(f"{path} names no address; make it anew with --make-reference")
    return OldSite(host, addresses)


def _addresses(tree: Mapping[str, Any], posts: Mapping[str, Any]) -> Iterator[OldAddress]:
    """Each address once, in the order in which their kinds count."""
    seen: set[str] = set()
    for address in _all_addresses(tree, posts):
        if address.kind == AddressKind.SHADOWED or address.path not in seen:
            yield address
        seen.add(address.path)


def _all_addresses(tree: Mapping[str, Any], posts: Mapping[str, Any]) -> Iterator[OldAddress]:
    for path, post in posts.items():
        yield _post(unquote(path), post)
    for row in tree.get("shadowed") or []:
        day_and_slug = re.search(r"(\d{4})-(\d\d)-(\d\d)-(.+?)(?:\.\w+)?\Z", row["source"])
        target = "/{}/{}/{}/{}/".format(*day_and_slug.groups()) if day_and_slug else ""
        title = fold(row.get("title") or "")
        yield OldAddress(unquote(row["url"]), AddressKind.SHADOWED, title, target=target)
    for row in tree.get("redirects") or []:
        yield OldAddress(unquote(row["from"]), AddressKind.REDIRECT, target=unquote(row["to"]))
    for path, items in (tree.get("feeds") or {}).items():
        found = tuple(FeedItem(item["guid"], item["link"]) for item in items)
        yield OldAddress(unquote(path), AddressKind.FEED, items=found)
    for row in tree.get("pages") or []:
        path = unquote(row["url"])
        yield OldAddress(path, _kind_of_page(path), fold(row.get("title") or ""))
    for path in (*(tree.get("assets") or ()), *(tree.get("files") or ())):
        kind = AddressKind.IMAGE if _IMAGE.search(path) else AddressKind.FILE
        yield OldAddress(unquote(path), kind)
    for path in tree.get("dead_links") or {}:
        yield OldAddress(unquote(path), AddressKind.DEAD)


def _post(path: str, post: Mapping[str, Any]) -> OldAddress:
    body, text = post.get("body_html"), post.get("text")
    missing = set(post.get("missing_images") or ())
    return OldAddress(
        path,
        AddressKind.POST,
        title=fold(str(post.get("title") or "")),
        text=text_of(body) if body is not None else fold(text) if text is not None else None,
        images=tuple(image for image in post.get("images") or () if image not in missing),
    )


def _kind_of_page(path: str) -> AddressKind:
    if path.endswith((".xml", ".txt")):
        return AddressKind.FILE
    if _LISTED.search(path):
        return AddressKind.LIST
    if path.startswith(("/category/", "/categories/", "/tags/")):
        return AddressKind.CATEGORY
    return AddressKind.PAGE
