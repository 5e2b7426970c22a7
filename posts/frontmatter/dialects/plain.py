"""Files without any metadata: the title is the first heading, the date is in the file's name."""

from __future__ import annotations

from posts.errors import FrontMatterError
from posts.frontmatter.article_head import span_of, title_below
from posts.frontmatter.document import Document
from posts.frontmatter.notations.head import without_head
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

NAME = "plain"


def fit(source: Source) -> Fit:
    """Every file can be read as plain text."""
    return Fit.ANYTHING


def read(source: Source) -> Document:
    """Return the whole text as the body; raises FrontMatterError for XML, which nobody can read."""
    parts = without_head(source.text)
    if parts.body.lstrip().startswith("<?xml"):
        raise FrontMatterError(
            Message(
                "this is XML, but no export of WordPress; export the articles as Markdown or HTML"
            ),
            1,
        )
    title, heading, notes = title_below(source, parts.body)
    date = source.date_in_name()
    if date is None:
        notes += (Message("the file tells no date"),)
    return Document(
        dialect=NAME,
        head=parts.head,
        body=parts.body,
        body_line=1,
        fields={},
        title=title,
        name=source.name,
        title_span=span_of(heading, title, parts.body),
        date=date,
        notes=notes,
    )
