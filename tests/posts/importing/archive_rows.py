"""All that an import makes, as plain values that two databases can be compared by."""

from __future__ import annotations

from posts.models import Alias, Byline, Image, KeptFile, Post, Relation, Tagging

#: Keys that only count, and moments of saving.
_LEFT_OUT = {"id", "cover_id", "category_id", "source_site_id", "created_at", "saved_at"}


def rows() -> dict[str, list[object]]:
    """The rows of posts, pages and what hangs on them, by kind."""
    columns = [f.attname for f in Post._meta.concrete_fields if f.attname not in _LEFT_OUT]
    posts = Post.objects.order_by("source_key", "title")
    aliases = Alias.objects.order_by("path")
    relations = Relation.objects.values_list(
        "post__source_key", "position", "kind", "target__source_key", "reason"
    )
    return {
        "posts": list(posts.values(*columns, "category__name", "cover__path")),
        "aliases": list(aliases.values_list("path", "post__path", "address", "status")),
        "tags": sorted(
            Tagging.objects.values_list("content_object__source_key", "position", "tag__name")
        ),
        "authors": sorted(
            Byline.objects.values_list("post__source_key", "position", "author__name")
        ),
        "relations": sorted(relations),
        "pictures": list(Image.objects.order_by("path").values_list("path", "sha256")),
        "kept files": list(KeptFile.objects.order_by("path").values_list("path", "sha256")),
    }
