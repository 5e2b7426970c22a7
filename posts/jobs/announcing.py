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

from django.urls import reverse
from django.utils.crypto import salted_hmac

from posts.jobs import background
from posts.models import Post, Publication, Status

#: Shares what it hears with all engines that take part.
ENDPOINT = "https://api.indexnow.org/indexnow"


def key_of(publication: Publication) -> str:
    """The site's key, 32 hexadecimal digits: the same on every server with this SECRET_KEY."""
    return salted_hmac("posts.jobs.announcing", publication.base_url).hexdigest()[:32]


def key_path(publication: Publication) -> str:
    """Where the key can be read, which proves that whoever tells of the site owns it."""
    return f"/{key_of(publication)}.txt"


def submission(publication: Publication, urls: Sequence[str]) -> dict[str, object]:
    """What the endpoint is told, ready for JSON; at most 10,000 addresses."""
    return {
        "host": urlsplit(publication.base_url).netloc,
        "key": key_of(publication),
        "keyLocation": publication.absolute(key_path(publication)),
        "urlList": list(urls[:10_000]),
    }


logger = logging.getLogger(__name__)

#: Seconds after which a server that does not answer is given up.
PATIENCE = 10.0

_FEEDS = ("feed", "atom", "json_feed")


@dataclass(frozen=True)
class Notice:
    """One POST to one server."""

    url: str
    content_type: str
    body: bytes


def announce(posts: Sequence[Post], *, now: datetime) -> background.Job | None:
    """Tell of posts that readers see, or saw until now, once the transaction is committed.

    Returns the job, or None where there is nothing to tell or nobody to tell it to.
    """
    publication = Publication.objects.current()
    notices = notices_of([post for post in posts if _readers_know(post, now)], publication)
    if not notices:
        return None
    return background.start(f"announce-{uuid4().hex}", partial(_send_all, notices))


def notices_of(posts: Sequence[Post], publication: Publication) -> list[Notice]:
    """What is to be sent, and to whom; the posts' authors and tags are asked for once each."""
    notices = []
    if posts and publication.websub_hub:
        topics = [publication.absolute(address) for address in _feeds_with(posts)]
        fields = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]
        form = "application/x-www-form-urlencoded"
        notices.append(Notice(publication.websub_hub, form, urlencode(fields).encode()))
    if posts and publication.indexnow:
        urls = [publication.absolute(post.get_absolute_url()) for post in posts]
        body = json.dumps(submission(publication, urls)).encode()
        notices.append(Notice(ENDPOINT, "application/json; charset=utf-8", body))
    return notices


def send(notice: Notice) -> bool:
    """Send one notice; return whether the server took it. A failure is logged."""
    headers = {"Content-Type": notice.content_type, "User-Agent": "Kawaraban"}
    try:
        request = urllib.request.Request(notice.url, notice.body, headers, method="POST")
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            logger.info("announced to=%s status=%s", notice.url, response.status)
    except (OSError, HTTPException, ValueError) as error:
        logger.warning("not announced to=%s: %s", notice.url, error)
        return False
    return True


def _send_all(notices: Sequence[Notice], job: background.Job) -> None:
    for done, notice in enumerate(notices, start=1):
        send(notice)
        job.tell(done, len(notices))


def _readers_know(post: Post, now: datetime) -> bool:
    appeared = post.published_at is not None and post.published_at <= now
    return bool(post.path) and appeared and post.status in (Status.PUBLISHED, Status.WITHDRAWN)


def _feeds_with(posts: Sequence[Post]) -> list[str]:
    """The addresses of all feeds in which the posts stand, each once."""
    found = {reverse(form): None for form in _FEEDS}
    for post in posts:
        subjects = [("category", post.category.slug)] if post.category else []
        subjects += [("tag", tag.slug) for tag in post.tag_list()]
        subjects += [("author", author.slug) for author in post.author_list()]
        for kind, slug in subjects:
            found |= {reverse(f"{kind}_{form}", args=[slug]): None for form in _FEEDS}
    return list(found)
