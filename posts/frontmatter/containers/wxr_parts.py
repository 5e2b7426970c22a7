"""A WordPress export (WXR) cut into its items, without ever holding more than one of them.

The cut is made on bytes, so that one broken item does not spoil the others; each is read later by
a strict parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from mmap import MADV_DONTNEED, mmap
from urllib.parse import unquote

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import clean
from posts.frontmatter.containers.export_parts import ExportFacts, ExportPart, Numbers
from posts.frontmatter.containers.wxr import WxrItem, parse_wxr
from posts.messages import Message, listed

#: More is no article but a mistake.
LARGEST_ITEM = 20 * 1024 * 1024

_NAMESPACE = b"wordpress.org/export/"
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|!--)")
_MARKER = re.compile(rb"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s*>")
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
#: Of a mapped export, so much is kept in memory behind the item that is being cut out.
_KEPT_MAPPED = 16 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
_FOOT = b"</channel></rss>\n"
_CDATA = rb"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
#: What WordPress changes without any change of the article: comments, and who has it open.
_PASSING = re.compile(
    rb"(?P<kept>" + _CDATA + rb")"
    rb"|<wp:comment>(?:[^<]++|" + _CDATA + rb"|<(?!/wp:comment>|!\[CDATA\[))*+</wp:comment>"
    rb"|<wp:postmeta>\s*<wp:meta_key>(?:<!\[CDATA\[)?_edit_(?:lock|last)\b(?:[^<]++|" + _CDATA +
    rb"|<(?!/wp:postmeta>|!\[CDATA\[))*+</wp:postmeta>",
    re.DOTALL,
)  # fmt: skip
_AUTHOR = re.compile(rb"<wp:author>.*?</wp:author>", re.DOTALL)
_CATEGORY = re.compile(rb"<wp:category>.*?</wp:category>", re.DOTALL)
_NUMBER = re.compile(rb"<wp:post_id>\s*(?:<!\[CDATA\[)?\s*(\d{1,20})")
_THROWN_AWAY = ("trash", "auto-draft")

Bytes = bytes | mmap


def is_wxr(beginning: bytes) -> bool:
    """Say whether a file that begins so is an export of WordPress."""
    return _OPENING.match(beginning) is not None and _NAMESPACE in beginning[:4000]


@dataclass
class WxrExport:
    """An export whose ``parts`` can be asked for once; ``notes`` are complete after the last.

    Raises FrontMatterError for a document type, which could hide a bomb, and for a file that holds
    no item at all.
    """

    data: Bytes
    notes: list[str] = field(default_factory=list)
    _authors: dict[str, bytes] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        first = _MARKER_OF_ITEM.search(self.data)
        head = self.data[: min(first.start() if first else len(self.data), LARGEST_ITEM)]
        if b"<!DOCTYPE" in head:
            raise FrontMatterError(
                Message(
                    "the XML declares a document type, which no export of WordPress "
                    "does and which could hide a bomb; export it again"
                ),
                head[: head.index(b"<!DOCTYPE")].count(b"\n") + 1,
            )
        if first is None:
            raise FrontMatterError(
                Message("the export holds no items; export it from WordPress again")
            )
        self._authors = {
            _text_of(b"wp:author_login", author): _on_one_line(author)
            for author in _AUTHOR.findall(head)
        }
        self.facts = ExportFacts(
            title=_text_of(b"title", head),
            tagline=_text_of(b"description", head),
            url=_text_of(b"wp:base_blog_url", head) or _text_of(b"link", head),
            categories=tuple(_category(xml) for xml in _CATEGORY.findall(head)),
        )

    def parts(self) -> Iterator[ExportPart]:
        """Yield an article or a page after the other, and what is passed over by name."""
        pictures = self._pictures()
        numbers = Numbers()
        comments = 0
        others: Counter[str] = Counter()
        for span in _spans(self.data):
            part, item = self._part(span, numbers, pictures)
            if part is not None:
                yield part
            if item is None:
                continue
            comments += item.comments
            if part is None:
                others[item.text("wp:post_type")] += 1
        self.notes += _notes(comments, others)

    def _pictures(self) -> Mapping[str, str]:
        """The addresses of the attachments by their numbers."""
        found = {}
        for span in _spans(self.data):
            raw = span.bytes_of(self.data)
            if b"<wp:attachment_url>" not in raw:
                continue
            item = _parsed(raw)
            if item and item.text("wp:post_type") == "attachment":
                found[item.text("wp:post_id")] = item.text("wp:attachment_url")
        return found

    def _part(
        self, span: _Span, numbers: Numbers, pictures: Mapping[str, str]
    ) -> tuple[ExportPart | None, WxrItem | None]:
        """The part of one item, None for what is neither article nor page; and the item."""
        raw = span.bytes_of(self.data)
        number = _NUMBER.search(raw)
        told = number[1].decode() if number else ""
        fault = span.fault()
        if fault:
            return ExportPart(numbers.give(told), line=span.line, fault=fault), None
        item = _parsed(raw)
        if item is None:
            # Its reader will refuse it, and say why.
            return ExportPart(numbers.give(told), _HEAD + raw + _FOOT, span.line), None
        kind = item.text("wp:post_type") or "post"
        if kind not in ("post", "page"):
            return None, item
        number_of_item = numbers.give(item.text("wp:post_id"))
        status = item.text("wp:status")
        if status in _THROWN_AWAY:
            reason = Message("is left out: its status in WordPress is {status}", status=status)
            return ExportPart(number_of_item, line=span.line, left_out=reason), item
        data = b"".join(
            (
                _HEAD,
                self._authors.get(item.text("dc:creator"), b""),
                _PASSING.sub(_without_passing, raw),
                *_attachments(item, pictures),
                _FOOT,
            )
        )
        return ExportPart(number_of_item, data, span.line, is_page=kind == "page"), item


_MARKER_OF_ITEM = re.compile(rb"<item(?=[\s>])")


@dataclass(frozen=True)
class _Span:
    """Where an item stands; ``is_whole`` is False where the file ends within it."""

    start: int
    end: int
    line: int
    is_whole: bool

    def bytes_of(self, data: Bytes) -> bytes:
        return bytes(data[self.start : min(self.end, self.start + LARGEST_ITEM)])

    def fault(self) -> str:
        if not self.is_whole:
            return Message(
                "the export ends in the middle of this item; export it from WordPress again"
            )
        if self.end - self.start > LARGEST_ITEM:
            return Message(
                "the item has {size:,} bytes; more than {largest:,} is not taken for an article: "
                "split it, or leave it out",
                size=self.end - self.start,
                largest=LARGEST_ITEM,
            )
        return ""


def _spans(data: Bytes) -> Iterator[_Span]:
    position, line, counted = 0, 1, 0
    start: int | None = None
    forgotten = 0
    while marker := _MARKER.search(data, position):
        position = marker.end()
        if isinstance(data, mmap) and position - forgotten > _KEPT_MAPPED:
            # Pages that were read count as memory of the process until they are given back.
            data.madvise(MADV_DONTNEED)
            forgotten = position
        closing = _ENDS.get(marker[0])
        if closing is not None:
            found = data.find(closing, position)
            position = len(data) if found < 0 else found + len(closing)
        elif marker[0].startswith(b"</"):
            if start is not None:
                yield _Span(start, position, line, is_whole=True)
            start = None
        elif start is None:
            start = marker.start()
            line += _line_ends(data, counted, start)
            counted = start
    if start is not None:
        yield _Span(start, len(data), line, is_whole=False)


def _line_ends(data: Bytes, start: int, end: int) -> int:
    return sum(
        data[at : min(at + _AT_ONCE, end)].count(b"\n") for at in range(start, end, _AT_ONCE)
    )


def _parsed(raw: bytes) -> WxrItem | None:
    try:
        items = parse_wxr((_HEAD + raw + _FOOT).decode(errors="replace")).items
    except FrontMatterError:
        return None
    return items[0] if items else None


def _without_passing(match: re.Match[bytes]) -> bytes:
    """Line ends stay, so that all lines keep their numbers."""
    return match["kept"] or b"\n" * match[0].count(b"\n")


def _attachments(item: WxrItem, pictures: Mapping[str, str]) -> Iterator[bytes]:
    for number in item.metas("_thumbnail_id"):
        if url := pictures.get(number):
            safe = url.replace("&", "&amp;").replace("<", "&lt;")
            yield (
                f"<item><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
                f"<wp:attachment_url>{safe}</wp:attachment_url></item>"
            ).encode()


def _text_of(name: bytes, xml: bytes) -> str:
    """The text of the first element of a name, "" where there is none."""
    found = re.search(
        rb"<" + name + rb">\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))\s*</" + name + rb">", xml, re.DOTALL
    )
    if found is None:
        return ""
    if found[1] is not None:
        return found[1].decode(errors="replace").strip()
    return unescape(found[2].decode(errors="replace")).strip()


def _category(xml: bytes) -> tuple[str, str, str]:
    """Name, slug and description; the name is the text that articles carry."""
    return (
        clean(unescape(_text_of(b"wp:cat_name", xml))),
        unquote(_text_of(b"wp:category_nicename", xml)),
        clean(_text_of(b"wp:category_description", xml)),
    )


def _on_one_line(xml: bytes) -> bytes:
    return b" ".join(xml.split())


def _notes(comments: int, others: Counter[str]) -> list[str]:
    notes: list[str] = []
    if comments:
        notes.append(
            Message("comments of readers were not taken over: {comments}", comments=comments)
        )
    found = listed(
        Message("{count} of {kind}", count=count, kind=kind[:40])
        for kind, count in sorted(others.items())
    )
    if found:
        notes.append(Message("items that are no articles were passed over: {found}", found=found))
    return notes
