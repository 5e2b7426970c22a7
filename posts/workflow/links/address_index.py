"""What readers get at an address: asked of the database for many addresses at once."""

from __future__ import annotations

from collections.abc import Iterable

from posts.batches import in_batches
from posts.models import Alias, Image, KeptFile, Post
from posts.workflow.links.redirect_targets import RedirectTarget, path_of_address
from posts.workflow.routes import shown_by_routes, spellings_of


class AddressIndex:
    """What there is at some paths, and at those that the aliases among them lead to."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.posts: dict[str, Post] = {}
        self.aliases: dict[str, Alias] = {}
        self._files: set[str] = set()
        self._shown_by_routes: set[str] = set()
        known, unknown = {""}, set(paths) - {""}
        while unknown:
            self._look_up(unknown)
            known |= unknown
            led_to = {path_of_address(alias.address) for alias in self.aliases.values()}
            unknown = led_to - known

    def _look_up(self, paths: set[str]) -> None:
        for some in in_batches(sorted(paths)):
            posts = Post.objects.filter(path__in=some).only("path", "kind")
            self.posts |= {str(post.path): post for post in posts}
            aliases = Alias.objects.filter(path__in=some).select_related("post")
            of_aliases = ("path", "address", "status", "post__path", "post__kind")
            self.aliases |= {alias.path: alias for alias in aliases.only(*of_aliases)}
            # Where a post lives, nothing else is asked for.
            files = [path.rstrip("/") for path in some if path not in self.posts]
            if files:
                pictures = Image.objects.filter(path__in=files).order_by().values_list("path")
                kept = KeptFile.objects.filter(path__in=files).order_by().values_list("path")
                self._files.update(path for (path,) in pictures.union(kept))
        without_post = paths - self.posts.keys()
        self._shown_by_routes |= shown_by_routes(
            spelling for path in without_post for spelling in spellings_of(path)
        )

    def has_route(self, path: str) -> bool:
        """Whether a page that the site makes itself answers at ``path``."""
        return not self._shown_by_routes.isdisjoint(spellings_of(path))

    def has_file(self, path: str) -> bool:
        """Whether a picture or a kept file answers at ``path``."""
        return path.rstrip("/") in self._files

    def alias_at(self, path: str) -> Alias | None:
        """The alias that answers at ``path``; None where there is none, or something hides it."""
        hidden = path in self.posts or self.has_route(path) or self.has_file(path)
        return None if hidden else self.aliases.get(path)

    def address(self, target: RedirectTarget) -> str:
        """The spelling of ``target`` that answers without a further redirect."""
        if target.url:
            return target.url
        is_file = target.file_path in self._files or target.file_path in self._shown_by_routes
        return (target.file_path if is_file else target.path) + target.suffix
