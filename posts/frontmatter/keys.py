"""Under which key each dialect keeps what a document says."""

from __future__ import annotations

from collections.abc import Mapping

from posts.frontmatter.document import Value

#: The keys, in lower case, that readers look for; a file's own one is used where it has one.
_KNOWN: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published_at", "publishdate", "created_at"),
    "updated_at": ("last_modified_at", "lastmod", "updated", "updated_at", "modified"),
    "expires_at": ("expires", "expiry_date", "expirydate"),
    "categories": ("categories", "category"),
    "tags": ("tags", "tag", "topics"),
    "authors": ("author", "authors"),
    "excerpt": ("excerpt", "summary", "lede"),
    "description": ("description",),
    "image": ("image", "cover", "thumbnail", "featured_image", "top_img"),
    "canonical_url": ("canonical_url", "canonicalurl", "canonical"),
    "slug": ("slug",),
    "permalink": ("permalink", "url", "path"),
    "aliases": ("redirect_from", "aliases", "alias"),
    "draft": ("draft", "published", "status"),
    "noindex": ("robots",),
    "in_sitemap": ("sitemap",),
    "footer_position": ("footer_position",),
    "disclosure": ("disclosure",),
    "typography": ("typography",),
    "hard_breaks": ("hard_breaks",),
    "as_kramdown": ("kramdown",),
    "series": ("series",),
    "series_position": ("series_order", "series_index", "series_part", "series_weight"),
}
_JEKYLL = {
    "date": "date",
    "updated_at": "last_modified_at",
    "expires_at": "expires",
    "categories": "categories",
    "tags": "tags",
    "authors": "author",
    "excerpt": "excerpt",
    "image": "image",
    "canonical_url": "canonical_url",
    "permalink": "permalink",
    "aliases": "redirect_from",
    "draft": "published",
    "noindex": "robots",
    "in_sitemap": "sitemap",
    "as_kramdown": "kramdown",
    "series_position": "series_order",
}
#: The key of a file that has none for it yet.
_NEW: dict[str, dict[str, str]] = {
    "hugo": {
        "updated_at": "lastmod",
        "expires_at": "expiryDate",
        "permalink": "url",
        "aliases": "aliases",
        "draft": "draft",
    },
    "zola": {"updated_at": "updated", "permalink": "path", "aliases": "aliases", "draft": "draft"},
    "hexo": {"updated_at": "updated", "aliases": "alias"},
    "zenn": {"date": "published_at", "tags": "topics"},
    "qiita": {"updated_at": "updated_at"},
    "pelican": {
        "updated_at": "modified",
        "categories": "category",
        "permalink": "url",
        "draft": "status",
        "series_position": "series_index",
    },
}

#: The keys under which files name articles beside their own, and as what: the article that sums up
#: a subject, or one that goes with it. Each holds names of files, or tables with ``slug`` and
#: ``reason``.
RELATED_ARTICLES = {"pillar_article": "pillar", "related_articles": "related"}


def key_for(fact: str, fields: Mapping[str, Value], dialect: str) -> str:
    """The key under which a file keeps ``fact``, in its own spelling; else the dialect's."""
    own = {key.lower(): key for inner in _tables(fields) for key in inner}
    there = [own[key] for key in _KNOWN[fact] if key in own]
    filled = [key for key in there if any(inner.get(key) for inner in _tables(fields))]
    return next(iter([*filled, *there]), _NEW.get(dialect, {}).get(fact) or _JEKYLL.get(fact, fact))


def _tables(fields: Mapping[str, Value]) -> list[Mapping[str, Value]]:
    inner = (fields.get(name) for name in ("taxonomies", "extra"))
    return [fields, *(table for table in inner if isinstance(table, dict))]
