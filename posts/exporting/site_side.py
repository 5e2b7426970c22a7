"""How an exported site will be read again, and the files of a site that has none of its own yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from posts import addresses
from posts.categories.models import Category
from posts.exporting.site_parts import Part
from posts.frontmatter.notations.yaml_writing import yaml_of
from posts.importing.article_files import rendering_of_site
from posts.importing.pages.page_rules import PageRules, page_rules_in
from posts.importing.post_facts import Surroundings
from posts.importing.sites.jekyll_config import CATEGORIES_KEY
from posts.importing.sites.site_config import CONFIG_NAME, SiteConfig, config_in
from posts.models import Image, Markup, Post, Publication, Status

#: Bytes of a file name that its slug may take; file systems allow 255 for the whole name.
_LONGEST_SLUG = 200


def new_file_name(post: Post, zone: ZoneInfo, *, in_folders: bool) -> str:
    """The name of a post's first file: ``_posts/YYYY-MM-DD-slug.md``, ``_drafts/slug.md``.

    HTML ends in ``.html``.
    Where the site keeps its files in no such folders, the name alone.
    """
    slug = addresses.slugify(post.slug) or f"post-{post.pk}"
    slug = slug.encode()[:_LONGEST_SLUG].decode(errors="ignore")
    suffix = ".html" if post.markup == Markup.HTML else ".md"
    if post.published_at is None:
        return f"_drafts/{slug}{suffix}" if in_folders else f"{slug}{suffix}"
    day = post.published_at.astimezone(zone).date()
    is_draft = post.status in (Status.DRAFT, Status.REVIEW)
    folder = ("_drafts/" if is_draft else "_posts/") if in_folders else ""
    return f"{folder}{day:%Y-%m-%d}-{slug}{suffix}"


def config_text(publication: Publication, categories: Sequence[Category], zone: ZoneInfo) -> str:
    """A ``_config.yml`` that tells the publication and its categories."""
    facts = {
        "title": publication.title,
        "tagline": publication.tagline,
        "description": publication.description,
        "url": publication.base_url,
        "permalink": publication.permalink,
        "timezone": zone.key,
        "paginate": str(publication.page_size),
        # Not kramdown: an import would read texts of our own as kramdown reads them.
        "markdown": "CommonMark",
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in facts.items() if value]
    lines += ["plugins:", "  - jekyll-commonmark"]
    if publication.x_account:
        lines += ["twitter:", f"  username: {_quoted(publication.x_account)}"]
    if categories:
        lines.append(f"{CATEGORIES_KEY}:")
    for category in categories:
        lines.append(f"  - name: {_quoted(category.name)}")
        lines.append(f"    slug: {_quoted(category.slug)}")
        if category.description:
            lines.append(f"    description: {_quoted(category.description)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return yaml_of(text, style='"')


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
