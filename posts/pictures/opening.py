"""Opening a picture that anybody may have made: upright, in sRGB, or with the reason why not."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

#: What Pillow calls the formats that are read; whatever else a file is, it stays as it is.
READ_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")

#: Pixels that a picture may unfold to; an 8K picture has 33 million.
MOST_PIXELS = 60_000_000

#: What Pillow raises, from its many readers, for a file that is not as it says.
PILLOW_FAULTS = (
    OSError,
    SyntaxError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    OverflowError,
    RuntimeError,
    struct.error,
)

#: The number of EXIF's entry that says how a picture is turned.
ORIENTATION = 0x0112
_LYING = range(5, 9)


class PictureFault(StrEnum):
    """Why a file is shown as it is."""

    BROKEN = "broken"
    TOO_LARGE = "too_large"
    MOVING = "moving"


class PictureFaultError(ValueError):
    """A picture of which nothing can be made; ``fault`` names the reason."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@contextmanager
def opened(data: bytes) -> Iterator[ImageFile.ImageFile]:
    """Open a still picture and load it; its pixels are as they are stored.

    Raises PictureFaultError for what is broken, unfolds to too many pixels, or moves.
    """
    try:
        with warnings.catch_warnings():
            # Our own limit is lower than the one that Pillow warns of.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            # A text chunk that is odd does not make the picture unreadable.
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(BytesIO(data), formats=READ_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureFaultError(PictureFault.TOO_LARGE)
                if getattr(picture, "n_frames", 1) > 1:
                    raise PictureFaultError(PictureFault.MOVING)
                picture.load()
                yield picture
    except Image.DecompressionBombError as error:
        raise PictureFaultError(PictureFault.TOO_LARGE) from error
    except PictureFaultError:
        raise
    except PILLOW_FAULTS as error:
        raise PictureFaultError(PictureFault.BROKEN) from error


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as browsers show it, by its EXIF; only its head is read.

    An EXIF that stands behind the pixels, as a PNG may have it, counts once they are loaded.
    """
    width, height = picture.size
    # What Pillow's reader of PNG has in its place loads the pixels first, which takes 8 ms.
    exif = Image.Image.getexif(picture)
    turned = exif.get(ORIENTATION, 1) in _LYING
    return (height, width) if turned else (width, height)


def upright(picture: Image.Image) -> Image.Image:
    """Return the picture as it is meant to be seen: turned by its EXIF, in sRGB, RGB or RGBA."""
    picture = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    plain = _plain_mode(picture)
    if not profile:
        return plain
    # CMYK is converted by its profile; what became RGB above had no more colours than that.
    source = picture if picture.mode == "CMYK" else plain.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(
            source,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that does not fit its picture says nothing; browsers leave it out too.
        return plain
    if converted is None:
        return plain
    if plain.mode == "RGBA":
        converted.putalpha(plain.getchannel("A"))
    return converted


def _plain_mode(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off at 255 instead of scaling them.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("RGB")
