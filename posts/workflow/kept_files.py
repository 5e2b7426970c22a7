"""Files kept byte for byte: the content into the media store, then the row; and their deletion."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from posts import addresses
from posts.errors import AddressError
from posts.models import Edition, Image, KeptFile, Post
from posts.models.kept_file import stored_under_its_content
from posts.workflow.links.aliases import delete_aliases_at
from posts.workflow.links.internal_links import resolve_dangling_links
from posts.workflow.routes import is_reserved

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FileToKeep:
    """A file's public path, decoded, its content, and the key of its source ("": from the desk)."""

    path: str
    content: bytes
    source_key: str


def keep_file(file: FileToKeep, *, now: datetime, writing: bool = True) -> KeptFile:
    """Keep a file under its path; the one that was there is replaced.

    The store has the new content before the row names it, so that a reader never meets half a
    file. Without ``writing`` the store is left alone: for a dry run, whose rows are rolled back.
    """
    digest = sha256(file.content).hexdigest()
    with transaction.atomic():
        kept = KeptFile.objects.filter(path=file.path).first()
        kept = kept or KeptFile(path=file.path, created_at=now)
        old = str(kept.file.name or "")
        kept.sha256, kept.byte_size = digest, len(file.content)
        kept.source_key = file.source_key
        name = stored_under_its_content(kept, "")
        kept.file.name = name
        storage = kept.file.storage
        if writing and not storage.exists(name):
            storage.save(name, ContentFile(file.content))
        kept.save()
        delete_aliases_at([f"{file.path}/", file.path])
        resolve_dangling_links([f"{file.path}/", file.path])
        Edition.objects.advance()
        if writing and old and old != name:
            transaction.on_commit(lambda: _forget(storage, old))
    return kept


def check_kept_file_path(path: str) -> None:
    """Raise AddressError where something else answers at the path of a file."""
    page_path = addresses.normalize_path(path)
    if is_reserved(path):
        raise AddressError(
            f"アドレス {path} はこのサイトが自動で作っています。別のアドレスにしてください。"
        )
    owner = Post.objects.filter(path=page_path).only("title").first()
    if owner:
        raise AddressError(
            f"アドレス {path} は「{owner.title}」が使っています。別のアドレスにしてください。"
        )
    if Image.objects.filter(path=path).exists():
        raise AddressError(f"アドレス {path} は画像が使っています。別のアドレスにしてください。")


def delete_kept_file(kept: KeptFile) -> None:
    """Delete a file; its address answers 404 from now on."""
    name, storage, path = str(kept.file.name or ""), kept.file.storage, kept.path
    with transaction.atomic():
        kept.delete()
        resolve_dangling_links([f"{path}/", path])
        Edition.objects.advance()
        transaction.on_commit(lambda: _forget(storage, name))
    logger.info("deleted kept file path=%s", path)


def _forget(storage: Storage, name: str) -> None:
    """Delete content that no row names any more."""
    if not KeptFile.objects.filter(file=name).exists():
        storage.delete(name)
