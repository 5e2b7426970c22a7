"""How a site would be read again: what is needed to write files that say what the rows say."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from posts.models import Image, Publication
from posts.transfer.export_parts import Part
from posts.transfer.page_rules import PageRules, page_rules_in
from posts.transfer.post_facts import Surroundings
from posts.transfer.reading import rendering_of_site
from posts.transfer.site_config import CONFIG_NAME, SiteConfig, config_in


@dataclass(frozen=True)
class SiteSide:
    """One part of an export with what an import of its folder would add to its files."""

    part: Part
    around: Surroundings
    page_rules: PageRules


def side_of(part: Part) -> SiteSide:
    """Work out how the configuration of a part's site lets its files be read.

    Raises FrontMatterError where a configuration cannot be read any more.
    """
    site, config, rules = part.site, SiteConfig(), PageRules()
    if site and site.config is not None and site.config_name:
        config = config_in(bytes(site.config), site.config_name)
        if site.config_name == CONFIG_NAME:
            rules = page_rules_in(bytes(site.config))
    host = site.name if site else urlsplit(Publication.objects.current().base_url).netloc
    pictures = frozenset(Image.objects.values_list("path", flat=True))
    around = Surroundings(
        author=site.author if site else "",
        rendering=rendering_of_site(config),
        host=host,
        has_picture=pictures.__contains__,
    )
    return SiteSide(part, around, rules if site else _own_rules())


def _own_rules() -> PageRules:
    """The rules that the configuration of our own making has."""
    return PageRules(permalink=Publication.objects.current().permalink)
