"""What a page shows of itself where it is shared: Open Graph (ogp.me) and cards of X."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from posts.models import Image, Post, Publication
from posts.pictures import CARD_RECIPE, CARD_SIZE, CardWords
from posts.public.branding import accent_of, icon_address, shown_logo

#: Characters of a description that search engines show.
LONGEST_DESCRIPTION = 160


def in_one_line(text: str) -> str:
    """Return ``text`` without line breaks, cut to what search engines show of a description."""
    return Truncator(" ".join(text.split())).chars(LONGEST_DESCRIPTION)


def card_address(post: Post, publication: Publication) -> str:
    """The address of the card of ``post``, whose category is loaded; nothing is drawn yet."""
    return address_of_card(post.pk, words_of_card(post, publication))


def address_of_card(post: int, words: CardWords) -> str:
    """The address of the card with these words of the post with this key."""
    return reverse("card", args=[post, digest_of_card(words)])


def words_of_card(post: Post, publication: Publication) -> CardWords:
    """What the card of ``post``, whose category is loaded, says."""
    logo = shown_logo(publication)
    return CardWords(
        headline=post.title,
        publication=publication.name,
        category=post.category.name if post.category else "",
        site=urlsplit(publication.base_url).hostname or "",
        accent=accent_of(publication),
        logo=logo.sha256 if logo else "",
    )


def digest_of_card(words: CardWords) -> str:
    """Sixteen hexadecimal digits by which a card is told from one with other words or drawing."""
    told = (CARD_RECIPE, *astuple(words))
    return sha256("\0".join(told).encode()).hexdigest()[:16]


#: From this width on, in pixels, a picture stands large above its text.
LARGE = 600

#: What all services that show pictures of shared pages can read.
_SHOWN_EVERYWHERE = (".png", ".jpg", ".jpeg", ".gif", ".webp")

_ICON_SIDE = 512


@dataclass(frozen=True)
class Picture:
    """A picture by its full address; width and height in pixels, 0 where they are not known."""

    url: str
    width: int = 0
    height: int = 0
    alt: str = ""

    @property
    def is_large(self) -> bool:
        return self.width >= LARGE


@dataclass(frozen=True)
class Meta:
    """One ``<meta>``; ``key`` is "property" for Open Graph and "name" for X and the rest."""

    key: str
    name: str
    content: str


@dataclass(frozen=True)
class Social:
    """What a page adds to the words that every page has; ``type`` is Open Graph's."""

    type: str = "website"
    picture: Picture | None = None
    facts: tuple[Meta, ...] = ()


def social_image(post: Post, publication: Publication) -> Picture:
    """The picture that stands for a post: its cover, else a card with its headline."""
    cover = post.shared_cover
    if cover and cover.path.lower().endswith(_SHOWN_EVERYWHERE):
        return picture_of(cover, publication)
    width, height = CARD_SIZE
    return Picture(publication.absolute(card_address(post, publication)), width, height, post.title)


def site_icon(publication: Publication) -> Picture:
    """The publication's logo where every service can read it, else its icon."""
    logo = shown_logo(publication)
    if logo and logo.path.lower().endswith(_SHOWN_EVERYWHERE):
        return picture_of(logo, publication)
    icon = publication.absolute(icon_address(publication, _ICON_SIDE))
    return Picture(icon, _ICON_SIDE, _ICON_SIDE, publication.title)


def picture_of(image: Image, publication: Publication) -> Picture:
    """A stored picture under its full address."""
    url = publication.absolute(image.get_absolute_url())
    return Picture(url, image.width, image.height, image.alt)


def social_of_article(post: Post, publication: Publication) -> Social:
    """What the page of a post adds; its category, tags and authors are already loaded."""
    facts = [Meta("property", "article:published_time", _moment(post.published_at))]
    if post.updated_at:
        facts.append(Meta("property", "article:modified_time", _moment(post.updated_at)))
    if post.category:
        facts.append(Meta("property", "article:section", post.category.name))
    facts += [Meta("property", "article:tag", tag.name) for tag in post.tag_list()]
    for author in post.author_list():
        page = publication.absolute(author.get_absolute_url())
        facts += [Meta("property", "article:author", page), Meta("name", "author", author.name)]
    return Social("article", social_image(post, publication), tuple(facts))


def metas_of(social: Social, publication: Publication) -> tuple[Meta, ...]:
    """The ``<meta>`` of one page beside its title, description and address."""
    picture = social.picture or site_icon(publication)
    card = "summary_large_image" if picture.is_large else "summary"
    metas = [
        Meta("property", "og:type", social.type),
        Meta("property", "og:image", picture.url),
        Meta("name", "twitter:card", card),
    ]
    if picture.width and picture.height:
        metas.insert(2, Meta("property", "og:image:width", str(picture.width)))
        metas.insert(3, Meta("property", "og:image:height", str(picture.height)))
    if picture.alt:
        metas.append(Meta("property", "og:image:alt", picture.alt))
        metas.append(Meta("name", "twitter:image:alt", picture.alt))
    account = publication.x_account.strip().lstrip("@")
    if account:
        metas.append(Meta("name", "twitter:site", f"@{account}"))
    return (*metas, *social.facts)


def _moment(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""
