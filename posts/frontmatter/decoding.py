"""Bytes of a source file -> text, strictly: a file that is not text is named, never guessed at."""

from __future__ import annotations

import codecs

from posts.errors import FrontMatterError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REMEDY = "name the file's encoding, for example --encoding cp932 or --encoding euc-jp"


def decode(data: bytes, encoding: str = "auto") -> str:
    """Return the text of a file, without a byte order mark, line ends as they are.

    ``auto`` knows UTF-8 with and without a mark and UTF-16 with a mark. Any other ``encoding`` is a
    codec's name and is used strictly. Raises FrontMatterError, with the line where there is one,
    for binary files, for bytes that are not of the encoding, and for an unknown encoding.
    """
    text = _decode_by_its_marks(data) if encoding == "auto" else _decode_as(data, encoding)
    if "\0" in text:
        raise FrontMatterError(
            "the file holds NUL characters, so it is not a text file; leave it out, or save it "
            "again as UTF-8 text",
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    return text.removeprefix("\ufeff")


def _decode_by_its_marks(data: bytes) -> str:
    """Choose the encoding that the first bytes announce; a detector would be asked after UTF-8."""
    if data.startswith(_UTF16_MARKS):
        return _decode_as(data, "utf-16")
    if b"\0" in data:
        raise FrontMatterError(
            "this is a binary file (it holds NUL bytes); leave it out of the folder, or "
            f"{_REMEDY} if it is a text",
            line=data.count(b"\n", 0, data.index(b"\0")) + 1,
        )
    return _decode_as(data, "utf-8")


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise FrontMatterError(f"the encoding {encoding!r} is not known; {_REMEDY}") from error
    try:
        return data.decode(codec.name)
    except LookupError as error:
        raise FrontMatterError(f"{encoding!r} is not an encoding of text; {_REMEDY}") from error
    except UnicodeDecodeError as error:
        # Two-byte encodings count lines wrongly by bytes, but their marks make that harmless.
        line = data.count(b"\n", 0, error.start) + 1
        raise FrontMatterError(
            f"byte 0x{data[error.start]:02x} in line {line} is not {codec.name}; {_REMEDY}", line
        ) from error
    except UnicodeError as error:
        raise FrontMatterError(f"the file is not {codec.name} ({error}); {_REMEDY}") from error
