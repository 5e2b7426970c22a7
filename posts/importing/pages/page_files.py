"""The files of which Jekyll makes pages, and the place from which each takes its address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from posts.importing.pages.page_addresses import PagePlace
from posts.importing.pages.page_rules import PageRules

#: Folders of pages that stand at the site's root, although their name begins with ``_``.
PAGES_FOLDER = "_pages"


@dataclass(frozen=True)
class PageFile:
    """A file that Jekyll makes a page of; ``kind`` is its type in ``defaults:``."""

    path: Path
    name: str
    place: PagePlace
    kind: str = "pages"


def page_file(path: Path, name: str, rules: PageRules) -> PageFile:
    """The file of a page, ``name`` inside the site, and where Jekyll puts it."""
    collection = collection_of(name, rules)
    if collection:
        inside = name.partition(f"_{collection}/")[2]
        return PageFile(path, name, PagePlace(inside, collection), collection)
    standing = name
    if PAGES_FOLDER not in rules.include:
        standing = name.removeprefix(f"{PAGES_FOLDER}/")
    return PageFile(path, name, PagePlace(standing))


def collection_of(name: str, rules: PageRules) -> str:
    """The collection whose folder holds ``name``, or ""."""
    inside = name
    if rules.collections_folder:
        inside = name.removeprefix(f"{rules.collections_folder}/")
    first, slash, _ = inside.partition("/")
    label = first.removeprefix("_")
    return label if slash and first != label and label in rules.collections else ""
