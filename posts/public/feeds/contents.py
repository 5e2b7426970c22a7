"""Posts -> the items of a feed."""

from __future__ import annotations

from dataclasses import dataclass

from posts.models import Post, PostQuerySet, Publication
from posts.public.absolute import absolute_links
from posts.public.feeds.channel import Channel, Item, Writer, for_xml
from posts.public.social import site_icon

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


def _item(post: Post, publication: Publication) -> Item:
    address = publication.absolute(post.get_absolute_url())
    assert post.published_at is not None
    topics = ([post.category] if post.category else []) + post.tag_list()
    cover = post.shown_cover
    return Item(
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
            Writer(for_xml(author.name), publication.absolute(author.get_absolute_url()))
            for author in post.author_list()
        ),
        topics=tuple(for_xml(topic.name) for topic in topics),
        picture=publication.absolute(cover.get_absolute_url()) if cover else "",
    )
