"""One post -> the text and the bytes of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from posts import addresses
from posts.errors import FrontMatterError
from posts.exporting.export_report import ExportedFile, encoded_file
from posts.exporting.relations import NOTHING_TO_TELL, RelationsToTell
from posts.frontmatter import HTML_SUFFIXES, Document, read
from posts.frontmatter.encodings.encoding import Encoding
from posts.frontmatter.keys import key_for
from posts.frontmatter.notations.writing import replace_in_head, write_head
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.article_files import Original, bytes_of
from posts.importing.post_facts import (
    Surroundings,
    all_keys,
    changed_keys,
    facts_of_document,
    facts_of_post,
)
from posts.importing.relations import related_references
from posts.importing.sources import DECLARING_KEY, MARKDOWN_SUFFIXES, TEXT_SUFFIXES
from posts.messages import Message
from posts.models import Post, Status


@dataclass(frozen=True)
class PostFiles:
    """Makes the files of one site, of which ``around`` tells what its import would add to them."""

    zone: ZoneInfo
    around: Surroundings

    def document(self, post: Post, name: str) -> Document:
        """What the file of ``post`` says when it is written as things are now.

        ``name`` is the file's name. Raises FrontMatterError where it could not be read back.
        """
        return self._read(self._head(post, name, {}) + post.body, post, name)

    def file(
        self,
        post: Post,
        name: str,
        addressing: Mapping[str, Written],
        relations: RelationsToTell = NOTHING_TO_TELL,
    ) -> ExportedFile:
        """The file of ``post``, with further keys for addresses (by fact) and related articles.

        Raises FrontMatterError where it could not be read back.
        """
        head = self._head(post, name, addressing)
        related = replace_in_head(head, relations.keys)
        are_told = not relations.keys or self._tells(relations, related + post.body, post, name)
        file = self._file(post, name, related if are_told else head)
        if are_told and relations.are_whole:
            return file
        dialect = post.source_dialect if came_from_a_file(post) else "jekyll"
        unsaid = Message("its related articles cannot all be told in {dialect}", dialect=dialect)
        return replace(file, unsaid=(*file.unsaid, unsaid))

    def _tells(self, relations: RelationsToTell, text: str, post: Post, name: str) -> bool:
        try:
            return related_references(self._read(text, post, name).fields) == relations.named
        except FrontMatterError:
            # The notation of this file has no place for them.
            return False

    def _file(self, post: Post, name: str, head: str) -> ExportedFile:
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
        return encoded_file(text, encoding, unsaid)

    def _head(self, post: Post, name: str, addressing: Mapping[str, Written]) -> str:
        facts = facts_of_post(post)
        if not came_from_a_file(post):
            keys = {"layout": "post", **all_keys(facts, self.around, self.zone)}
            if post.source_key:
                keys[DECLARING_KEY] = post.source_key
            return write_head(
                {**keys, **_slug_of_a_draft(post), **_named(addressing, {}, "jekyll")}
            )
        document = self._read(post.front_matter_text + post.body, post, post.source_name)
        told = facts_of_document(document, post.path, self.around)
        keys = changed_keys(document, told, facts, self.zone)
        if addresses.slugify(document.slug) != post.slug:
            keys |= _slug_of_a_draft(post)
        keys |= _named(addressing, document.fields, document.dialect)
        if not document.fields and keys:
            keys = self._with_a_title(keys, post, name)
        return replace_in_head(post.front_matter_text, keys)

    def _with_a_title(self, keys: dict[str, Written], post: Post, name: str) -> dict[str, Written]:
        """The keys of a file's first head; its title only where no heading goes on telling it."""
        text = replace_in_head(post.front_matter_text, keys) + post.body
        document = self._read(text, post, name)
        told = (document.title, document.title_span is not None)
        return keys if told == (post.title, post.title_in_body) else {"title": post.title, **keys}

    def _read(self, text: str, post: Post, name: str) -> Document:
        dialect = post.source_dialect if came_from_a_file(post) else "jekyll"
        if dialect == "plain" and text.removeprefix("\ufeff").startswith("---"):
            dialect = "jekyll"
        return read(text, name=name, zone=self.zone, dialect=dialect)

    def _unsaid(self, document: Document, post: Post) -> tuple[str, ...]:
        told = facts_of_document(document, post.path, self.around)
        unsaid = [
            Message("its {fact} cannot be told in {dialect}", fact=fact, dialect=document.dialect)
            for fact in told.differing(facts_of_post(post))
        ]
        if (document.title_span is not None) != post.title_in_body:
            unsaid.append(
                Message("the heading that became its title stands in its text from now on")
            )
        return tuple(unsaid)


def came_from_a_file(post: Post) -> bool:
    """Whether the post has a file of its own to go back to; articles of an export have none."""
    return post.source_name.casefold().endswith(
        (*MARKDOWN_SUFFIXES, *TEXT_SUFFIXES, *HTML_SUFFIXES)
    )


def _slug_of_a_draft(post: Post) -> dict[str, Written]:
    """The slug that waits for a draft; that of a published post stands in its address."""
    return {"slug": post.slug} if post.slug and post.status != Status.PUBLISHED else {}


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
