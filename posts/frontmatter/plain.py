"""Files without any metadata: the title is the first heading, the date is in the file's name."""

from __future__ import annotations

from posts.errors import FrontMatterError
from posts.frontmatter.document import Document
from posts.frontmatter.source import Source
from posts.frontmatter.titles import clean_title, first_heading

NAME = "plain"


def recognises(source: Source) -> bool:
    """Say yes to everything: this reader is asked last."""
    return True


def read(source: Source) -> Document:
    """Return the whole text as the body.

    Raises FrontMatterError for a ``+++`` block, which would be printed for readers otherwise.
    """
    head = "\ufeff" if source.text.startswith("\ufeff") else ""
    body = source.text[len(head) :]
    if body.startswith("+++"):
        raise FrontMatterError(
            "front matter in TOML ('+++') cannot be read; write it as YAML between '---'", 1
        )
    title, notes = clean_title(first_heading(body))
    date = source.date_in_name()
    if not title:
        title, more = clean_title(source.title_in_name())
        notes += (*more, "the file has no heading; its name became the title")
    if date is None:
        notes += ("the file tells no date",)
    return Document(
        dialect=NAME,
        head=head,
        body=body,
        body_line=1,
        fields={},
        title=title,
        date=date,
        notes=notes,
    )
