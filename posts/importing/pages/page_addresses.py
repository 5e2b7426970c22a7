"""Where Jekyll puts a page. Rules: jekyllrb.com/docs/permalinks/, URL and Page of Jekyll 4.3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts import addresses
from posts.importing.pages.page_rules import PageRules

_PLACEHOLDER = re.compile(r":([a-z_]+)")
#: Named styles whose pages end as their files do; ``pretty`` pages are folders.
_STYLES_WITH_ENDING = ("date", "ordinal", "none")
_STYLES = {"pretty": "/"} | dict.fromkeys(_STYLES_WITH_ENDING, ":output_ext")


#: Folders of pages that stand at the site's root, although their name begins with ``_``.
PAGES_FOLDER = "_pages"


@dataclass(frozen=True)
class PagePlace:
    """Where a page's file stands.

    ``name`` is its path inside the site, or inside its collection; ``collection`` is "" for a page.
    """

    name: str
    collection: str = ""

    @property
    def kind(self) -> str:
        """Its type in ``defaults:``."""
        return self.collection or "pages"

    @property
    def folder(self) -> str:
        """The folders of the file, without slashes at the ends."""
        return self.name.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.name.rpartition("/")[2].rpartition(".")[0]


def page_place(name: str, rules: PageRules) -> PagePlace:
    """The place from which the file ``name`` of a site takes its address."""
    collection = collection_of(name, rules)
    if collection:
        return PagePlace(name.partition(f"_{collection}/")[2], collection)
    return PagePlace(
        name if PAGES_FOLDER in rules.include else name.removeprefix(f"{PAGES_FOLDER}/")
    )


def collection_of(name: str, rules: PageRules) -> str:
    """The collection whose folder holds ``name``, or ""."""
    inside = name
    if rules.collections_folder:
        inside = name.removeprefix(f"{rules.collections_folder}/")
    first, slash, _ = inside.partition("/")
    label = first.removeprefix("_")
    return label if slash and first != label and label in rules.collections else ""


def page_address(place: PagePlace, permalink: str, pattern: str, style: str) -> str:
    """The path of a page, decoded.

    ``permalink`` is the front matter's, ``pattern`` that of its collection ("" where they have
    none), ``style`` the site's own ``permalink``, which only says how pages end. Raises
    AddressError for what can be no address.
    """
    template = permalink or pattern or _template(place, style)
    values = _values(place)

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return addresses.encode_path(values[name]) if name in values else match[0]

    return addresses.normalize_path("/" + _PLACEHOLDER.sub(fill, template).lstrip("/"))


def _template(place: PagePlace, style: str) -> str:
    if place.collection:
        return "/:collection/:path" + _ending(style)
    if place.stem == "index":
        return "/:path/"
    return "/:path/:basename" + _ending(style)


def _ending(style: str) -> str:
    """How the addresses of pages end; source: Utils.add_permalink_suffix."""
    if style in _STYLES:
        return _STYLES[style]
    if style.endswith("/"):
        return "/"
    return ":output_ext" if style.endswith(":output_ext") else ""


def _values(place: PagePlace) -> dict[str, str]:
    values = {
        "path": place.folder,
        "basename": place.stem,
        "name": place.stem,
        "title": addresses.slugify(place.stem),
        "slug": addresses.slugify(place.stem).lower(),
        "output_ext": ".html",
    }
    if place.collection:
        inside = "/".join(part for part in (place.folder, place.stem) if part)
        values |= {"collection": place.collection, "path": inside}
    return values
