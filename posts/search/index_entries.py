"""What the index holds of a post, made of its words alone; runs in an import's workers too."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from posts.rendering.own_text import foot_part, own_part, own_text_first
from posts.search.packed_texts import packed as packed_text
from posts.search.packed_texts import unpacked as unpacked_text
from posts.search.tokens import (
    VERSION,
    fold,
    pairs_of,
    title_tokens,
    tokens_among,
    tokens_of,
    without_repeats,
)
from posts.search.tokens.terms import packed

#: Stands before and behind each run of ASCII letters and digits in what is stored, so that the
#: databases' plain substring search sees the edges of words: GPT-4 is not in GPT-4o.
EDGE = "\x1f"

#: Stands between the fields of a document, and between its tags; like EDGE it is in no folded text.
FIELD = "\x1e"

_ASCII_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True)
class BodyEntry:
    """A body as it is indexed: as it is read, folded with marked edges, and the tokens in it.

    ``readable`` has a line a paragraph, repeats once, the article's own text first; in ``text`` a
    FIELD stands before the rest. The tokens are one string with blanks between them, which costs
    little to hand from process to process. ``topic`` has the main terms of the body, packed, where
    somebody has counted them.
    """

    readable: str
    text: str
    tokens: str
    topic: bytes | None = None


@dataclass(frozen=True)
class IndexEntry:
    """A post as it is indexed; the four texts are folded and have marked edges."""

    title: str
    tags: str
    excerpt: str
    body: BodyEntry

    @property
    def text(self) -> str:
        """All that is searched, as one text."""
        return FIELD.join((self.title, self.tags, self.excerpt, self.body.text))

    @property
    def tokens(self) -> frozenset[str]:
        """The tokens of the whole, and those of the title behind their prefix."""
        head = unmarked(FIELD.join((self.title, self.tags, self.excerpt)))
        in_title = title_tokens(unmarked(self.title))
        return frozenset(self.body.tokens.split()) | tokens_of(head) | in_title

    @cached_property
    def digest(self) -> str:
        """What tells these words from all others; it changes with the tokenizer too."""
        return digest_of(VERSION, self.title, self.tags, self.excerpt, self.body.readable)


@dataclass(frozen=True, slots=True)
class StoredWords:
    """A document as a search reads it; its words are folded and have marked edges.

    ``key`` is its post's; ``digest`` changes whenever any of the others does. ``head`` is title,
    tags and excerpt together, ``packed_text`` the whole text, packed.
    """

    key: int
    digest: str
    published_at: datetime | None
    facets: tuple[str, ...]
    title: str
    tags: str
    excerpt: str
    head: str
    packed_text: bytes

    @classmethod
    def of(  # noqa: PLR0913 - the columns of a row
        cls,
        key: int,
        digest: str,
        published_at: datetime | None,
        facets: str,
        title: str,
        tags: str,
        excerpt: str,
        text: str,
    ) -> StoredWords:
        """The words of a document by its columns."""
        words = (title, tags, excerpt, FIELD.join((title, tags, excerpt)))
        facts = (key, digest, published_at, tuple(facets.split()))
        return cls(*facts, *words, packed_text(text))

    @property
    def text(self) -> str:
        """All that is searched."""
        return unpacked_text(self.packed_text)

    @property
    def begin_of_body(self) -> int:
        """The place in the packed_text where the body begins."""
        return len(packed_text(self.head + FIELD))

    @property
    def body(self) -> str:
        """The folded body, without marks."""
        return unmarked(unpacked_text(self.packed_text, self.begin_of_body))


def entry_of(title: str, tags: Iterable[str], excerpt: str, body: BodyEntry) -> IndexEntry:
    """The entry of a post; ``tags`` are its tags and its category."""
    return IndexEntry(_stored(title), FIELD.join(map(_stored, tags)), _stored(excerpt), body)


def body_entry(text: str) -> BodyEntry:
    """The entry of a body, given as plain text of a paragraph a line; repeats count once."""
    readable, folded = _read_and_folded(text)
    return BodyEntry(readable, marked(folded), " ".join(tokens_of(folded)))


def body_entries(bodies: Iterable[str]) -> list[BodyEntry]:
    """The entries of bodies that are given as sanitised HTML."""
    return [body_entry(own_text_first(html)) for html in bodies]


def counted_body_entry(text: str) -> BodyEntry:
    """The same entry with the main terms of its body, for an import's worker to count them."""
    readable, folded = _read_and_folded(text)
    pairs = Counter(pairs_of(folded))
    tokens = " ".join(tokens_among(pairs, folded))
    return BodyEntry(readable, marked(folded), tokens, packed(folded, pairs))


def _read_and_folded(text: str) -> tuple[str, str]:
    """A body with each paragraph once, and it folded, with FIELD before what is not its own."""
    readable = without_repeats(text)
    parts = (own_part(readable), foot_part(readable))
    return readable, FIELD.join(fold(part) for part in parts if part)


def body_topic(entry: BodyEntry) -> bytes:
    """The main terms of a body, packed: counted now, unless somebody has done it."""
    return packed(unmarked(entry.text)) if entry.topic is None else entry.topic


def digest_of(*parts: str) -> str:
    """A short text that stands for these texts and for no others."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def tokens_in(title: str, text: str) -> frozenset[str]:
    """The tokens of an entry that was stored with this title and this text."""
    return frozenset(tokens_of(unmarked(text)) | title_tokens(unmarked(title)))


def checksum(token: str) -> int:
    """A number of a token, so that sets of tokens can be compared by their sums."""
    return zlib.crc32(token.encode())


def marked(folded: str) -> str:
    """``folded`` with marked edges, as it is stored and looked for."""
    return _ASCII_WORD.sub(rf"{EDGE}\g<0>{EDGE}", folded)


def unmarked(stored: str) -> str:
    """The folded text of what is stored."""
    return stored.replace(EDGE, "")


def _stored(text: str) -> str:
    return marked(fold(text).strip())
