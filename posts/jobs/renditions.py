"""The lighter copies of pictures: made in the background, stored, swept away."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from posts import workflow
from posts.batches import in_batches
from posts.jobs import background
from posts.models import Image, RenditionState
from posts.pictures import RECIPE, MadeRendition, PictureFault, PictureFaultError, make_renditions

logger = logging.getLogger(__name__)

FOLDER = "_pictures"

#: Pages that browsers and caches hold may show a copy for as long after there is a newer one.
KEPT_FOR = timedelta(days=1)


def store(image: Image, made: Sequence[MadeRendition]) -> list[dict[str, Any]]:
    """Put the copies into the store and return them as ``Image.renditions`` has them.

    A copy that is there already stays as it is.
    """
    source = f"{image.sha256} {image.focal_x} {image.focal_y} {RECIPE}"
    start = f"{_folder_of(image)}/{sha256(source.encode()).hexdigest()[:16]}"
    return [_stored(image.file.storage, start, copy) for copy in made]


def sweep(image: Image, now: datetime) -> int:
    """Delete the copies that ``image`` does not name, once no page shows them; return how many."""
    named = {copy["name"] for copy in image.renditions}
    storage = image.file.storage
    stale = [
        name
        for name in _copies_of(image)
        if name not in named and storage.get_modified_time(name) < now - KEPT_FOR
    ]
    for name in stale:
        storage.delete(name)
    return len(stale)


def delete_all(image: Image) -> None:
    """Delete every copy at once, for a picture that is deleted or whose file is replaced."""
    for name in _copies_of(image):
        image.file.storage.delete(name)


def _folder_of(image: Image) -> str:
    return f"{FOLDER}/{image.pk}"


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


def _copies_of(image: Image) -> list[str]:
    try:
        _, names = image.file.storage.listdir(_folder_of(image))
    except FileNotFoundError:
        return []
    return [f"{_folder_of(image)}/{name}" for name in names]


#: Bytes of a file that is still read.
LARGEST_FILE = 50 * 1024 * 1024

#: Pictures after which readers see what was made.
_BATCH = 24

_STATES = {
    PictureFault.BROKEN: RenditionState.BROKEN,
    PictureFault.TOO_LARGE: RenditionState.TOO_LARGE,
    PictureFault.MOVING: RenditionState.ORIGINAL,
}
_VECTORS = (".svg", ".ico")

#: In one process one thread makes copies; the others wait, and mostly find nothing left to do.
_ONE_AT_A_TIME = threading.Lock()

Progress = Callable[[int, int], None]
_Made = tuple[RenditionState, Sequence[MadeRendition]]


def render_soon() -> background.Job:
    """Make the copies that are waited for, once the present transaction is committed."""
    return background.start(f"render-images-{uuid4().hex}", _render_waiting)


def mark_waiting(keys: Iterable[int] | None = None) -> int:
    """Let copies be made again of these pictures, or of all; return of how many.

    Readers get the present copies until there are new ones.
    """
    images = Image.objects.all() if keys is None else Image.objects.filter(pk__in=list(keys))
    return images.update(rendition_state=RenditionState.WAITING)


def render_waiting(progress: Progress, *, workers: int) -> Counter[RenditionState]:
    """Make all copies that are waited for, and sweep old ones; return what became of how many."""
    waiting = Image.objects.filter(rendition_state=RenditionState.WAITING).order_by("-pk")
    keys = list(waiting.values_list("pk", flat=True))
    outcome: Counter[RenditionState] = Counter()
    with ThreadPoolExecutor(workers, thread_name_prefix="pictures") as pool:
        for some in in_batches(keys, _BATCH):
            # Another process may have made some meanwhile.
            images = list(waiting.filter(pk__in=some))
            for image, (state, made) in zip(images, pool.map(_make, images), strict=True):
                image.renditions = store(image, made)
                image.rendition_state = state
                outcome[state] += 1
            if images:
                workflow.record_renditions(images)
            for image in images:
                sweep(image, timezone.now())
            progress(keys.index(some[-1]) + 1, len(keys))
    return outcome


def _render_waiting(job: background.Job) -> None:
    with _ONE_AT_A_TIME:
        outcome = render_waiting(job.tell, workers=1)
    logger.info("rendered images=%s", outcome.total())


def _make(image: Image) -> _Made:
    """The state of a picture and its copies; asks the media store, never the database."""
    if image.path.lower().endswith(_VECTORS):
        return RenditionState.ORIGINAL, ()
    try:
        with image.file.storage.open(str(image.file.name)) as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return RenditionState.MISSING, ()
    if len(data) > LARGEST_FILE:
        return RenditionState.TOO_LARGE, ()
    try:
        made = make_renditions(data, (image.focal_x, image.focal_y))
    except PictureFaultError as fault:
        logger.info("no renditions of image=%s: %s", image.pk, fault)
        return _STATES[fault.fault], ()
    return (RenditionState.READY if made else RenditionState.ORIGINAL), made
