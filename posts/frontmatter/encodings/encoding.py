"""Text -> bytes in the encoding that its file had: the mirror of ``decoding``."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# Reading folds these signs of Windows into those of all other encodings; writing undoes it.
_TO_WINDOWS = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_WINDOWS = ("cp932", "shift_jis")
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


@dataclass(frozen=True)
class Encoding:
    """``codec`` is Python's name for it; ``bom`` says that a byte order mark stands first."""

    codec: str = "utf-8"
    bom: bool = False


def encode(text: str, encoding: Encoding) -> bytes:
    """Return ``text`` in this encoding.

    Raises UnicodeEncodeError where it has characters that the encoding lacks.
    """
    if encoding.codec in _WINDOWS:
        return text.translate(_TO_WINDOWS).encode("cp932")
    mark = _MARKS[encoding.codec] if encoding.bom else b""
    return mark + text.encode(encoding.codec)


def encoding_of(data: bytes, text: str, codec: str) -> Encoding | None:
    """Return the encoding in which ``text`` is ``data`` again, or None where there is none.

    ``codec`` is the name under which the bytes were read. None means that the bytes hold what the
    text does not tell, such as one character written in two ways.
    """
    for encoding in _candidates(codec):
        try:
            if encode(text, encoding) == data:
                return encoding
        except (UnicodeEncodeError, LookupError):
            continue
    return None


def _candidates(codec: str) -> list[Encoding]:
    name = codecs.lookup(codec).name
    if name in ("utf-8", "utf-8-sig"):
        return [Encoding("utf-8"), Encoding("utf-8", bom=True)]
    if name.startswith("utf-16"):
        return [
            Encoding(codec, bom) for codec in ("utf-16-le", "utf-16-be") for bom in (True, False)
        ]
    return [Encoding(name)]
