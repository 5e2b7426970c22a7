"""Posts -> the items of a feed, with links and pictures as full URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from posts.models import Post, PostQuerySet, Publication
from posts.public.feeds.channel import Channel, ChannelItem, PersonName, for_xml
from posts.public.social import site_icon

# In the stored HTML (written by nh3) attributes stand in double quotes and a "<" that begins no tag
# is escaped, so that code samples about links are not taken for links.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s"<>=/]+(?:="[^"]*")?)+\s*/?>')
_ADDRESS = re.compile(r'(\s(?:href|src|poster)=")([^"]*)"')
_ADDRESSES = re.compile(r'(\ssrcset=")([^"]*)"')


def absolute_links(html: str, base: str) -> str:
    """Return ``html`` with each ``href``, ``src``, ``poster`` and ``srcset`` joined to ``base``.

    ``base`` is the page's full URL. What is no address stays as it is.
    """

    def in_attribute(match: re.Match[str]) -> str:
        return f'{match[1]}{_joined(base, match[2])}"'

    def in_candidates(match: re.Match[str]) -> str:
        return f'{match[1]}{_joined_candidates(base, match[2])}"'

    def in_tag(match: re.Match[str]) -> str:
        return _ADDRESSES.sub(in_candidates, _ADDRESS.sub(in_attribute, match[0]))

    return _TAG.sub(in_tag, html)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        # Such as http://[: no browser can follow it either.
        return address


def _joined_candidates(base: str, candidates: str) -> str:
    """Join each ``address width`` of a ``srcset``; a comma parts them where a blank follows."""
    joined = []
    for candidate in re.split(r",\s+", candidates):
        address, blank, descriptor = candidate.strip().partition(" ")
        joined.append(f"{_joined(base, address)}{blank}{descriptor}")
    return ", ".join(joined)


#: How many posts a feed holds.
LENGTH = 20


@dataclass(frozen=True)
class FeedSubject:
    """What a feed is about: its name, what it says of itself, its page and its own address."""

    name: str
    description: str
    page: str
    address: str


def channel_of(subject: FeedSubject, posts: PostQuerySet, publication: Publication) -> Channel:
    """The newest of ``posts``, which are public, as a feed; three queries."""
    newest = posts.for_article().newest_first()[:LENGTH]
    return Channel(
        title=for_xml(subject.name),
        description=for_xml(subject.description or subject.name),
        page_url=publication.absolute(subject.page),
        feed_url=publication.absolute(subject.address),
        items=tuple(_item(post, publication) for post in newest),
        publisher=for_xml(publication.title),
        icon=site_icon(publication).url,
        hub=publication.websub_hub,
    )


def _item(post: Post, publication: Publication) -> ChannelItem:
    address = publication.absolute(post.get_absolute_url())
    assert post.published_at is not None
    topics = ([post.category] if post.category else []) + post.tag_list()
    cover = post.shown_cover
    return ChannelItem(
        # A row from before identities were given is known by its address.
        guid=for_xml(post.guid) or address,
        url=address,
        title=for_xml(post.title),
        summary=for_xml(post.excerpt or post.description),
        html=for_xml(absolute_links(post.body_html, address)),
        published=post.published_at,
        updated=max(filter(None, (post.published_at, post.updated_at))),
        changed=max(filter(None, (post.saved_at, post.published_at, post.updated_at))),
        writers=tuple(
            PersonName(for_xml(author.name), publication.absolute(author.get_absolute_url()))
            for author in post.author_list()
        ),
        topics=tuple(for_xml(topic.name) for topic in topics),
        picture=publication.absolute(cover.get_absolute_url()) if cover else "",
    )
