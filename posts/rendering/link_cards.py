"""Link cards: what other sites show, ``<iframe>`` too, as links in boxes; nothing is loaded."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import parse_qs, unquote, urlsplit

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

#: What stands on a card whose service is told by the address alone.
_NAMES = {"x": "Xの投稿", "youtube": "YouTubeの動画"}

_YOUTUBE_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be")
_X_HOSTS = ("twitter.com", "x.com")
_VIDEO = re.compile(r"/(?:embed/|shorts/|live/|v/)?(?P<id>[\w-]{1,20})/?", re.ASCII)
_VIDEO_ID = re.compile(r"[\w-]{1,20}", re.ASCII)
_POST = re.compile(r"/\w+/status/\d+", re.ASCII)
_START = re.compile(r"\d{1,6}s?", re.ASCII)


def address_of_embed(service: str, value: str) -> str | None:
    """Return the address of what ``service`` embeds by its address or id, None where unknown."""
    if _URL.fullmatch(value):
        return value
    known = _ADDRESSES.get(service)
    return known.format(value) if known and _ID.fullmatch(value) else None


def link_card(url: str, service: str = "", title: str = "") -> str:
    """Return the HTML of a card that leads to ``url``, an absolute address of the web.

    A film of YouTube gets the class ``youtube`` and one form of its address, so that the page's
    script can play it; ``title`` stands in place of the host.
    """
    film = _film(url)
    told = "youtube" if film else _service(url, service)
    address = film or url
    match = _URL.fullmatch(address)
    host, rest = (match["host"].lower(), match["rest"]) if match else (address, "")
    name = title or _NAMES.get(told, "")
    heading, place = (name, f"{host}/{rest}" if rest else host) if name else (host, f"/{rest}")
    path = f" <span>{escape(unquote(place))}</span>" if name or rest else ""
    return (
        f'<p class="{f"link-card {told}".strip()}"><a href="{escape(address)}">'
        f"<strong>{escape(heading)}</strong>{path}</a></p>"
    )


def _service(url: str, service: str) -> str:
    """The class of a card that is no film; only a film is of ``youtube``."""
    place = _place(url)
    is_post_on_x = place is not None and place[0] in _X_HOSTS and _POST.match(place[1])
    if service in ("tweet", "twitter") or is_post_on_x:
        return "x"
    return service if service in _ADDRESSES and service != "youtube" else ""


def _film(url: str) -> str | None:
    """Return the address of a film on YouTube as its own page has it, None for any other."""
    place = _place(url)
    if place is None or place[0] not in _YOUTUBE_HOSTS:
        return None
    host, path, query = place
    wanted = parse_qs(query)
    if path == "/watch":
        identity = wanted.get("v", [""])[0]
    elif host == "youtu.be" or path.count("/") > 1:
        match = _VIDEO.fullmatch(path)
        identity = match["id"] if match else ""
    else:
        identity = ""
    if not _VIDEO_ID.fullmatch(identity) or identity == "videoseries":
        return None
    start = next((value for name in ("t", "start") for value in wanted.get(name, [])), "")
    after = f"&t={start.removesuffix('s')}s" if _START.fullmatch(start) else ""
    return f"https://www.youtube.com/watch?v={identity}{after}"


def _place(url: str) -> tuple[str, str, str] | None:
    """Host without www. and m., path and query; None for what is no address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    return re.sub(r"^(?:www|m|mobile)\.", "", host), parts.path, parts.query


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
    before, after = frame["opening"] or "", frame["closing"] or ""
    if not (before and after):
        card = before + card + after
    return card + "\n" * (frame[0].count("\n") - card.count("\n"))


def _is_unseen(told: dict[str, str]) -> bool:
    return told.get("width") in _UNSEEN or told.get("height") in _UNSEEN
