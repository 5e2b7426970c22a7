"""How the publication looks on every page: its logo, its icons, its colour."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.urls import reverse

from posts.models import Image, Publication
from posts.pictures import HOUSE_ACCENT, ICON_RECIPE, IconWords, is_wordmark

#: The icon beside the name, drawn larger than it stands so that it is sharp on every screen.
_MARK_SIDE = 192

#: The side that iOS asks for.
TOUCH_SIDE = 180

#: How high the sign beside the name stands, in pixels.
_MARK_HEIGHT = 32


@dataclass(frozen=True)
class Branding:
    """Addresses of what stands for the publication, and the size of its sign in pixels.

    ``mark`` is its logo, else its icon; ``is_wordmark`` says that the name is in it.
    ``accent_style`` is "" where the publication has no colour of its own.
    """

    mark: str
    mark_width: int
    mark_height: int
    is_wordmark: bool
    icon: str
    touch_icon: str
    accent_style: str


def branding_of(publication: Publication) -> Branding:
    """What stands for ``publication`` on every page; nothing is drawn yet."""
    logo = shown_logo(publication)
    accent = publication.accent.lower().removeprefix("#")
    return Branding(
        mark=logo.get_absolute_url() if logo else icon_address(publication, _MARK_SIDE),
        mark_width=_width_of(logo),
        mark_height=_MARK_HEIGHT,
        is_wordmark=logo is not None and is_wordmark(logo.width, logo.height),
        icon=icon_address(publication, _MARK_SIDE),
        touch_icon=icon_address(publication, TOUCH_SIDE),
        accent_style=reverse("accent_style", args=[accent]) if accent else "",
    )


def shown_logo(publication: Publication) -> Image | None:
    """The logo, unless its file is lost or broken."""
    logo = publication.logo
    return logo if logo and logo.can_be_shown else None


def accent_of(publication: Publication) -> str:
    """The publication's colour as ``#rrggbb``."""
    return publication.accent.lower() or HOUSE_ACCENT


def icon_address(publication: Publication, side: int) -> str:
    """The address of the icon of this many pixels; it changes with all that the icon shows."""
    return reverse("site_icon", args=[icon_digest(publication), side])


def icon_digest(publication: Publication) -> str:
    """Sixteen hexadecimal digits by which an icon is told from one of other words or colours."""
    logo = shown_logo(publication)
    told = (
        ICON_RECIPE, publication.name[:1], accent_of(publication), logo.sha256 if logo else ""
    )  # fmt: skip
    return sha256("\0".join(told).encode()).hexdigest()[:16]


def icon_words(publication: Publication) -> IconWords:
    """What the icon is made of; reads the file of the logo."""
    return IconWords(publication.name[:1], accent_of(publication), logo_file(publication))


def logo_file(publication: Publication) -> bytes | None:
    """The file of the logo; None where there is none, or the media store has lost it."""
    logo = shown_logo(publication)
    if logo is None:
        return None
    try:
        with logo.file.open() as file:
            data: bytes = file.read()
    except FileNotFoundError:
        return None
    return data


def _width_of(logo: Image | None) -> int:
    """How wide the sign stands; a vector that tells no size is taken for a square."""
    if logo is None or not logo.height:
        return _MARK_HEIGHT
    return max(1, round(logo.width * _MARK_HEIGHT / logo.height))
