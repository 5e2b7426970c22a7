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

    ``name`` is the file's path in its site, in NFC; an article out of a file with many has a number
    behind it (``export.xml#42``). ``head`` is the metadata block exactly as it stood, fences and
    the newline after it included, so that ``head + body`` is the decoded file; ``fields`` holds
    every key of it, also unknown ones, in the file's order, and is ready for JSON. ``body_line`` is
    the line (from 1) on which ``body`` begins. ``title_span`` is where in ``body`` the heading
    stands that became the title, None where it comes from elsewhere; ``text`` leaves it out.

    ``date``, ``updated_at`` and ``expires_at`` carry a zone. ``excerpt``, ``description``,
    ``slug``, ``permalink``, ``image``, ``canonical_url`` and ``redirect_to`` are "" where the file
    has none.
    ``series`` is the name of the series that the article is a part of, "" for none, and
    ``series_position`` the number of the part where the file tells one. ``footer_position`` is the
    place of a page at the foot of all pages.
    ``sections`` are the folders that the dialect's addresses may name. ``hard_breaks`` tells that a
    line end in ``body`` is a line break for readers, ``typography`` and ``as_kramdown`` what an
    editor set for this one article (None: as its site has it), ``is_html`` that ``body`` is HTML,
    not Markdown, ``is_page`` that it is a page of the site and no article. ``notes`` are sentences
    for the import report: what was mended or doubted while reading.
    """

    dialect: str
    head: str
    body: str
    body_line: int
    fields: Mapping[str, Value]
    title: str
    name: str = ""
    title_span: tuple[int, int] | None = None
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
    disclosure: str = ""
    draft: bool = False
    noindex: bool = False
    in_sitemap: bool = True
    footer_position: int | None = None
    aliases: tuple[str, ...] = ()
    redirect_to: str = ""
    series: str = ""
    series_position: int | None = None
    sections: tuple[str, ...] = ()
    hard_breaks: bool = False
    typography: bool | None = None
    as_kramdown: bool | None = None
    is_html: bool = False
    is_page: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The body without the heading that became the title; all lines keep their numbers."""
        if self.title_span is None:
            return self.body
        begin, end = self.title_span
        line_ends = "".join(letter for letter in self.body[begin:end] if letter in "\r\n")
        return self.body[:begin] + line_ends + self.body[end:]
