"""Files without any metadata: title and date are taken from the text and the file's name."""

from __future__ import annotations

import re

from posts.errors import FrontMatterError
from posts.frontmatter.article_head import span_of, title_below
from posts.frontmatter.document import Document
from posts.frontmatter.notations.fences import lines_of
from posts.frontmatter.notations.head import without_head
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

_SUFFIXES = (".rst", ".rest")
#: Characters at the beginning in which a title and its fields stand.
_SEARCHED = 10_000
_UNDERLINE = re.compile(r"([=#*~^\"'-])\1{2,}[ \t]*")
_FIELD = re.compile(r"[ \t]*:[a-z_]+:[ \t]")
_DIRECTIVES = re.compile(r"^\.\. (?:[a-z-]+::|_[^:\n]+:)", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6} |^```|\]\(", re.MULTILINE)


def refuse_restructured_text(source: Source) -> None:
    """Raise FrontMatterError for a file that is reStructuredText by its name or by its marks."""
    if source.name.lower().endswith(_SUFFIXES) or _has_its_marks(source):
        raise FrontMatterError(
            Message(
                "this is reStructuredText, which cannot be imported; turn it into "
                "Markdown first, for example with pandoc --from rst --to markdown"
            )
        )


def _has_its_marks(source: Source) -> bool:
    if source.fence:
        return False
    if _has_title_and_fields(source.text):
        return True
    return len(_DIRECTIVES.findall(source.text)) > 1 and not _MARKDOWN.search(source.text)


def _has_title_and_fields(text: str) -> bool:
    """Say whether a title over a line of equal signs or the like has a list of fields below it."""
    written = (line for line, _ in lines_of(text[:_SEARCHED]) if line.strip())
    _, underline, field = (next(written, "") for _ in range(3))
    return bool(_UNDERLINE.fullmatch(underline) and _FIELD.match(field))


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
