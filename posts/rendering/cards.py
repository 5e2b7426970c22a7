"""Link cards: pages of other sites as a link in a box that names the host; nothing is loaded."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

_URL = re.compile(r"https?://(?:[^/?#]*@)?(?P<host>[^/?#@]+)/?(?P<rest>.*)", re.IGNORECASE)
_ID = re.compile(r"[\w./?&=-]{1,200}")

#: Where the services show what their ids name.
_ADDRESSES = {
    "gist": "https://gist.github.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "jsfiddle": "https://jsfiddle.net/{}/",
    "nicovideo": "https://www.nicovideo.jp/watch/{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/key/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "tweet": "https://x.com/i/status/{}",
    "twitter": "https://x.com/i/status/{}",
    "vimeo": "https://vimeo.com/{}",
    "x": "https://x.com/i/status/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
}


def address_of_embed(service: str, value: str) -> str | None:
    """Return the address of what ``service`` embeds by its address or id, None where unknown."""
    if _URL.fullmatch(value):
        return value
    known = _ADDRESSES.get(service)
    return known.format(value) if known and _ID.fullmatch(value) else None


def link_card(url: str, service: str = "") -> str:
    """Return the HTML of a card that leads to ``url``, an absolute address of the web."""
    match = _URL.fullmatch(url)
    host, rest = (match["host"], match["rest"]) if match else (url, "")
    css_class = f"link-card {service}" if service in _ADDRESSES else "link-card"
    path = f" <span>/{escape(unquote(rest))}</span>" if rest else ""
    return (
        f'<p class="{css_class}"><a href="{escape(url)}">'
        f"<strong>{escape(host.lower())}</strong>{path}</a></p>"
    )
