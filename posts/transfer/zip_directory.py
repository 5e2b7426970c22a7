"""How large the table of contents of a .zip is, found out without reading the table.

The standard library reads the whole table into memory; a hostile one is as large as the archive.
Layout: APPNOTE.TXT of PKWARE, sections 4.3.14 to 4.3.16.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_SIGN = b"PK\x06\x07"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGN = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535


def directory_size(file: BinaryIO) -> int | None:
    """The bytes of the table of contents, the largest that any of its ends declares.

    None where the file has no such end, and so is no .zip.
    """
    length = file.seek(0, 2)
    start = max(0, length - _END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    sizes = []
    at = tail.find(_END_SIGN)
    while at >= 0:
        if at + _END.size <= len(tail):
            sizes.append(_END.unpack_from(tail, at)[5])
            sizes += _sizes_of_64_bits(file, start + at)
        at = tail.find(_END_SIGN, at + 1)
    return max((size for size in sizes if size != 0xFFFFFFFF), default=None)


def _sizes_of_64_bits(file: BinaryIO, end: int) -> list[int]:
    if end < _LOCATOR.size:
        return []
    file.seek(end - _LOCATOR.size)
    sign, _, offset, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
    if sign != _LOCATOR_SIGN:
        return []
    sizes = []
    # Readers look where the locator points, or right before it; a crafted file can differ there.
    for place in (offset, end - _LOCATOR.size - _END64.size):
        if 0 <= place <= end - _END64.size:
            file.seek(place)
            fields = _END64.unpack(file.read(_END64.size))
            if fields[0] == _END64_SIGN:
                sizes.append(fields[8])
    return sizes
