"""What is to become of one post: the value that a save is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from posts.authors.models import Author
from posts.models import Post, RevisionKind
from posts.rendering import Rendered
from posts.search.index_entries import BodyEntry
from posts.tags.models import Tag


@dataclass(frozen=True)
class Edit:
    """One post as it is to become.

    ``post`` is a Post with its new values set, not saved; ``tags`` and ``authors`` replace those
    that it had, in this order. ``rendered`` spares the rendering, and ``body_entry`` the entry
    for the search index, where a worker has done it.
    ``version`` is the version that the editor saw: the save is refused when somebody else saved
    in between (None: the version that ``post`` was loaded with).
    """

    post: Post
    tags: tuple[Tag, ...]
    authors: tuple[Author, ...]
    rendered: Rendered | None = None
    body_entry: BodyEntry | None = None
    kind: RevisionKind = RevisionKind.EDIT
    note: str = ""
    by: User | None = None
    version: int | None = None

    @property
    def seen(self) -> int:
        """The version that whoever made the edit has seen."""
        return self.post.version if self.version is None else self.version

    @classmethod
    def of(cls, post: Post, **changes: Any) -> Edit:
        """The edit of ``post`` as it is set now, with the tags and authors that it has."""
        return cls(post, tuple(post.tag_list()), tuple(post.author_list()), **changes)
