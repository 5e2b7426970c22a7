"""Pictures in stored HTML: how large they are, which lighter copies there are, which comes first.

Nothing here renders Markdown: a body keeps its text while copies of its pictures come and go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

# In stored HTML (written by nh3) attributes stand in double quotes, and a "<" that begins no tag is
# escaped. Authors may write neither <picture> nor <source>, so that every one of them is ours.
_ATTRIBUTES = r'(?: [a-z-]+(?:="[^"]*")?)*'
_IMAGE = re.compile(rf"<img({_ATTRIBUTES}) ?/?>")
_PICTURE = re.compile(rf"<picture>(?:<source{_ATTRIBUTES}>)*(<img{_ATTRIBUTES} ?/?>)</picture>")
_SOURCE = re.compile(r' src="([^"]*)"')
_SIDE = re.compile(r' (width|height)="')

_TAG = re.compile(r"<[^>]*>")

#: Letters before a picture after which it is out of sight when a page opens.
_FIRST_SCREEN = 160

#: Says that width and height are ours, and may be told anew; authors cannot write it.
_SIZED = " data-sized"
_OUR_SIZE = re.compile(rf' width="\d+" height="\d+"{_SIZED}')

_LAZY = ' loading="lazy" decoding="async"'
_AT_ONCE = ' fetchpriority="high" decoding="async"'

#: The measure of the text in px, and the window from which on it does not grow: see tokens.css.
_COLUMN = 680
_WIDE = "46em"


@dataclass(frozen=True)
class PictureSource:
    """Copies of a picture in one format; ``type`` is a media type, ``srcset`` as HTML has it."""

    type: str
    srcset: str


@dataclass(frozen=True)
class ShownPicture:
    """What a page tells browsers about a picture; sides in pixels, 0 where they are not known."""

    width: int
    height: int
    sources: tuple[PictureSource, ...] = ()


def picture_addresses(html: str) -> tuple[str, ...]:
    """The addresses of the pictures in stored ``html``, as they are written, each once."""
    found = (_SOURCE.search(image[1]) for image in _IMAGE.finditer(html))
    return tuple(dict.fromkeys(unescape(source[1]) for source in found if source))


def set_pictures(html: str, pictures: Mapping[str, ShownPicture]) -> str:
    """Return stored ``html`` whose pictures have their size and the copies that exist now.

    ``pictures`` has what is known by the address as it is written. What an author wrote as width
    or height stays. Doing it again with the same pictures changes nothing.
    """

    def set_picture(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[1])
        shown = pictures.get(unescape(source[1])) if source else None
        return _as_shown(match[0], shown) if shown else match[0]

    return _IMAGE.sub(set_picture, _bare(html))


def load_first_at_once(html: str) -> str:
    """Return stored ``html`` whose first picture, if it stands near the top, is loaded first."""
    start = html.find("<img")
    if start < 0 or len(_TAG.sub("", html[:start])) > _FIRST_SCREEN:
        return html
    return html[:start] + html[start:].replace(_LAZY, _AT_ONCE, 1)


def _bare(html: str) -> str:
    """The HTML as it was before ``set_pictures`` and ``load_first_at_once``."""
    if "<img" not in html:
        return html
    bare = _PICTURE.sub(r"\1", html)
    return _IMAGE.sub(lambda match: _OUR_SIZE.sub("", match[0]).replace(_AT_ONCE, _LAZY), bare)


def _as_shown(image: str, shown: ShownPicture) -> str:
    if shown.width and shown.height and not _SIDE.search(image):
        end = image.rindex(">")
        size = f' width="{shown.width}" height="{shown.height}"{_SIZED}'
        image = f"{image[:end].rstrip(' /')}{size}>"
    if not shown.sources:
        return image
    sizes = f"(min-width: {_WIDE}) {min(_COLUMN, shown.width)}px, calc(100vw - 2rem)"
    sources = "".join(
        f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{sizes}">'
        for source in shown.sources
    )
    return f"<picture>{sources}{image}</picture>"
