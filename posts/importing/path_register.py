"""Which post or page holds which path, asked of the database in bulk."""

from __future__ import annotations

from collections.abc import Iterable

from posts.batches import in_batches
from posts.messages import Message
from posts.models import Page, Post
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
            rows = Post.objects.filter(path__in=some).values_list("path", "source_key", "pk")
            for path, key, pk in rows:
                # Posts that were written here have no key: any word that is no key will do.
                self._holders[str(path)] = key or Message("post {pk}", pk=pk)
            pages = Page.objects.filter(path__in=some).values_list("path", "source_key", "pk")
            for path, key, pk in pages:
                self._holders[path] = key or Message("fixed page {pk}", pk=pk)

    def holder(self, path: str) -> str | None:
        """The key of the post or page that holds ``path``, or None."""
        if path not in self._holders:
            self.look_up([path])
        return self._holders[path]
