"""Internal links of imported posts: which of them lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin, urlsplit

from posts import addresses
from posts.errors import AddressError
from posts.models import Alias, Image, Post
from posts.transfer.chunks import in_chunks
from posts.transfer.paths import CHUNK
from posts.workflow import belongs_to_a_page


def internal_target(link: str, page: str, host: str) -> str | None:
    """The path on this site that a link of the page at ``page`` means, decoded.

    None for links to other hosts, other schemes, and places within the page.
    """
    try:
        parts = urlsplit(urljoin(addresses.encode_path(page), link.strip()))
        if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != host):
            return None
        return addresses.normalize_path(parts.path) if not link.startswith("#") else None
    except (AddressError, ValueError):
        return None


def find_dead_targets(targets: Iterable[str]) -> set[str]:
    """Those of the paths that no post, alias, picture or page of this site answers."""
    dead = set(targets)
    for chunk in in_chunks(sorted(dead), CHUNK):
        without_slash = [path.rstrip("/") for path in chunk]
        dead.difference_update(Post.objects.filter(path__in=chunk).values_list("path", flat=True))
        dead.difference_update(Alias.objects.filter(path__in=chunk).values_list("path", flat=True))
        pictures = Image.objects.filter(path__in=without_slash).values_list("path", flat=True)
        dead.difference_update(f"{path}/" for path in pictures)
    return {path for path in dead if not belongs_to_a_page(path)}


def dead_links_of(
    links: Mapping[str, Mapping[str, str]], dead: set[str]
) -> Iterable[tuple[str, str]]:
    """Pairs of file name and link, for ``links``: file name -> link as written -> target."""
    for name, targets in links.items():
        for link, target in targets.items():
            if target in dead:
                yield name, link
