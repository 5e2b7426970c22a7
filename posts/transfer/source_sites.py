"""What an import keeps so that an export can write the files back."""

from __future__ import annotations

from posts.models import Post, SourceSite
from posts.transfer.reading import Article
from posts.transfer.site_config import CONFIG_NAMES
from posts.transfer.sources import Site, read_bytes
from posts.transfer.survey import SiteRules


def remember_site(site: Site, rules: SiteRules) -> None:
    """Record a site with the rules by which its dates and addresses are made.

    Raises FrontMatterError where its configuration cannot be read.
    """
    config_name = next((name for name in CONFIG_NAMES if (site.root / name).is_file()), "")
    SourceSite.objects.update_or_create(
        name=site.name,
        defaults={
            "config_name": config_name,
            "config": read_bytes(site.root / config_name) if config_name else None,
            "author": site.config.author,
            "zone": rules.zone.key,
            "permalink": rules.permalink,
        },
    )


def remember_original(post: Post, article: Article) -> None:
    """Set on ``post`` how its text becomes the bytes of its file again."""
    original = article.original
    post.source_dialect = article.document.dialect
    post.source_encoding = original.encoding.codec
    post.source_bom = original.encoding.bom
    post.source_bytes = original.packed
