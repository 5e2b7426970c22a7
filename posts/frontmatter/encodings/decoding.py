"""Bytes of a source file -> text, strictly: a doubt is told, and never settled in silence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from posts.errors import FrontMatterError
from posts.frontmatter.encodings.detection import ENOUGH, plausible_readings, reads_as_utf16
from posts.frontmatter.encodings.japanese_codecs import DECODERS
from posts.messages import Message, in_a_row

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REMEDY = Message("name the file's encoding, for example --encoding cp932 or --encoding euc-jp")

#: What three bytes of UTF-8 write, such as kana and kanji: no other encoding looks like it.
_BEYOND_THE_LETTERS = re.compile("[^\x00-\u07ff]")
#: Letters that no word of a Western language holds, or that stand without one of its letters.
_ODD_LETTERS = re.compile(
    "[\u0100-\u07ff]|(?<![A-Za-z\u00c0-\u00ff])[\u00df-\u00f6\u00f8-\u00ff](?![A-Za-z\u00c0-\u00ff])"
)


@dataclass(frozen=True)
class Decoded:
    """``text`` has no byte order mark and its line ends as they are; ``encoding`` is a codec.

    ``doubt`` is a sentence for the report where another encoding is possible, "" where none is.
    """

    text: str
    encoding: str
    doubt: str = ""


def decode(data: bytes, encoding: str = "auto") -> Decoded:
    """Decode the bytes of a file.

    ``auto`` knows UTF-8 and UTF-16, with and without a mark, ISO-2022-JP, and Shift_JIS (CP932)
    and EUC-JP by what the text says. Any other ``encoding`` is a codec's name and is used strictly.
    Raises FrontMatterError, with the line where there is one, for binary files, for bytes that are
    not of the encoding or could be of several, and for an unknown encoding.
    """
    decoded = _decode_by_its_looks(data) if encoding == "auto" else _decode_as(data, encoding)
    if "\0" in decoded.text:
        raise FrontMatterError(
            Message(
                "the file holds NUL characters, so it is not a text file; leave it "
                "out, or save it again as UTF-8 text"
            ),
            line=decoded.text.count("\n", 0, decoded.text.index("\0")) + 1,
        )
    if decoded.text.startswith("\ufeff"):
        return Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding, decoded.doubt)
    return decoded


def _decode_by_its_looks(data: bytes) -> Decoded:
    if data.startswith(_UTF16_MARKS):
        return _decode_as(data, "utf-16")
    if b"\0" in data:
        return _decode_utf16_without_mark(data)
    if b"\x1b" in data and (seven_bit := _decode_iso_2022_jp(data)):
        return seven_bit
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _decode_legacy(data, _fault_of(error))
    return Decoded(text, "utf-8", _doubt_of_utf8(data, text))


def _doubt_of_utf8(data: bytes, text: str) -> str:
    """A few kanji of EUC-JP can pass for letters of the Greek or another script in UTF-8."""
    if _BEYOND_THE_LETTERS.search(text) or not (odd := _ODD_LETTERS.findall(text)):
        return ""
    try:
        other = DECODERS["euc_jp"](data)
    except UnicodeDecodeError:
        return ""
    return Message(
        "{letters!r} in the text could be {other!r} in EUC-JP; {remedy} if it is",
        letters=odd[0],
        other=other.strip()[-20:],
        remedy=_REMEDY,
    )


def _decode_utf16_without_mark(data: bytes) -> Decoded:
    """Every Japanese text in UTF-16 has NUL bytes, for its line ends; which half they are tells."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if reads_as_utf16(text):
            return Decoded(text, codec)
    raise FrontMatterError(
        "this is a binary file (it holds NUL bytes); leave it out of the folder, or {remedy} if "
        "it is a text",
        line=data.count(b"\n", 0, data.index(b"\0")) + 1,
        remedy=_REMEDY,
    )


def _decode_iso_2022_jp(data: bytes) -> Decoded | None:
    try:
        return Decoded(DECODERS["iso2022_jp"](data), "iso2022_jp")
    except UnicodeDecodeError:
        # An escape character alone may stand in a UTF-8 text as well.
        return None


def _decode_legacy(data: bytes, fault: FrontMatterError) -> Decoded:
    readings = plausible_readings(data)
    if not readings:
        raise FrontMatterError(in_a_row((fault.reason, _REMEDY)), fault.line)
    best, *others = readings
    if others:
        doubt: str = Message(
            "the file was read as {encoding}, but it could be {other}; {remedy} if it is",
            encoding=best.encoding,
            other=others[0].encoding,
            remedy=_REMEDY,
        )
    elif best.japanese < ENOUGH:
        doubt = Message(
            "the file was read as {encoding}, told from {count} Japanese "
            "characters only; if the text is wrong, name the encoding with "
            "--encoding",
            encoding=best.encoding,
            count=best.japanese,
        )
    else:
        doubt = ""
    return Decoded(best.text, best.encoding, doubt)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise FrontMatterError(
            "the encoding {encoding!r} is not known; {remedy}", encoding=encoding, remedy=_REMEDY
        ) from error
    try:
        return Decoded(DECODERS[codec](data) if codec in DECODERS else data.decode(codec), codec)
    except LookupError as error:
        raise FrontMatterError(
            "{encoding!r} is not an encoding of text; {remedy}", encoding=encoding, remedy=_REMEDY
        ) from error
    except UnicodeDecodeError as error:
        fault = _fault_of(error)
        raise FrontMatterError(in_a_row((fault.reason, _REMEDY)), fault.line) from error
    except UnicodeError as error:
        raise FrontMatterError(
            "the file is not {codec} ({error}); {remedy}", codec=codec, error=error, remedy=_REMEDY
        ) from error


def _fault_of(error: UnicodeDecodeError) -> FrontMatterError:
    # Two-byte encodings count lines wrongly by bytes, but their marks make that harmless.
    line = error.object.count(b"\n", 0, error.start) + 1
    byte = error.object[error.start]
    return FrontMatterError(
        Message(
            "byte 0x{byte:02x} in line {line} is not {encoding}",
            byte=byte,
            line=line,
            encoding=error.encoding,
        ),
        line,
    )
