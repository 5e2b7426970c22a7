"""What an import keeps of a site and its files: the publication, and what an export needs."""

from __future__ import annotations

from posts import addresses
from posts.categories.models import Category
from posts.frontmatter import Document
from posts.importing.article_files import Original, SiteRules
from posts.importing.sites.generator_configs import SiteConfig
from posts.importing.sources import Site
from posts.models import Post, Publication, SourceSite
from posts.workflow import get_or_create_named, record_source_site, save_and_advance_edition


def take_over_publication(config: SiteConfig) -> None:
    """Fill the publication and the categories from a site's configuration.

    What is there already stays: editors may have changed it, and a second site brings its posts,
    not its name.
    """
    if config.title and not Publication.objects.filter(pk=Publication.THE_ONE).exists():
        save_and_advance_edition(_publication(config))
    _make_categories(config)


def _publication(config: SiteConfig) -> Publication:
    publication = Publication(
        title=config.title[:200],
        tagline=config.tagline[:200],
        description=config.description,
        url=config.url,
        x_account=config.x_account[:50],
    )
    if config.permalink:
        pattern = addresses.NAMED_PERMALINKS.get(config.permalink, config.permalink)
        publication.permalink = pattern
    if config.page_size:
        publication.page_size = config.page_size
    return publication


def _make_categories(config: SiteConfig) -> None:
    names = [category.name for category in config.categories]
    there = set(Category.objects.filter(name__in=names).values_list("name", flat=True))
    for position, described in enumerate(config.categories, start=1):
        if described.name in there:
            continue
        category = get_or_create_named(
            Category, [described.name], {described.name: addresses.slugify(described.slug)}
        )[described.name]
        category.description = described.description
        category.position = position * 10
        save_and_advance_edition(category)


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
            zone=rules.reading.zone.key,
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
