"""Tags of Hexo, Hugo and Jekyll that show readers something: pictures, links, embeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from posts.rendering.link_cards import address_of_embed, link_card

_TAG = re.compile(
    r"\{(?:%-?|\{[<%]) *(?P<name>\w{1,40})(?P<arguments>(?: .*)?)(?:-?%|[%>]\})\}", re.DOTALL
)
_ARGUMENT = re.compile(
    r"(?:(?P<key>\w+)=)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'][^\s\"]*))"
)
_ADDRESS = re.compile(r"https?://[^\s()<>]+|/[^\s()<>]*")
_SIZE = re.compile(r"\d+")
_EMBEDS = ("gist", "instagram", "jsfiddle", "tweet", "twitter", "vimeo", "x", "youtube")


@dataclass(frozen=True)
class Meaning:
    """What a tag shows: ``inline`` is Markdown; ``block`` is HTML, ``""`` where it has none."""

    inline: str
    block: str = ""


def meaning_of(tag: str) -> Meaning | None:
    """Return what ``tag`` shows to readers, None where that is nothing or unknown."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    values, named = _arguments(match["arguments"])
    if match["name"] in _EMBEDS:
        return _embed(match["name"], [*values, *filter(None, [named.get("id")])])
    read = _READERS.get(match["name"])
    return None if read is None else read(values, named)


def _arguments(text: str) -> tuple[list[str], dict[str, str]]:
    values: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        value = match["double"] or match["single"] or match["bare"] or ""
        if match["key"]:
            named[match["key"]] = value
        else:
            values.append(value)
    return values, named


def _embed(name: str, values: list[str]) -> Meaning | None:
    parts = (
        values[:2] if name == "gist" and len(values) > 1 and "/" not in values[0] else values[:1]
    )
    url = address_of_embed(name, "/".join(parts))
    return None if url is None else Meaning(f"<{url}>", link_card(url, name))


def _figure(values: list[str], named: Mapping[str, str]) -> Meaning | None:
    """Hugo's ``figure``: src, link, alt, title, caption, attr, attrlink, width, height."""
    source = named.get("src", "")
    if not source:
        return None
    sizes = "".join(
        f' {name}="{named[name]}"'
        for name in ("width", "height")
        if _SIZE.fullmatch(named.get(name, ""))
    )
    image = f'<img src="{escape(source)}" alt="{escape(named.get("alt", ""))}"{sizes}>'
    if named.get("link"):
        image = f'<a href="{escape(named["link"])}">{image}</a>'
    title, *rest = (escape(named.get(key, "")) for key in ("title", "caption", "attr"))
    words = " ".join(filter(None, [f"<strong>{title}</strong>" if title else "", *rest]))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return Meaning(
        _image(source, named.get("alt") or named.get("caption", "")),
        f"<figure>{image}{caption}</figure>",
    )


def _asset_image(values: list[str], named: Mapping[str, str]) -> Meaning | None:
    """Hexo's ``asset_img [class] slug [width] [height] [title and alt]``."""
    names = [n for n, value in enumerate(values) if "." in value or value.startswith("/")]
    if not names:
        return None
    words = [value for value in values[names[0] + 1 :] if not _SIZE.fullmatch(value)]
    return Meaning(_image(values[names[0]], " ".join(words)))


def _post_link(values: list[str], named: Mapping[str, str]) -> Meaning | None:
    """Hexo's ``post_link slug [title] [escape]``: the words stay, the address is not known here."""
    words = [value for value in values[1:] if value not in ("true", "false")]
    return Meaning(_plain(" ".join(words))) if words else None


def _link(values: list[str], named: Mapping[str, str]) -> Meaning | None:
    """Hexo's ``link text url [external] [title]``."""
    places = [n for n, value in enumerate(values) if _ADDRESS.fullmatch(value)]
    if not places:
        return None
    url = values[places[0]]
    return Meaning(f"[{_plain(' '.join(values[: places[0]])) or url}]({url})")


def _image(source: str, alt: str) -> str:
    return f"![{_plain(alt)}](<{source.replace('<', '').replace('>', '')}>)"


def _plain(words: str) -> str:
    return re.sub(r"([\\`*_\[\]])", r"\\\1", escape(words, quote=False))


_READERS: Mapping[str, Callable[[list[str], Mapping[str, str]], Meaning | None]] = {
    "asset_img": _asset_image,
    "figure": _figure,
    "img": _asset_image,
    "link": _link,
    "post_link": _post_link,
}
