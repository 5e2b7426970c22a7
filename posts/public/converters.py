"""The parts of addresses that vary, and how they have to be written.

What is spelled otherwise matches no route and reaches ``address_resolver``, which knows the right
spelling.
"""

from __future__ import annotations

import unicodedata

from django.urls import register_converter


class NameConverter:
    """A slug in any script, in NFC; no control characters, which PostgreSQL refuses."""

    regex = r"[^/\x00-\x20\x7f]{1,300}"

    def to_python(self, value: str) -> str:
        """Raise ValueError (which Django takes as "no match") for a slug that is not NFC."""
        if not unicodedata.is_normalized("NFC", value):
            raise ValueError(f"{value!r} is not in NFC")
        return value

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """A whole number as people write it."""

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class PageConverter(NumberConverter):
    """The number of a page from the second on; the first has no number in its address."""

    regex = r"(?:[2-9]|[1-9][0-9]{1,8})"


class KeyConverter(NumberConverter):
    """The number of a row."""

    regex = r"[1-9][0-9]{0,17}"


class DigestConverter:
    """Sixteen hexadecimal digits."""

    regex = r"[0-9a-f]{16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ColourConverter(DigestConverter):
    """A colour as style sheets write it, without its sign."""

    regex = r"[0-9a-f]{6}"


class RenditionConverter(DigestConverter):
    """The file name of a copy of a picture; a store may have put letters behind a taken name."""

    regex = r"[0-9a-f]{16}-[0-9]{1,5}[cw](?:_[0-9A-Za-z]{1,20})?\.(?:avif|webp)"


class YearConverter(NumberConverter):
    """A year that a calendar can hold with room on both sides."""

    regex = r"[12][0-9]{3}"


class MonthConverter(NumberConverter):
    """A month in two digits."""

    regex = r"(?:0[1-9]|1[0-2])"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


def register() -> None:
    """Make the converters known to Django's ``path()``; called once, by the urls."""
    register_converter(NameConverter, "name")
    register_converter(PageConverter, "number")
    register_converter(KeyConverter, "key")
    register_converter(DigestConverter, "digest")
    register_converter(ColourConverter, "colour")
    register_converter(RenditionConverter, "rendition")
    register_converter(YearConverter, "year")
    register_converter(MonthConverter, "month")
