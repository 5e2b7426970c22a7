"""What lives at the addresses that redirects touch, asked of the database in bulk."""

from __future__ import annotations

from collections.abc import Iterable

from posts.batches import in_batches
from posts.models import Alias, Image, KeptFile, Post
from posts.workflow.links.aliases import path_of_address
from posts.workflow.links.redirect_targets import RedirectTarget
from posts.workflow.routes import shown_by_routes, spellings_of


class AddressIndex:
    """Posts, files and aliases by path, around ``paths`` and ``targets``."""

    def __init__(self, paths: Iterable[str], targets: Iterable[RedirectTarget]) -> None:
        self.posts: dict[str, Post] = {}
        self.files: set[str] = set()
        self.aliases: dict[str, Alias] = {}
        self._shown_by_routes: set[str] = set()
        known: set[str] = set()
        unknown = {*paths, *(target.path for target in targets if target.path)}
        while unknown:
            self._look_up(unknown)
            known |= unknown
            led_to = {path_of_address(alias.address) for alias in self.aliases.values()}
            unknown = led_to - known - {""}

    def _look_up(self, paths: set[str]) -> None:
        spellings = {spelling for path in paths for spelling in spellings_of(path)}
        self._shown_by_routes |= shown_by_routes(spellings)
        for some in in_batches(sorted(paths)):
            posts = Post.objects.filter(path__in=some).only("path", "kind")
            self.posts |= {str(post.path): post for post in posts}
            aliases = Alias.objects.filter(path__in=some).select_related("post")
            self.aliases |= {alias.path: alias for alias in aliases}
            files = [path.rstrip("/") for path in some]
            for model in (Image, KeptFile):
                found = model._default_manager.filter(path__in=files)
                self.files.update(found.values_list("path", flat=True))

    def has_route(self, path: str) -> bool:
        """Whether a page that the site makes itself answers at ``path``."""
        return not self._shown_by_routes.isdisjoint(spellings_of(path))

    def has_file(self, path: str) -> bool:
        """Whether a picture or a kept file answers at ``path``."""
        return path.rstrip("/") in self.files

    def address(self, target: RedirectTarget) -> str:
        """The spelling of ``target`` that answers without a further redirect."""
        if target.url:
            return target.url
        is_file = target.file_path in self.files or target.file_path in self._shown_by_routes
        return (target.file_path if is_file else target.path) + target.suffix
