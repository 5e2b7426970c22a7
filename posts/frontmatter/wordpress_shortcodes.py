"""Shortcodes of WordPress that stand for plain HTML: pictures with captions, embedded addresses.

Source: the functions img_caption_shortcode and WP_Embed of WordPress.
"""

from __future__ import annotations

import re
from html import escape

_CAPTION = re.compile(
    r"\[caption\b(?P<attributes>[^\[\]]{0,2000})\](?P<inner>[^\[]{0,5000})\[/caption\]"
)
_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)\s*(?P<text>.*)", re.DOTALL
)
_TEXT = re.compile(r"\bcaption=(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.DOTALL)
_EMBED = re.compile(
    r"\[embed\b[^\[\]]{0,500}\]\s*(?P<url>https?://[^\s\[\]<>\"]{1,2000})\s*\[/embed\]"
)


def without_plain_shortcodes(html: str) -> str:
    """Return ``html`` with ``[caption]`` as a figure and ``[embed]`` as a link.

    Other shortcodes stay: what they stood for lies in WordPress, not in the export.
    """
    return _EMBED.sub(_link, _CAPTION.sub(_figure, html))


def _figure(match: re.Match[str]) -> str:
    picture = _PICTURE.fullmatch(match["inner"])
    if picture is None:
        return match[0]
    told = _TEXT.search(match["attributes"])
    text = picture["text"].strip() or (told["text"] if told else "")
    caption = f"<figcaption>{text}</figcaption>" if text else ""
    return f"<figure>{picture['picture']}{caption}</figure>"


def _link(match: re.Match[str]) -> str:
    url = escape(match["url"])
    return f'<p><a href="{url}">{url}</a></p>'
