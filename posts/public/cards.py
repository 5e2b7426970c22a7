"""What the card of a shared post says, and its address, which changes with the words."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from django.urls import reverse

from posts.models import Post, Publication
from posts.pictures import CARD_RECIPE, CardWords


def card_address(post: Post, publication: Publication) -> str:
    """The address of the card of ``post``, whose category is loaded; nothing is drawn yet."""
    return address_of(post.pk, words_of(post, publication))


def address_of(post: int, words: CardWords) -> str:
    """The address of the card with these words of the post with this key."""
    return reverse("card", args=[post, digest_of(words)])


def words_of(post: Post, publication: Publication) -> CardWords:
    """What the card of ``post``, whose category is loaded, says."""
    return CardWords(
        headline=post.title,
        publication=publication.title,
        category=post.category.name if post.category else "",
        site=urlsplit(publication.base_url).hostname or "",
    )


def digest_of(words: CardWords) -> str:
    """Sixteen hexadecimal digits by which a card is told from one with other words or drawing."""
    told = (CARD_RECIPE, words.headline, words.publication, words.category, words.site)
    return sha256("\0".join(told).encode()).hexdigest()[:16]
