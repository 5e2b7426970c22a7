"""Telling others what changed: the hub of the feeds (WebSub), search engines (IndexNow)."""

from __future__ import annotations

import json
import logging
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from django.utils.crypto import salted_hmac

from posts.jobs import background
from posts.models import Post, PostKind, Publication, Status
from posts.workflow.routes import feed_urls

logger = logging.getLogger(__name__)

#: Shares what it hears with all engines that take part.
INDEXNOW_ENDPOINT = "https://api.indexnow.org/indexnow"

#: Seconds after which a server that does not answer is given up.
TIMEOUT = 10.0


def indexnow_key(publication: Publication) -> str:
    """The site's key, 32 hexadecimal digits: the same on every server with this SECRET_KEY."""
    return salted_hmac("posts.jobs.announcing", publication.base_url).hexdigest()[:32]


def indexnow_key_path(publication: Publication) -> str:
    """Where the key can be read, which proves that whoever tells of the site owns it."""
    return f"/{indexnow_key(publication)}.txt"


@dataclass(frozen=True)
class Announcement:
    """One POST to one server."""

    url: str
    content_type: str
    body: bytes


def announce(posts: Sequence[Post], *, now: datetime) -> background.Job | None:
    """Tell of posts that readers see, or saw until now, once the transaction is committed.

    Returns the job, or None where there is nothing to tell or nobody to tell it to.
    """
    publication = Publication.objects.current()
    announcements = announcements_of(
        [post for post in posts if _readers_know(post, now)], publication
    )
    if not announcements:
        return None
    return background.start(f"announce-{uuid4().hex}", partial(_send_all, announcements))


def announcements_of(posts: Sequence[Post], publication: Publication) -> list[Announcement]:
    """What is to be sent, and to whom; the posts' authors and tags are asked for once each."""
    announcements = []
    articles = [post for post in posts if post.kind == PostKind.ARTICLE]
    if articles and publication.websub_hub:
        topics = [publication.absolute(address) for address in _feeds_with(articles)]
        fields = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]
        form = "application/x-www-form-urlencoded"
        announcements.append(Announcement(publication.websub_hub, form, urlencode(fields).encode()))
    if posts and publication.indexnow:
        submission = {
            "host": urlsplit(publication.base_url).netloc,
            "key": indexnow_key(publication),
            "keyLocation": publication.absolute(indexnow_key_path(publication)),
            # The endpoint takes no more at once.
            "urlList": [publication.absolute(post.get_absolute_url()) for post in posts[:10_000]],
        }
        form, body = "application/json; charset=utf-8", json.dumps(submission).encode()
        announcements.append(Announcement(INDEXNOW_ENDPOINT, form, body))
    return announcements


def send(announcement: Announcement) -> bool:
    """Send it; return whether the server took it. A failure is logged."""
    headers = {"Content-Type": announcement.content_type, "User-Agent": "Kawaraban"}
    try:
        request = urllib.request.Request(
            announcement.url, announcement.body, headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            logger.info("announced to=%s status=%s", announcement.url, response.status)
    except (OSError, HTTPException, ValueError) as error:
        logger.warning("not announced to=%s: %s", announcement.url, error)
        return False
    return True


def _send_all(announcements: Sequence[Announcement], job: background.Job) -> None:
    for done, announcement in enumerate(announcements, start=1):
        send(announcement)
        job.tell(done, len(announcements))


def _readers_know(post: Post, now: datetime) -> bool:
    appeared = post.published_at is not None and post.published_at <= now
    return bool(post.path) and appeared and post.status in (Status.PUBLISHED, Status.WITHDRAWN)


def _feeds_with(posts: Sequence[Post]) -> list[str]:
    """The addresses of all feeds in which the posts stand, each once."""
    found = dict.fromkeys(feed_urls())
    for post in posts:
        for row in (post.category, *post.tag_list(), *post.author_list()):
            found |= dict.fromkeys(feed_urls(row)) if row else {}
    return list(found)
