"""Pictures for tests, drawn by Pillow: always the same ones, with more in them than pixels."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

ORIENTATION, GPS, LATITUDE = 0x0112, 0x8825, 2
MAKER = 0x010F


def drawn(width: int = 300, height: int = 200, kind: str = "PNG", **options: object) -> bytes:
    """A picture with a colour gradient and a red corner at the top left."""
    picture = Image.merge(
        "RGB",
        [
            Image.linear_gradient("L").resize((width, height)),
            Image.radial_gradient("L").resize((width, height)),
            Image.new("L", (width, height), 90),
        ],
    )
    picture.paste((255, 0, 0), (0, 0, max(1, width // 4), max(1, height // 4)))
    return encoded(picture, kind, **options)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of this kind."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def camera_exif(orientation: int = 1) -> bytes:
    """What a telephone writes: its maker, how it was held, and where."""
    exif = Image.Exif()
    exif[MAKER] = "SecretPhone"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[LATITUDE] = (35.0, 41.0, 22.0)
    return exif.tobytes()


def pixels(data: bytes) -> bytes:
    """The pixels of a file, as they are stored."""
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("RGBA").tobytes()
