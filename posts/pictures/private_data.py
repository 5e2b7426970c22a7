"""What a camera wrote beside the pixels (where, when, by whom) does not go to readers.

JPEG, PNG and WebP are cut apart and put together again, so that their pixels stay to the bit. A
picture that was turned says so still, and its colour profile stays; all else goes, and so does
what lies behind the end of a picture (second pictures and films of telephones, with places of
their own).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from posts.pictures.opening import ORIENTATION, PictureFaultError, opened, upright

_EXIF = b"Exif\0\0"

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
#: The next marker within the pixels of a JPEG: neither a stuffed 0xFF nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
#: Segments of programs and cameras that pictures need: JFIF, the colour profile, Adobe's colours.
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_COMMENT = 0xFE

_TOLD_BY_PNG = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX"})
_TOLD_BY_WEBP = frozenset({b"EXIF", b"XMP "})
_TELLS_OF_WEBP = 0x08 | 0x04

_AVIF_QUALITY, _AVIF_SPEED = 88, 7


def without_private_data(data: bytes) -> bytes:
    """Return the picture without EXIF, XMP, comments and what lies behind its end.

    What has none of these comes back to the bit; so does what is no JPEG, PNG, WebP or AVIF, and
    the part of a broken file from the break on. Doing it again changes nothing.
    """
    return _cutter_of(data)(data)


def _cutter_of(data: bytes) -> Callable[[bytes], bytes]:
    if data.startswith(_JPEG):
        return _jpeg
    if data.startswith(_PNG):
        return _png
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis", b"mif1"):
        return _avif
    return bytes


def _jpeg(data: bytes) -> bytes:
    kept, turned, place = [], b"", len(_JPEG)
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == _END_OF_IMAGE:
            place, data = place + 2, data[: place + 2]
            kept.append(data[-2:])
            break
        if marker == 0xFF:
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        segment = data[place:end]
        if marker == 0xE1 and segment[4:10] == _EXIF:
            turned = turned or _orientation_only(segment[10:])
        elif not _is_private(marker, segment):
            kept.append(segment)
        place = end
        if marker == _START_OF_SCAN:
            scan = _MARKER.search(data, place)
            stop = scan.start() if scan else len(data)
            kept.append(data[place:stop])
            place = stop
            if data[place + 1 : place + 2] == b"\xd9":
                kept.append(data[place : place + 2])
                place = len(data)
    told = _EXIF + turned
    head = b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told if turned else b""
    return b"".join([_JPEG, head, *kept, data[place:]])


def _is_private(marker: int, segment: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        needed = _NEEDED.get(marker)
        return needed is None or not segment[4:].startswith(needed)
    return marker == _COMMENT


def _png(data: bytes) -> bytes:
    parts = [_PNG]
    turned = b""
    for kind, chunk in _png_chunks(data):
        if kind == b"eXIf":
            turned = turned or _orientation_only(chunk[8:-4])
        elif kind not in _TOLD_BY_PNG:
            parts.append(chunk)
    if turned and len(parts) > 1:
        check = struct.pack(">I", zlib.crc32(b"eXIf" + turned))
        parts.insert(2, struct.pack(">I", len(turned)) + b"eXIf" + turned + check)
    return b"".join(parts)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and bytes of each chunk to the last one; a broken rest is one chunk without a kind."""
    place = len(_PNG)
    while place < len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if end > len(data):
            yield b"", data[place:]
            return
        kind = data[place + 4 : place + 8]
        yield kind, data[place:end]
        if kind == b"IEND":
            return
        place = end


def _webp(data: bytes) -> bytes:
    parts: list[bytes] = []
    turned, place = b"", 12
    length = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while place + 8 <= length:
        kind, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if kind == b"EXIF":
            turned = _orientation_only(data[place + 8 : end].removeprefix(_EXIF))
        elif kind not in _TOLD_BY_WEBP:
            parts.append(data[place:end])
        place = end
    if turned:
        parts.append(b"EXIF" + struct.pack("<I", len(turned)) + turned + b"\0" * (len(turned) % 2))
    if parts and parts[0][:4] == b"VP8X" and len(parts[0]) > 8:
        flags = parts[0][8] & ~_TELLS_OF_WEBP | (0x08 if turned else 0)
        parts[0] = parts[0][:8] + bytes([flags]) + parts[0][9:]
    body = b"WEBP" + b"".join(parts)
    whole = b"RIFF" + struct.pack("<I", len(body)) + body
    return data if len(whole) == len(data) else whole


def _avif(data: bytes) -> bytes:
    """Written again where it tells anything: its parts point at each other by their place."""
    try:
        with opened(data) as picture:
            if not any(picture.info.get(name) for name in ("exif", "xmp")):
                return data
            plain = upright(picture)
    except PictureFaultError:
        return data
    plain.info.clear()
    buffer = BytesIO()
    plain.save(buffer, "AVIF", quality=_AVIF_QUALITY, speed=_AVIF_SPEED, exif=b"")
    return buffer.getvalue()


def _orientation_only(tiff: bytes) -> bytes:
    """EXIF that says how a picture is turned and nothing else; b"" where it is not turned."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return b""
    (first,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[first : first + 2].ljust(2, b"\0"))
    for start in range(first + 2, min(first + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack(f"{order}HHIH", tiff[start : start + 10])
        if tag == ORIENTATION and kind == 3 and 2 <= value <= 8:
            entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, value, 0)
            return b"MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + b"\0\0\0\0"
    return b""
