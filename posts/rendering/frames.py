"""Windows onto other sites (``<iframe>``, WordPress's embeds) -> link cards, which load nothing."""

from __future__ import annotations

import re
from html import unescape

from posts.rendering.cards import link_card

_FRAME = re.compile(
    r"(?P<opening><p>\s*)?<iframe(?P<attributes>\s[^<>]{0,2000})>"
    r"(?P<end>[^<]*</iframe\s*>(?P<closing>\s*</p>)?)?",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>src|title|width|height)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_WORDPRESS = re.compile(
    r'(<div class="wp-block-embed__wrapper">)\s*(https?://[^\s<>"]{1,2000})\s*(?=</div>)'
)

#: Frames of one pixel count visitors; nobody is meant to see them.
_UNSEEN = ("0", "1", "0px", "1px")


def frames_as_cards(html: str) -> str:
    """Return raw ``html`` in which each frame that readers could see is a link card.

    Line breaks stay as many as they were. What has no address of the web is left to the sanitiser.
    """
    if "wp-block-embed__wrapper" in html:
        html = _WORDPRESS.sub(lambda match: match[1] + link_card(unescape(match[2])), html)
    return _FRAME.sub(_card, html) if "<iframe" in html or "<IFRAME" in html else html


def _card(frame: re.Match[str]) -> str:
    told = {
        match["name"].lower(): match["double"] or match["single"] or match["bare"] or ""
        for match in _ATTRIBUTE.finditer(frame["attributes"])
    }
    source = unescape(told.get("src", "")).strip()
    address = f"https:{source}" if source.startswith("//") else source
    if not address.lower().startswith(("https://", "http://")) or _is_unseen(told):
        return frame[0]
    title = " ".join(unescape(told.get("title", "")).split())
    card = link_card(address, title="" if title == "YouTube video player" else title)
    if frame["opening"] and frame["closing"]:
        around = ("", "")
    else:
        around = (frame["opening"] or "", frame["closing"] or "")
    return around[0] + card + around[1] + "\n" * (frame[0].count("\n") - sum(map(_breaks, around)))


def _breaks(text: str) -> int:
    return text.count("\n")


def _is_unseen(told: dict[str, str]) -> bool:
    return told.get("width") in _UNSEEN or told.get("height") in _UNSEEN
