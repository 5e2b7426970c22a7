"""Pages from wherever they come: a file, the dialect it is written in, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from posts import addresses
from posts.transfer.page_reading import PageText
from posts.transfer.reading import TextFile
from posts.transfer.sources import SourceFile


@dataclass(frozen=True)
class PageSource:
    """A page's file; ``read`` makes of its text what it says of the page, or raises AddressError.

    ``dialect`` is None where the text tells it.
    """

    file: SourceFile
    dialect: str | None
    read: Callable[[TextFile], PageText]


def page_of_export(text: TextFile) -> PageText:
    """What the item of an export says of a page. Raises AddressError where it has no address."""
    document = text.document
    return PageText(
        source=text.source,
        sha256=text.sha256,
        document=document,
        codec=text.codec,
        path=addresses.normalize_path(document.permalink or f"/{quote(document.slug)}/"),
        body=document.body,
        is_html=document.is_html,
        published=not document.draft,
        in_sitemap=document.in_sitemap,
    )
