"""IndexNow (indexnow.org/documentation): telling search engines at once what changed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.utils.crypto import salted_hmac

from posts.models import Publication

#: Shares what it hears with all engines that take part.
ENDPOINT = "https://api.indexnow.org/indexnow"


def key_of(publication: Publication) -> str:
    """The site's key, 32 hexadecimal digits: the same on every server with this SECRET_KEY."""
    return salted_hmac("posts.jobs.indexnow", publication.base_url).hexdigest()[:32]


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
