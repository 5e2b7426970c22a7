"""Where else an author can be found: addresses as editors write them, and how they are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_LINKS = 8
LONGEST_LINK = 300

#: Sites that readers know by name, by host; a name under one of them counts as well.
_NAMES = {
    "x.com": "X",
    "twitter.com": "X",
    "github.com": "GitHub",
    "facebook.com": "Facebook",
    "linkedin.com": "LinkedIn",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "note.com": "note",
    "qiita.com": "Qiita",
    "zenn.dev": "Zenn",
    "researchmap.jp": "researchmap",
}


@dataclass(frozen=True)
class ProfileLink:
    """A page of the author's elsewhere, and the name under which readers know its site."""

    label: str
    url: str


def split_links(text: str) -> Iterator[str]:
    """The addresses in ``text``, one a line, without blanks around them."""
    return filter(None, (line.strip() for line in text.splitlines()))


def fault_of_link(url: str) -> str:
    """Say in Japanese what keeps ``url`` from being shown to readers; "" where nothing does."""
    if len(url) > LONGEST_LINK:
        return f"URLが長すぎます（{LONGEST_LINK}字まで）：{url[:60]}…"
    try:
        parts = urlsplit(url)
        # The port is read because a wrong one raises as late as this.
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return f"URLとして読めません：{url}"
    if parts.scheme != "https":
        return f"https:// で始まるURLを書いてください：{url}"
    if "." not in host or parts.username is not None or any(sign in url for sign in " <>\"'`\\"):
        return f"URLとして正しくありません：{url}"
    return ""


def links_in(text: str) -> list[ProfileLink]:
    """The links in ``text`` that can be shown, in their order, each once."""
    addresses = dict.fromkeys(url for url in split_links(text) if not fault_of_link(url))
    return [ProfileLink(_label(url), url) for url in list(addresses)[:MOST_LINKS]]


def _label(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = (name for site, name in _NAMES.items() if host == site or host.endswith(f".{site}"))
    return next(known, host)
