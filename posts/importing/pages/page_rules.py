"""What a Jekyll site's ``_config.yml`` says of its pages: which there are, and where they live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

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
        permalink=_text(fields.get("permalink")) or _DEFAULT_PERMALINK,
        include=_texts(fields.get("include")),
        exclude=_texts(fields.get("exclude")),
        collections_folder=_text(fields.get("collections_dir")).strip("/"),
        collections=_collections(fields.get("collections")),
        defaults=_defaults(fields.get("defaults")),
    )


def _collections(value: Value) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        name: _text(facts.get("permalink"))
        for name, facts in value.items()
        if name not in _OF_POSTS
        and isinstance(facts, dict)
        and _text(facts.get("output")) == "true"
    }


def _defaults(value: Value) -> tuple[Default, ...]:
    found = []
    for entry in value if isinstance(value, list) else []:
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        if isinstance(values, dict):
            scope = scope if isinstance(scope, dict) else {}
            folder = _text(scope.get("path")).strip("/")
            found.append(Default(folder, _text(scope.get("type")), values))
    return tuple(found)


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: Value) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(text.lstrip("/") for entry in entries if (text := _text(entry)))
