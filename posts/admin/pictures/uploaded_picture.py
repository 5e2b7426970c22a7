"""Reading an uploaded picture: is it one, of which kind, how large; and where it will live."""

from __future__ import annotations

import hashlib
import posixpath
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.utils import timezone
from PIL import Image as Picture
from PIL import UnidentifiedImageError

from posts import addresses
from posts.pictures import PILLOW_FAULTS, upright_size

#: What Pillow calls the formats that browsers show, with the file extensions that say so.
EXTENSIONS = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
}

#: Bytes of an upload, and pixels that it may unfold to (an 8K picture has 33 million).
LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000

LONGEST_NAME = 100


class PictureError(ValueError):
    """An upload that is refused; the message is for the editor."""


@dataclass(frozen=True)
class PictureFacts:
    """What was learned of an upload; width and height in pixels."""

    format: str
    width: int
    height: int
    byte_size: int
    sha256: str


def read_picture(data: bytes) -> PictureFacts:
    """Verify an upload and return what it is.

    Raises PictureError for what is no picture, of another kind, broken, or unfolds to too much.
    """
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise PictureError(f"画像が大きすぎます。{limit}MB以下にしてください。")
    try:
        with warnings.catch_warnings():
            # Our own limit is lower than the one that Pillow warns of.
            warnings.simplefilter("ignore", Picture.DecompressionBombWarning)
            with Picture.open(BytesIO(data), formats=tuple(EXTENSIONS)) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise PictureError(
                        f"画素数が多すぎます（{width}×{height}）。縮小してから登録してください。"
                    )
                picture.load()
                (width, height), kind = upright_size(picture), picture.format or ""
    except Picture.DecompressionBombError as error:
        raise PictureError("画素数が多すぎます。縮小してから登録してください。") from error
    except UnidentifiedImageError as error:
        raise PictureError(
            "画像として読めません。PNG・JPEG・GIF・WebP・AVIFのいずれかにしてください。"
        ) from error
    except PILLOW_FAULTS as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("画像が壊れています。書き出し直してから登録してください。") from error
    return PictureFacts(kind, width, height, len(data), hashlib.sha256(data).hexdigest())


def path_for(
    filename: str, facts: PictureFacts, now: datetime, taken: Callable[[str], bool]
) -> str:
    """The address of a new picture, ``/media/2026/11/name.png``, that is not yet ``taken``."""
    stem, extension = posixpath.splitext(posixpath.basename(filename.replace("\\", "/")))
    extension = extension.lower()
    if extension not in EXTENSIONS[facts.format]:
        extension = EXTENSIONS[facts.format][0]
    name = addresses.slugify(stem).lower()[:LONGEST_NAME].strip("-.") or facts.sha256[:12]
    folder = timezone.localtime(now).strftime("/media/%Y/%m")
    path, number = f"{folder}/{name}{extension}", 1
    while taken(path):
        number += 1
        path = f"{folder}/{name}-{number}{extension}"
    return path


def extension_fits(path: str, facts: PictureFacts) -> bool:
    """Whether a picture of this kind may be kept at ``path``, whose extension tells browsers."""
    return posixpath.splitext(path)[1].lower() in EXTENSIONS[facts.format]
