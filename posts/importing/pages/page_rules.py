"""Where Jekyll puts a page, and which there are, by what its ``_config.yml`` says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from posts import addresses
from posts.frontmatter import Value, decode, parse_yaml
from posts.importing.sites.site_config import CONFIG_NAME, ConfigFile, faults_named

#: Jekyll's own default where a site names no pattern.
_DEFAULT_PERMALINK = "date"
_OF_POSTS = ("posts", "drafts")


@dataclass(frozen=True)
class Default:
    """An entry of ``defaults:``: these values for files in ``folder`` of this type ("" for all)."""

    folder: str
    kind: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class PageRules:
    """``collections`` has the permalink pattern, or "" for Jekyll's own, of each that is output."""

    permalink: str = _DEFAULT_PERMALINK
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    collections_folder: str = ""
    collections: Mapping[str, str] = field(default_factory=dict)
    defaults: tuple[Default, ...] = ()

    def excludes(self, name: str, *, is_folder: bool) -> bool:
        """Whether ``exclude:`` names this file or folder; source: EntryFilter of Jekyll 4.3."""
        return any(
            fnmatchcase(name, pattern)
            or name.startswith(pattern)
            or (is_folder and pattern == f"{name}/")
            for pattern in self.exclude
        )

    def default(self, name: str, kind: str, key: str) -> Value:
        """The value that ``defaults:`` give a file for ``key``; the deepest folder wins."""
        fitting = [
            (len(default.folder), default.values[key])
            for default in self.defaults
            if default.kind in ("", kind)
            and key in default.values
            and (not default.folder or f"{name}/".startswith(f"{default.folder}/"))
        ]
        return max(fitting, key=lambda found: found[0])[1] if fitting else None


def page_rules_of(config: ConfigFile | None) -> PageRules:
    """The rules that a site's ``_config.yml`` sets; Jekyll's own where it has none.

    Raises SourceError, with file and line, where it cannot be understood.
    """
    if config is None or config.name != CONFIG_NAME:
        return PageRules()
    with faults_named(config.path):
        fields = parse_yaml(decode(config.data).text, 1).fields
    return PageRules(
        permalink=as_text(fields.get("permalink")) or _DEFAULT_PERMALINK,
        include=_texts(fields.get("include")),
        exclude=_texts(fields.get("exclude")),
        collections_folder=as_text(fields.get("collections_dir")).strip("/"),
        collections=_collections(fields.get("collections")),
        defaults=_defaults(fields.get("defaults")),
    )


def _collections(value: Value) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        name: as_text(facts.get("permalink"))
        for name, facts in value.items()
        if name not in _OF_POSTS
        and isinstance(facts, dict)
        and as_text(facts.get("output")) == "true"
    }


def _defaults(value: Value) -> tuple[Default, ...]:
    found = []
    for entry in value if isinstance(value, list) else []:
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        if isinstance(values, dict):
            scope = scope if isinstance(scope, dict) else {}
            folder = as_text(scope.get("path")).strip("/")
            found.append(Default(folder, as_text(scope.get("type")), values))
    return tuple(found)


def as_text(value: Value) -> str:
    """The value without blanks around it where it is a text, else ""."""
    return value.strip() if isinstance(value, str) else ""


def _texts(value: Value) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(text.lstrip("/") for entry in entries if (text := as_text(entry)))


_PLACEHOLDER = re.compile(r":([a-z_]+)")
#: Named styles whose pages end as their files do; ``pretty`` pages are folders.
_STYLES = {"pretty": "/"} | dict.fromkeys(("date", "ordinal", "none"), ":output_ext")

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
