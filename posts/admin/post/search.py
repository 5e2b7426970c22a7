"""Finding posts from the desk's search box: every word, in any width, without reading bodies."""

from __future__ import annotations

import unicodedata

from django.db import models

from posts.models import Tagging

#: More of a query than this is not searched; nobody types it by hand.
LONGEST_QUERY = 200
MOST_WORDS = 8

_FIELDS = ("title", "slug", "path", "excerpt")
_TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def posts_holding(query: str) -> models.Q:
    """The condition for posts with every word of ``query`` in title, address, excerpt or tags."""
    condition = models.Q()
    for word in query[:LONGEST_QUERY].split()[:MOST_WORDS]:
        condition &= _holding(word)
    return condition


def spellings(word: str) -> list[str]:
    """The word as typed, with half-width and with full-width letters, each once.

    Full-width letters are tried in both cases, because SQLite folds the case of ASCII only.
    """
    half = unicodedata.normalize("NFKC", word)
    wide = (cased.translate(_TO_FULL_WIDTH) for cased in (half, half.upper(), half.lower()))
    return list(dict.fromkeys((word, half, *wide)))


def _holding(word: str) -> models.Q:
    in_fields, in_tags = models.Q(), models.Q()
    for spelling in spellings(word):
        for field in _FIELDS:
            in_fields |= models.Q(**{f"{field}__icontains": spelling})
        in_tags |= models.Q(tag__name__icontains=spelling)
    tagged = Tagging.objects.filter(in_tags).values("content_object")
    return in_fields | models.Q(pk__in=tagged)
