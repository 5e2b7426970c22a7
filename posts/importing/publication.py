"""What ``_config.yml`` says of the publication, taken over on the first import."""

from __future__ import annotations

from posts import addresses
from posts.categories.models import Category
from posts.importing.sites.site_config import SiteConfig
from posts.models import Publication
from posts.workflow import get_or_create_named, save_and_advance_edition


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
