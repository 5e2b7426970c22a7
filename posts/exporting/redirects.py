"""The redirects that stand in no post's file, as a table that an import reads."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from django.db.models import Q

from posts import addresses
from posts.importing.redirects import COLUMNS
from posts.models import Alias, AliasStatus, PostKind, Status
from posts.workflow.links.redirect_targets import path_of_address, suffix_of_address

_TO_BE_ENCODED = re.compile(r"[\s<>\"%]")


@dataclass(frozen=True)
class ExportedRedirects:
    """``data`` is "" where there is nothing to tell; ``unsaid`` counts what no table can tell."""

    data: bytes
    rows: int
    unsaid: int


def redirects_for_export() -> ExportedRedirects:
    """Write all redirects but the permanent ones of published articles, which their files name.

    Those of posts that are not published are left out: no file can give such a post an address.
    """
    in_a_file = Q(
        post__kind=PostKind.ARTICLE, post__status=Status.PUBLISHED, status=AliasStatus.PERMANENT
    )
    hidden = Q(post__isnull=False) & ~Q(post__status=Status.PUBLISHED)
    told = Alias.objects.exclude(in_a_file).exclude(hidden).select_related("post")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = 0
    for alias in told.order_by("path").iterator():
        status = AliasStatus.GONE if alias.is_gone else alias.status
        writer.writerow((_spelled(alias.path), _target(alias), int(status)))
        rows += 1
    unsaid = Alias.objects.filter(hidden).count()
    return ExportedRedirects(text.getvalue().encode() if rows else b"", rows, unsaid)


def _target(alias: Alias) -> str:
    if alias.post:
        return _spelled(str(alias.post.path))
    path = path_of_address(alias.address)
    return _spelled(path) + suffix_of_address(alias.address) if path else alias.address


def _spelled(path: str) -> str:
    """An address as people read it; encoded where the table's reader would take it amiss."""
    return addresses.encode_path(path) if _TO_BE_ENCODED.search(path) else path
