"""Overwriting a row that nobody else saved meanwhile: the optimistic lock of posts."""

from __future__ import annotations

from collections.abc import Mapping

from posts.errors import StaleEditError
from posts.models import Post


def update_unless_stale(row: Post, seen: int, values: Mapping[str, object]) -> None:
    """Write ``values`` by column to ``row`` and count its version up from ``seen``.

    Raises StaleEditError where its version is another by now: somebody saved in between.
    """
    # The condition on the version is the lock: whoever comes second changes no row.
    unchanged = type(row)._default_manager.filter(pk=row.pk, version=seen)
    if not unchanged.update(version=seen + 1, **values):
        raise StaleEditError(
            f"「{row.title}」は、開いたあとに別の人が保存しました。"
            "最新の内容を開き直してから、もう一度変更してください。"
        )
    row.version = seen + 1
