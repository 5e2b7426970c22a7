"""What an import keeps so that an export can write the files back."""

from __future__ import annotations

from posts.frontmatter import Document
from posts.importing.article_files import Original, SiteRules
from posts.importing.sources import Site
from posts.models import Post, SourceSite
from posts.workflow import record_source_site


def remember_site(site: Site, rules: SiteRules) -> None:
    """Record a site with the rules by which its dates and addresses are made."""
    config = site.config_file
    record_source_site(
        SourceSite(
            name=site.name,
            config_name=config.name if config else "",
            config=config.data if config else None,
            export=site.export,
            author=site.config.author,
            zone=rules.zone.key,
            permalink=rules.permalink,
        )
    )


def remember_source(post: Post, document: Document, original: Original) -> None:
    """Set on ``post`` what its file's head says, and how its text becomes the file again."""
    post.front_matter, post.front_matter_text = dict(document.fields), document.head
    post.source_dialect = document.dialect
    post.source_encoding = original.encoding.codec
    post.source_bom = original.encoding.bom
    post.source_bytes = original.packed
