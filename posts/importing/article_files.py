"""One file -> one post's text, without the database; runs in worker processes."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from difflib import unified_diff
from zoneinfo import ZoneInfo

from posts.errors import FrontMatterError, RenderingError
from posts.frontmatter import Document, decode, read
from posts.frontmatter.encodings.encoding import Encoding, encode, encoding_of
from posts.frontmatter.notations.block import LARGEST_BLOCK
from posts.importing.sites.site_facts import SiteConfig
from posts.importing.sources import LARGEST_ARTICLE, SourceFile, read_bytes
from posts.messages import Message
from posts.rendering import Flavour, Rendered, RenderOptions, render, sanitize_html
from posts.rendering.limits import MOST_CHARACTERS
from posts.search.entries import BodyEntry, counted_body_entry

#: Lines of a diff that the report keeps.
LONGEST_DIFF = 200


def difference(ours: tuple[str, str], theirs: tuple[str, str]) -> str:
    """A unified diff of two texts, each a title and a body."""
    before, after = ([title, "", *body.splitlines()] for title, body in (ours, theirs))
    lines = list(unified_diff(before, after, "edited here", "file", lineterm="", n=1))
    if len(lines) > LONGEST_DIFF:
        lines = [*lines[:LONGEST_DIFF], f"… {len(lines) - LONGEST_DIFF} more lines"]
    return "\n".join(lines)


@dataclass(frozen=True)
class Original:
    """How the decoded text of a file becomes its bytes again.

    ``packed`` holds the bytes themselves, compressed, where encoding the text does not give them;
    else it is None.
    """

    encoding: Encoding
    packed: bytes | None = None


def original_of(data: bytes, text: str, codec: str) -> Original:
    """Tell how ``text``, read from ``data`` as ``codec``, becomes ``data`` again."""
    encoding = encoding_of(data, text, codec)
    if encoding is None:
        return Original(Encoding(codec), zlib.compress(data))
    return Original(encoding)


def bytes_of(text: str, original: Original) -> bytes:
    """The bytes of an unchanged file.

    Raises UnicodeEncodeError where the text does not fit the encoding and no bytes were kept.
    """
    if original.packed is not None:
        return zlib.decompress(original.packed)
    return encode(text, original.encoding)


@dataclass(frozen=True)
class ReadOptions:
    """How the files of one site are to be read."""

    zone: ZoneInfo
    encoding: str
    dialect: str | None
    rendering: RenderOptions


@dataclass(frozen=True)
class Head:
    """What must be known of every file before any address is given.

    ``document`` has no words here (body, head, excerpt, description), so that the heads of a large
    archive fit into memory.
    """

    source: SourceFile
    sha256: str
    document: Document


@dataclass(frozen=True)
class TextFile:
    """A file read in full, but not rendered; ``codec`` is that by which its bytes were read."""

    source: SourceFile
    sha256: str
    document: Document
    codec: str


@dataclass(frozen=True)
class Article:
    """A file read in full, with its HTML; ``original`` tells how its text becomes bytes again.

    ``body_entry`` is its body for the search index.
    """

    source: SourceFile
    document: Document
    rendered: Rendered
    original: Original
    body_entry: BodyEntry


@dataclass(frozen=True)
class Refusal:
    """A file that could not be read; ``line`` counts from 1 within the file."""

    source: SourceFile
    line: int | None
    reason: str


def article_bytes(source: SourceFile) -> bytes:
    """The bytes of a file that may be an article. Raises FrontMatterError, as read_bytes does."""
    return read_bytes(source.path, LARGEST_ARTICLE)


def digest(data: bytes) -> str:
    """The hash by which a file is known to be unchanged."""
    return hashlib.sha256(data).hexdigest()


def read_text(source: SourceFile, options: ReadOptions) -> TextFile | Refusal:
    """Read a file, without rendering it."""
    try:
        data = article_bytes(source)
        return TextFile(source, digest(data), *_document(source, data, options))
    except FrontMatterError as error:
        return Refusal(source, source.line_in_source(error.line), error.reason)


def read_head(source: SourceFile, options: ReadOptions) -> Head | Refusal:
    """Read a file and keep all but its words."""
    text = read_text(source, options)
    if isinstance(text, Refusal):
        return text
    wordless = replace(text.document, body="", head="", excerpt="", description="")
    return Head(source, text.sha256, wordless)


def difference_from(
    source: SourceFile, ours: tuple[str, str], options: ReadOptions
) -> str | Refusal:
    """What a file would change in ``ours``, a title and a body."""
    text = read_text(source, options)
    if isinstance(text, Refusal):
        return text
    return difference(ours, (text.document.title, text.document.body))


def read_article(source: SourceFile, options: ReadOptions) -> Article | Refusal:
    """Read a file and render its body."""
    try:
        data = article_bytes(source)
        document, codec = _document(source, data, options)
        original = Original(Encoding("utf-8"))
        if not source.is_part:
            original = original_of(data, document.head + document.body, codec)
        rendering = rendering_of(document, options.rendering)
        rendered = render_body(document.text, rendering, document.is_html)
        of_body = counted_body_entry(rendered.text)
        return Article(source, document, rendered, original, of_body)
    except FrontMatterError as error:
        return Refusal(source, source.line_in_source(error.line), error.reason)
    except RenderingError as error:
        return Refusal(source, None, str(error))


def render_body(body: str, options: RenderOptions, is_html: bool) -> Rendered:
    """A body of HTML or Markdown as safe HTML. Raises RenderingError."""
    return sanitize_html(body) if is_html else render(body, options)


def rendering_of_site(config: SiteConfig) -> RenderOptions:
    """How the texts of a site are rendered where they say nothing of their own."""
    return RenderOptions(typography=config.kramdown, as_kramdown=config.kramdown)


def rendering_of(document: Document, site: RenderOptions) -> RenderOptions:
    """How this document is rendered: as it says itself, else its site, and its dialect always."""
    known = document.dialect in set(Flavour)
    as_kramdown, typography = document.as_kramdown, document.typography
    return replace(
        site,
        typography=site.typography if typography is None else typography,
        as_kramdown=site.as_kramdown if as_kramdown is None else as_kramdown,
        hard_breaks=site.hard_breaks or document.hard_breaks,
        flavour=Flavour(document.dialect) if known else site.flavour,
    )


def _refuse_what_is_never_rendered(text: str) -> None:
    """Refuse at once what rendering refuses at last, before its head is looked for."""
    if len(text) > MOST_CHARACTERS + LARGEST_BLOCK:
        raise FrontMatterError(
            Message(
                "the text has {characters:,} characters; at most {most:,} can be rendered: "
                "divide it",
                characters=len(text),
                most=MOST_CHARACTERS,
            )
        )


def _document(source: SourceFile, data: bytes, options: ReadOptions) -> tuple[Document, str]:
    """The document of a file and the codec by which its bytes were read."""
    decoded = decode(data, options.encoding)
    _refuse_what_is_never_rendered(decoded.text)
    document = read(decoded.text, name=source.name, zone=options.zone, dialect=options.dialect)
    notes = (*document.notes, *filter(None, [decoded.doubt]))
    first_line = document.body_line + source.first_line - 1
    return replace(document, notes=notes, body_line=first_line), decoded.encoding
