"""What a source file says, in the newsroom's own words, whichever dialect it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

#: A front-matter value with every scalar left as the text that stood in the file.
Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True)
class Document:
    """One article as its file tells it.

    ``head`` is the metadata block exactly as it stood, fences and the newline after it included, so
    that ``head + body`` is the decoded file; ``fields`` holds every key of it, also unknown ones,
    in the file's order, and is ready for JSON. ``body_line`` is the line (from 1) on which ``body``
    begins. ``date``, ``updated_at`` and ``expires_at`` carry a zone. ``excerpt``, ``description``,
    ``slug``, ``permalink``, ``image`` and ``canonical_url`` are "" where the file has none.
    ``notes`` are sentences for the import report: what was mended or doubted while reading.
    """

    dialect: str
    head: str
    body: str
    body_line: int
    fields: Mapping[str, Value]
    title: str
    slug: str = ""
    permalink: str = ""
    date: datetime | None = None
    updated_at: datetime | None = None
    expires_at: datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    excerpt: str = ""
    description: str = ""
    image: str = ""
    canonical_url: str = ""
    draft: bool = False
    noindex: bool = False
    in_sitemap: bool = True
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
