"""What lives at the addresses that redirects touch, asked of the database in bulk."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import Resolver404, resolve

from posts.authors.models import Author
from posts.batches import in_batches
from posts.categories.models import Category
from posts.models import Alias, Image, KeptFile, Page, Post
from posts.tags.models import Tag
from posts.workflow.addresses import CATCH_ALL
from posts.workflow.links.aliases import path_of_address
from posts.workflow.links.redirect_targets import RedirectTarget

#: Whose routes answer only where a row has the slug in the address: lists, their pages and feeds
#: (``category``, ``category_page``, ``category_feed``).
_NAMED_BY_SLUG = {"category": Category, "tag": Tag, "author": Author}


class AddressIndex:
    """Posts, pages, files and aliases by path, around ``paths`` and ``targets``."""

    def __init__(self, paths: Iterable[str], targets: Iterable[RedirectTarget]) -> None:
        self.posts: dict[str, Post] = {}
        self.pages: set[str] = set()
        self.files: set[str] = set()
        self.aliases: dict[str, Alias] = {}
        targets = list(targets)
        self._look_up({*paths, *(target.path for target in targets if target.path)})
        self._look_up(
            {path for alias in self.aliases.values() if (path := path_of_address(alias.address))}
        )

    def _look_up(self, paths: set[str]) -> None:
        for some in in_batches(sorted(paths)):
            posts = Post.objects.filter(path__in=some).only("path")
            self.posts |= {str(post.path): post for post in posts}
            self.pages.update(Page.objects.filter(path__in=some).values_list("path", flat=True))
            aliases = Alias.objects.filter(path__in=some).select_related("post")
            self.aliases |= {alias.path: alias for alias in aliases}
            files = [path.rstrip("/") for path in some]
            for model in (Image, KeptFile):
                found = model._default_manager.filter(path__in=files)
                self.files.update(found.values_list("path", flat=True))

    def has_page(self, path: str) -> bool:
        """Whether a page answers at ``path``: a fixed one, or one that the site makes itself."""
        return path in self.pages or any(
            _answers(spelling) for spelling in (path, path.rstrip("/") or "/")
        )

    def has_file(self, path: str) -> bool:
        """Whether a picture or a kept file answers at ``path``."""
        return path.rstrip("/") in self.files

    def address(self, target: RedirectTarget) -> str:
        """The spelling of ``target`` that answers without a further redirect."""
        if target.url:
            return target.url
        is_file = target.file_path in self.files or _answers(target.file_path)
        return (target.file_path if is_file else target.path) + target.suffix


def _answers(path: str) -> bool:
    """Whether a route of the site's own has something to show at ``path``."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    subject = (match.url_name or "").partition("_")[0]
    model = None if match.namespaces else _NAMED_BY_SLUG.get(subject)
    if model is not None:
        return model._default_manager.filter(slug=match.kwargs["slug"]).exists()
    return match.url_name != CATCH_ALL
