"""Which post or page holds which path, so that an import takes it from nobody; asked in bulk.

What readers get at a path, also from files and aliases, is asked of workflow's address index.
"""

from __future__ import annotations

from collections.abc import Iterable

from posts.batches import in_batches
from posts.messages import Message
from posts.models import Post, PostKind
from posts.workflow import is_reserved


class PathRegister:
    """Remembers who holds a path; asks the database once for each path."""

    #: The holder of a path at which a route of the site's own answers.
    THE_SITE = Message("a page of the site")

    def __init__(self) -> None:
        self._holders: dict[str, str | None] = {}

    def look_up(self, paths: Iterable[str]) -> None:
        """Ask for many paths at once, so that ``holder`` has them at hand."""
        new = [path for path in dict.fromkeys(paths) if path not in self._holders]
        self._holders.update((path, self.THE_SITE if is_reserved(path) else None) for path in new)
        for some in in_batches(new):
            rows = Post.objects.filter(path__in=some).values_list(
                "path", "source_key", "kind", "pk"
            )
            for path, key, kind, pk in rows:
                # What was written here has no key: any word that is no key will do.
                own = Message("post {pk}", pk=pk)
                own = own if kind == PostKind.ARTICLE else Message("fixed page {pk}", pk=pk)
                self._holders[str(path)] = key or own

    def holder(self, path: str) -> str | None:
        """The key of the post or page that holds ``path``, or None."""
        if path not in self._holders:
            self.look_up([path])
        return self._holders[path]
