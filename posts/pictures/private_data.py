"""What a camera wrote beside the pixels (where, when, by whom) does not go to readers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageFile

from posts.pictures.opening import PictureFaultError, opened, upright

_ORIENTATION = 0x0112
_TOLD = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "icc_profile")

#: How a picture is written again where it cannot be kept to the bit.
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 88, "speed": 7},
    "GIF": {},
}


def without_private_data(data: bytes) -> bytes:
    """Return the picture turned upright, in sRGB, without EXIF, XMP and comments.

    What carries none of these, what moves and what cannot be read comes back to the bit.
    """
    try:
        with opened(data) as picture:
            return _written_again(picture) if _tells_more(picture) else data
    except PictureFaultError:
        return data


def _tells_more(picture: ImageFile.ImageFile) -> bool:
    return bool(
        any(picture.info.get(name) for name in _TOLD)
        or picture.getexif()
        or getattr(picture, "text", None)
    )


def _written_again(picture: ImageFile.ImageFile) -> bytes:
    kind = picture.format or ""
    options = dict(_OPTIONS[kind])
    plain: Image.Image = picture
    if picture.getexif().get(_ORIENTATION, 1) != 1 or picture.info.get("icc_profile"):
        plain = upright(picture)
    if kind == "JPEG":
        options = _jpeg_options(picture, plain)
        plain = plain if plain.mode in ("L", "RGB", "CMYK") else plain.convert("RGB")
    for name in (*_TOLD, *getattr(picture, "text", {})):
        plain.info.pop(name, None)
    buffer = BytesIO()
    plain.save(buffer, kind, **options, **({} if kind == "GIF" else {"exif": b""}))
    return buffer.getvalue()


def _jpeg_options(picture: Image.Image, plain: Image.Image) -> dict[str, Any]:
    """With the same tables where the pixels are the same, so that nothing is lost."""
    if plain is picture:
        return {"quality": "keep", "optimize": True, "comment": b""}
    return {"quality": 92, "optimize": True}
