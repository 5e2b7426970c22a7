"""Where the media store keeps the lighter copies of pictures, and which of them are of no use.

A name tells what a copy was made of, so that a file never changes and anybody may keep it for good;
it begins with a folder of its own, in which no picture of the newsroom lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from posts.models import Image
from posts.pictures import RECIPE, MadeRendition

FOLDER = "_pictures"

#: Pages that browsers and caches hold may show a copy for as long after there is a newer one.
KEPT_FOR = timedelta(days=1)


def store(image: Image, made: Sequence[MadeRendition]) -> list[dict[str, Any]]:
    """Put the copies into the store and return them as ``Image.renditions`` has them.

    A copy that is there already stays as it is.
    """
    storage = image.file.storage
    return [_stored(storage, f"{folder_of(image)}/{_key(image)}", copy) for copy in made]


def sweep(image: Image, now: datetime) -> int:
    """Delete the copies that ``image`` does not name, once no page shows them; return how many."""
    named = {copy["name"] for copy in image.renditions}
    storage = image.file.storage
    stale = [
        name
        for name in _files(storage, folder_of(image))
        if name not in named and storage.get_modified_time(name) < now - KEPT_FOR
    ]
    for name in stale:
        storage.delete(name)
    return len(stale)


def delete_all(image: Image) -> None:
    """Delete every copy at once, for a picture that is deleted or whose file is replaced."""
    storage = image.file.storage
    for name in _files(storage, folder_of(image)):
        storage.delete(name)


def folder_of(image: Image) -> str:
    """The folder of a picture's copies; the row must have been saved."""
    return f"{FOLDER}/{image.pk}"


def _key(image: Image) -> str:
    source = f"{image.sha256} {image.focal_x} {image.focal_y} {RECIPE}"
    return sha256(source.encode()).hexdigest()[:16]


def _stored(storage: Storage, start: str, copy: MadeRendition) -> dict[str, Any]:
    shape = "c" if copy.cropped else "w"
    name = f"{start}-{copy.width}{shape}.{copy.format}"
    if not storage.exists(name):
        # Where two processes store it at once, the second gets another name, which is as good.
        name = storage.save(name, ContentFile(copy.data))
    return {
        "format": copy.format,
        "cropped": copy.cropped,
        "width": copy.width,
        "height": copy.height,
        "name": name,
        "bytes": len(copy.data),
    }


def _files(storage: Storage, folder: str) -> list[str]:
    try:
        _, names = storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in names]
