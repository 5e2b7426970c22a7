"""One post -> the text and the bytes of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from posts.errors import AddressError
from posts.frontmatter import Document, read
from posts.frontmatter.encoding import Encoding, encode
from posts.frontmatter.keys import key_for
from posts.frontmatter.writing import replace_in_head, write_head
from posts.frontmatter.yaml_scalars import Written
from posts.models import Post, SourceSite
from posts.transfer.media import address_of
from posts.transfer.originals import Original, bytes_of
from posts.transfer.post_facts import all_keys, changed_keys, facts_of_document, facts_of_post
from posts.transfer.sources import MARKDOWN_SUFFIXES, TEXT_SUFFIXES


@dataclass(frozen=True)
class ExportedFile:
    """A file that is to be written; ``unsaid`` names what its head could not be made to say.

    ``is_original`` says that these are the bytes that were imported.
    """

    data: bytes
    is_original: bool = False
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True)
class Restorer:
    """Makes the files of one site; ``site`` is None where nothing was imported.

    ``pictures`` are the addresses of all pictures that there are.
    """

    site: SourceSite | None
    zone: ZoneInfo
    host: str
    pictures: frozenset[str]

    def document(self, post: Post, name: str) -> Document:
        """What the file of ``post`` says when it is written as things are now.

        ``name`` is the file's name. Raises FrontMatterError where it could not be read back.
        """
        return self._read(self._head(post, name, {}) + post.body, post, name)

    def file(self, post: Post, name: str, addressing: Mapping[str, Written]) -> ExportedFile:
        """The file of ``post``, with further keys for its addresses (facts by name).

        Raises FrontMatterError where it could not be read back.
        """
        head = self._head(post, name, addressing)
        text = head + post.body
        if came_from_a_file(post) and head == post.front_matter_text:
            original = Original(
                Encoding(post.source_encoding, post.source_bom),
                bytes(post.source_bytes) if post.source_bytes is not None else None,
            )
            data = bytes_of(text, original) if _fits(text, original) else b""
            if hashlib.sha256(data).hexdigest() == post.source_hash:
                return ExportedFile(data, is_original=True)
        unsaid = self._unsaid(self._read(text, post, name), post)
        encoding = Encoding(post.source_encoding or "utf-8", post.source_bom)
        try:
            return ExportedFile(encode(text, encoding), unsaid=unsaid)
        except (UnicodeEncodeError, LookupError):
            lacking = f"{encoding.codec} lacks some of its characters, so that it became UTF-8"
            return ExportedFile(text.encode(), unsaid=(*unsaid, lacking))

    def _head(self, post: Post, name: str, addressing: Mapping[str, Written]) -> str:
        facts = facts_of_post(post)
        if not came_from_a_file(post):
            cover = {"image": post.cover.path} if post.cover else {}
            keys = {"layout": "post", **all_keys(facts, self.zone), **cover}
            return write_head({**keys, **_named(addressing, {}, "jekyll")})
        document = self._read(post.front_matter_text + post.body, post, post.source_name)
        keys = changed_keys(document, facts, self._author, self.zone)
        keys |= self._changed_cover(document, post)
        keys |= _named(addressing, document.fields, document.dialect)
        if not document.fields and keys:
            # A head of its own tells a file's title from now on, and its heading does not.
            keys = {"title": post.title, **keys}
        return replace_in_head(post.front_matter_text, keys)

    def _changed_cover(self, document: Document, post: Post) -> dict[str, Written]:
        try:
            told = address_of(document.image, post.path or "/", self.host) or ""
        except (AddressError, ValueError):
            told = ""
        key = key_for("image", document.fields, document.dialect)
        if post.cover:
            return {} if post.cover.path == told else {key: post.cover.path}
        # A picture that the archive never had is not one that an editor took away.
        return {key: None} if told in self.pictures and document.image else {}

    def _read(self, text: str, post: Post, name: str) -> Document:
        dialect = post.source_dialect if came_from_a_file(post) else "jekyll"
        if dialect == "plain" and text.removeprefix("\ufeff").startswith("---"):
            dialect = "jekyll"
        return read(text, name=name, zone=self.zone, dialect=dialect)

    def _unsaid(self, document: Document, post: Post) -> tuple[str, ...]:
        told = facts_of_document(document, self._author)
        return tuple(
            f"its {fact} cannot be told in {document.dialect}"
            for fact in told.differing(facts_of_post(post))
        )

    @property
    def _author(self) -> str:
        return self.site.author if self.site else ""


def came_from_a_file(post: Post) -> bool:
    """Whether the post has a file of its own to go back to; articles of an export have none."""
    return post.source_name.casefold().endswith((*MARKDOWN_SUFFIXES, *TEXT_SUFFIXES))


def with_addressing(document: Document, addressing: Mapping[str, Written]) -> Document:
    """The document as it reads with these keys for its addresses."""
    return replace(document, **addressing)  # type: ignore[arg-type]  # the facts are its fields


def _named(
    addressing: Mapping[str, Written], fields: Mapping[str, object], dialect: str
) -> dict[str, Written]:
    return {key_for(fact, fields, dialect): value for fact, value in addressing.items()}  # type: ignore[arg-type]


def _fits(text: str, original: Original) -> bool:
    try:
        bytes_of(text, original)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
