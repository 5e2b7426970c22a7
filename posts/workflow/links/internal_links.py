"""Links in posts: written where the text is written, pointed anew where a post moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from posts import addresses
from posts.batches import in_batches
from posts.errors import AddressError
from posts.models import Link, Post, Publication
from posts.rendering import point_links
from posts.workflow.links.address_index import AddressIndex

LONGEST_HREF = 2000

#: Where links are to lead, by the key of the post whose body has them and by the address that it
#: shows now.
_Pointing = dict[int, dict[str, str]]


def own_hosts(publication: Publication | None = None) -> frozenset[str]:
    """The hosts under which this site is known, so that a full URL of its own is internal."""
    publication = publication or Publication.objects.current()
    addresses_of_ours = (publication.url, settings.SITE_URL)
    return frozenset(urlsplit(url).netloc.lower() for url in addresses_of_ours if url)


def internal_path(href: str, page: str, hosts: Collection[str]) -> str | None:
    """The path on this site that a link on the page at ``page`` means, decoded.

    None for other hosts, other schemes, places within the page, and what can be no address.
    """
    if href.startswith("#") or len(href) > LONGEST_HREF:
        return None
    try:
        path = addresses.resolve_reference(href, page, hosts)
        return None if path is None else addresses.normalize_path(path)
    except AddressError:
        return None


def links_of(source: Post, hrefs: Iterable[str], hosts: Collection[str]) -> list[Link]:
    """The internal links among ``hrefs``, as rows of ``source`` that are not saved."""
    found = ((href, internal_path(href, source.path or "/", hosts)) for href in hrefs)
    return [Link(post=source, href=href, path=path) for href, path in found if path]


def resolve_links(links: Sequence[Link]) -> None:
    """Set on each link the post that readers come to by it, or that they come to something else."""
    index = AddressIndex({link.path for link in links})
    for link in links:
        path, alias = link.path, index.alias_at(link.path)
        link.target = index.posts.get(path) or (alias.post if alias else None)
        shown = index.has_route(path) or index.has_file(path) or bool(alias and alias.address)
        link.leads_to_page = link.target is None and shown


def href_to(link: Link, path: str) -> str:
    """How ``link`` is shown when its target lives at ``path``: as written while that is right."""
    if link.path == path:
        return link.href
    elsewhere = {"scheme": "", "netloc": "", "path": addresses.encode_path(path)}
    return urlsplit(link.href)._replace(**elsewhere).geturl()


def hrefs_to_targets(links: Iterable[Link]) -> dict[str, str]:
    """How links whose targets have an address are shown, by how they are written."""
    return {
        link.href: href_to(link, link.target.path)
        for link in links
        if link.target and link.target.path
    }


def point_links_at_targets(html: str, links: Iterable[Link]) -> str:
    """Return a body's fresh ``html`` with its links pointing where their targets live now."""
    hrefs = hrefs_to_targets(links)
    return point_links(html, {old: new for old, new in hrefs.items() if old != new})


def repoint_links_to_moved_posts(moves: Mapping[int, tuple[str, str]]) -> None:
    """Show the new address wherever a body links to a moved post.

    ``moves`` has the old and the new path of each moved post by its key.
    """
    pointing: _Pointing = {}
    for link in Link.objects.filter(target__in=list(moves)):
        old, new = moves[link.target_id or 0]
        _point(pointing, link, old, new)
    _repoint(pointing)


def retarget_links(post: Post, links: QuerySet[Link], shown: str) -> None:
    """Turn these links, whose bodies show the path ``shown``, to ``post``.

    ``shown`` is "" where bodies show the links as they are written.
    """
    pointing: _Pointing = {}
    for link in links:
        _point(pointing, link, shown or link.path, post.path or link.path)
    links.update(target=post, leads_to_page=False)
    _repoint(pointing)


def resolve_dangling_links(paths: Iterable[str]) -> int:
    """Look again at links that led to no post: something may have come to ``paths``, or gone.

    Returns how many bodies show another address because of it.
    """
    pointing: _Pointing = {}
    for some in in_batches(sorted(set(paths))):
        links = list(Link.objects.filter(target=None, path__in=some))
        before = {link.pk: link.leads_to_page for link in links}
        resolve_links(links)
        changed = [link for link in links if link.target or link.leads_to_page != before[link.pk]]
        Link.objects.bulk_update(changed, ["target", "leads_to_page"])
        for link in changed:
            if link.target and link.target.path and link.target.path != link.path:
                _point(pointing, link, link.path, link.target.path)
    return _repoint(pointing)


def _point(pointing: _Pointing, link: Link, old: str, new: str) -> None:
    """Let the body that shows ``link`` as leading to the path ``old`` show ``new``."""
    pointing.setdefault(link.post_id, {})[href_to(link, old)] = href_to(link, new)


def _repoint(pointing: _Pointing) -> int:
    for some in in_batches(sorted(pointing)):
        for post in Post.objects.filter(pk__in=some).only("body_html"):
            html = point_links(post.body_html, pointing[post.pk])
            if html != post.body_html:
                Post.objects.filter(pk=post.pk).update(body_html=html)
    return len(pointing)
