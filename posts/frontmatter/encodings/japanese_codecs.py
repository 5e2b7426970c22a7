"""The legacy encodings of Japan, each decoded strictly and to the same characters as the others.

Windows reads six signs of JIS X 0208 as other characters than everybody else does (its wave dash
is a full-width tilde); they are folded back, so that a text is the same from whichever encoding it
comes. Signs that only Windows knows (rows 13 and 89 to 92: circled digits, 髙, 﨑) are read in
EUC-JP and ISO-2022-JP as well, as browsers do: encoding.spec.whatwg.org/#euc-jp-decoder
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_WINDOWS_SIGNS = str.maketrans("～∥－￠￡￢", "〜‖−¢£¬")
#: Rows 13 and 89 to 92 in EUC-JP; not too many at once, for what a heap of them would take.
_PAIRS_OF_WINDOWS = re.compile(rb"(?:[\xad\xf9-\xfc][\xa1-\xfe]){1,1000}")
_ROWS_IN_EUC = 0xA0

# Two-byte text of ISO-2022-JP behind the escape sequence that announces it, up to the next one or
# to the end of the line, at which RFC 1468 goes back to ASCII.
_ANNOUNCED = re.compile(
    rb"\x1b(?:(?P<kanji>\$[@B]|\$\(B)|(?P<more>\$\(D)|(?P<kana>\(I)|\([BJ])(?P<text>[^\x1b\r\n]*)"
)


def decode_cp932(data: bytes) -> str:
    """Decode Shift_JIS with the additions of Windows; raises UnicodeDecodeError."""
    return data.decode("cp932").translate(_WINDOWS_SIGNS)


def decode_euc_jp(data: bytes) -> str:
    """Decode EUC-JP; raises UnicodeDecodeError."""
    return data.decode("euc_jp", "rows of windows")


def decode_iso_2022_jp(data: bytes) -> str:
    """Decode ISO-2022-JP, half-width kana and JIS X 0212 included; raises UnicodeDecodeError.

    ``object`` of the error is the text turned into EUC-JP, which has the same lines.
    """
    high = next((place for place, byte in enumerate(data) if byte > 0x7F), None)
    if high is not None:
        raise UnicodeDecodeError("iso2022_jp", data, high, high + 1, "a byte above 0x7F")
    euc = _ANNOUNCED.sub(_as_euc_jp, data)
    left = euc.find(b"\x1b")
    if left >= 0:
        raise UnicodeDecodeError("iso2022_jp", euc, left, left + 1, "an unknown escape sequence")
    return decode_euc_jp(euc)


def _as_euc_jp(match: re.Match[bytes]) -> bytes:
    text = match["text"]
    if match["kanji"] is None and match["more"] is None and match["kana"] is None:
        return text
    high = bytes(byte | 0x80 for byte in text)
    if match["kanji"] is not None:
        return high
    if match["kana"] is not None:
        return b"".join(b"\x8e" + high[place : place + 1] for place in range(len(high)))
    return b"".join(b"\x8f" + high[place : place + 2] for place in range(0, len(high), 2))


def _read_rows_of_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the pairs of bytes at which EUC-JP failed as Windows reads their rows and cells."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = _PAIRS_OF_WINDOWS.match(error.object, error.start)
    if found is None:
        raise error
    rows, cells = found[0][::2], found[0][1::2]
    pairs = (
        _as_shift_jis(row - _ROWS_IN_EUC, cell - _ROWS_IN_EUC)
        for row, cell in zip(rows, cells, strict=True)
    )
    try:
        return decode_cp932(b"".join(pairs)), found.end()
    except UnicodeDecodeError as unknown:
        raise error from unknown


def _as_shift_jis(row: int, cell: int) -> bytes:
    """Return the two bytes of a row and a cell (from 1) of JIS X 0208, by its appendix 1."""
    first = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
    second = cell + 0x9E if row % 2 == 0 else cell + 0x3F + (cell >= 64)
    return bytes((first, second))


codecs.register_error("rows of windows", _read_rows_of_windows)

#: The decoder of each encoding, by the name that Python's codec has.
DECODERS: dict[str, Callable[[bytes], str]] = {
    "cp932": decode_cp932,
    "shift_jis": decode_cp932,
    "euc_jp": decode_euc_jp,
    "iso2022_jp": decode_iso_2022_jp,
    "iso2022_jp_1": decode_iso_2022_jp,
    "iso2022_jp_ext": decode_iso_2022_jp,
}
