"""One file -> one post's text, without the database; runs in worker processes."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import unified_diff
from zoneinfo import ZoneInfo

from posts.errors import FrontMatterError
from posts.frontmatter import Document, decode, read
from posts.frontmatter.encodings.encoding import Encoding, encode, encoding_of
from posts.frontmatter.notations.block import LARGEST_BLOCK
from posts.importing.file_access import LARGEST_ARTICLE, read_at_most, read_bytes
from posts.importing.sites.generator_configs import SiteConfig
from posts.importing.sources import SourceFile
from posts.rendering import Flavour, Rendered, RenderOptions, render, sanitize_html
from posts.rendering.limits import MOST_CHARACTERS
from posts.search.index_entries import BodyEntry, counted_body_entry

#: A file that begins like this was made for a generator: a page, or a template.
FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_LONGEST_OPENING = 200
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


def packed_original(data: bytes, encoding: Encoding) -> Original:
    """Keep the bytes themselves; ``encoding`` is that of their text."""
    return Original(encoding, zlib.compress(data))


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
class SiteRules:
    """How this site's files are read and how its addresses are made."""

    reading: ReadOptions
    permalink: str


@dataclass(frozen=True)
class OpenedFile:
    """A file that may be an article, and its bytes; by ``sha256`` it is known to be unchanged."""

    source: SourceFile
    data: bytes
    sha256: str

    @property
    def name(self) -> str:
        """The file's path in its site, for people to read."""
        return self.source.name

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.data)


def open_file(source: SourceFile) -> OpenedFile:
    """Read the bytes of a file that may be an article. Raises FrontMatterError as read_bytes."""
    return _opened(source, read_bytes(source.path, LARGEST_ARTICLE))


def open_page(source: SourceFile) -> OpenedFile | None:
    """Read the bytes of a file if it is a page: a regular file that begins with front matter.

    Raises FrontMatterError for a page that is too large.
    """
    if not source.path.is_file():
        return None
    try:
        with source.path.open("rb") as file:
            if not FRONT_MATTER.match(file.peek()[:_LONGEST_OPENING]):
                return None
            return _opened(source, read_at_most(LARGEST_ARTICLE, file))
    except OSError:
        return None


def _opened(source: SourceFile, data: bytes) -> OpenedFile:
    return OpenedFile(source, data, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class ParsedFile:
    """A file read in full, but not rendered; by ``original`` its text becomes its bytes again."""

    source: SourceFile
    sha256: str
    document: Document
    original: Original


@dataclass(frozen=True)
class ArticleFile:
    """A file read in full, with its HTML; ``body_entry`` is its body for the search index."""

    source: SourceFile
    document: Document
    original: Original
    rendered: Rendered
    body_entry: BodyEntry


def parse_file(file: OpenedFile, options: ReadOptions) -> ParsedFile:
    """Read what an opened file says. Raises FrontMatterError, with the line in its source."""
    source = file.source
    try:
        document, codec = _document(file, options)
    except FrontMatterError as error:
        line = error.line and error.line + source.first_line - 1
        raise FrontMatterError(error.reason, line) from error
    if source.is_part:
        return ParsedFile(source, file.sha256, document, Original(Encoding("utf-8")))
    encoding = encoding_of(file.data, document.head + document.body, codec)
    original = Original(encoding) if encoding else packed_original(file.data, Encoding(codec))
    return ParsedFile(source, file.sha256, document, original)


def read_article(
    source: SourceFile, parse: Callable[[OpenedFile], ParsedFile], site: RenderOptions
) -> ArticleFile:
    """Open, parse and render a file; ``site`` is how its site renders texts.

    Raises FrontMatterError as ``open_file`` does, RenderingError, and what ``parse`` raises.
    """
    parsed = parse(open_file(source))
    document = parsed.document
    if document.is_html:
        rendered = sanitize_html(document.text)
    else:
        rendered = render(document.text, rendering_of(document, site))
    entry = counted_body_entry(rendered.text)
    return ArticleFile(source, document, parsed.original, rendered, entry)


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


def _document(file: OpenedFile, options: ReadOptions) -> tuple[Document, str]:
    """The document of a file and the codec by which its bytes were read."""
    decoded = decode(file.data, options.encoding)
    if len(decoded.text) > MOST_CHARACTERS + LARGEST_BLOCK:
        # What rendering would refuse at last is refused before its head is looked for.
        raise FrontMatterError(
            "the text has {characters:,} characters; at most {most:,} can be rendered: divide it",
            characters=len(decoded.text),
            most=MOST_CHARACTERS,
        )
    document = read(decoded.text, name=file.name, zone=options.zone, dialect=options.dialect)
    notes = (*document.notes, *filter(None, [decoded.doubt]))
    first_line = document.body_line + file.source.first_line - 1
    return replace(document, notes=notes, body_line=first_line), decoded.encoding
