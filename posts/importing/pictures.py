"""Taking the pictures that posts name into the media store, under the address that they had.

Readers get each without what a camera wrote into it (place, time, device; see
``posts.pictures.private_data``), which costs no quality. Where that changes a file, the one that
came is kept beside it, to the bit and where no reader finds it, so that an export writes back what
an import read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture

from posts import addresses
from posts.batches import in_batches
from posts.errors import AddressError, FrontMatterError
from posts.importing.file_access import leads_out, read_bytes
from posts.messages import Message
from posts.models import Image
from posts.pictures import PILLOW_FAULTS, upright_size, without_private_data
from posts.workflow import record_pictures

PICTURE_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"))

#: Where files lie as they came; no address leads there, and no name ends as pictures do.
_ORIGINALS = "_originals"

LARGEST_PICTURE = 50 * 1024 * 1024


@dataclass(frozen=True)
class StoredPicture:
    """A picture that lies in the store; ``remark`` is "" or says what is odd about it.

    ``is_new`` says that its file has just come, so that its row must be saved.
    """

    image: Image
    remark: str = ""
    is_new: bool = False


def picture_path(reference: str, page: str, host: str) -> str | None:
    """The address on this site that a picture reference means, decoded; None for other hosts.

    ``page`` is the path of the post, against which relative references are resolved. Raises
    AddressError for what cannot be an address.
    """
    path = addresses.resolve_reference(reference, page, {host})
    return None if path is None else addresses.normalize_file_path(path)


class MediaStore:
    """The pictures of one site, taken over on demand, each once a run."""

    def __init__(
        self, root: Path, *, now: datetime, writing: bool, is_card: Callable[[str], bool]
    ) -> None:
        """``is_card`` says of a new picture's path whether it is but a card of the headline."""
        self._root = root.resolve()
        self._is_card = is_card
        self._now = now
        self._writing = writing
        self._taken: dict[str, StoredPicture | None] = {}

    def take(self, paths: Iterable[str]) -> dict[str, StoredPicture | None]:
        """Take these pictures over; None for those that the source folder does not hold."""
        wanted = list(dict.fromkeys(paths))
        new = [path for path in wanted if path not in self._taken]
        for some in in_batches(new):
            known = {image.path: image for image in Image.objects.filter(path__in=some)}
            found = {path: self._take_one(path, known.get(path)) for path in some}
            record_pictures([taken.image for taken in found.values() if taken and taken.is_new])
            self._taken |= found
        return {path: self._taken[path] for path in wanted}

    def _take_one(self, path: str, known: Image | None) -> StoredPicture | None:
        """Copy one picture into the store; its row is not saved."""
        data = self._find(path)
        if data is None:
            # A picture that came with an earlier import stays, though the folder has lost it.
            return StoredPicture(known) if known else None
        sha256 = hashlib.sha256(data).hexdigest()
        if known and known.sha256 == sha256:
            return StoredPicture(known)
        image = known or Image(path=path, created_at=self._now, is_card=self._is_card(path))
        shown = without_private_data(data)
        image.sha256, image.byte_size = sha256, len(shown)
        image.width, image.height, remark = _measure(path, shown)
        image.file.name = path.lstrip("/")
        image.original = f"{_ORIGINALS}/{sha256}" if shown != data else ""
        if self._writing:
            _put(image.file.name, shown)
            if image.original:
                _put(image.original, data)
        return StoredPicture(image, remark, is_new=True)

    def _find(self, path: str) -> bytes | None:
        if Path(path).suffix.lower() not in PICTURE_SUFFIXES:
            return None
        candidate = self._root / path.lstrip("/")
        if leads_out(candidate, self._root) or not candidate.is_file():
            return None
        try:
            return read_bytes(candidate, LARGEST_PICTURE)
        except FrontMatterError:
            return None


def _put(name: str, data: bytes) -> None:
    """Store a file in the place of the one that is there, if any."""
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(data))


def _measure(path: str, data: bytes) -> tuple[int, int, str]:
    """Width and height in pixels (0 for vector graphics) and a remark where it is unreadable."""
    if path.lower().endswith(".svg"):
        return 0, 0, ""
    try:
        with Picture.open(BytesIO(data)) as picture:
            return *upright_size(picture), ""
    except (Picture.DecompressionBombError, *PILLOW_FAULTS) as error:
        remark = Message("{path} is no picture that can be read ({error})", path=path, error=error)
        return 0, 0, remark


def picture_paths(
    references: Iterable[str], page: str, host: str
) -> tuple[dict[str, str], list[str]]:
    """Map picture references to addresses on this site; the second value says which are odd."""
    found: dict[str, str] = {}
    odd: list[str] = []
    for reference in references:
        try:
            address = picture_path(reference, page, host)
        except AddressError as error:
            message = Message(
                "the picture {picture!r} is left out: {error}", picture=reference[:80], error=error
            )
            odd.append(message)
        else:
            if address:
                found[reference] = address
    return found, odd
