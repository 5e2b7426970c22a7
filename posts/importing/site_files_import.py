"""All that a site's folder holds beside its posts, imported in order: pages, then files to keep."""

from __future__ import annotations

from functools import partial

from posts.importing.import_context import ImportContext
from posts.importing.kept_files import KeptFileImport
from posts.importing.pages.page_documents import parse_exported_page, parse_page
from posts.importing.pages.page_import import import_pages
from posts.importing.pages.page_rules import page_rules_of
from posts.importing.report import Remark, Report
from posts.importing.site_files import SiteFiles, find_site_files
from posts.importing.sites.site_config import CONFIG_NAME
from posts.importing.sources import POST_FOLDERS, Site, SourceFile
from posts.messages import Message


def has_site_files(site: Site) -> bool:
    """Whether pages and files beside the posts are looked for: in a whole Jekyll site only.

    An export tells its pages itself.
    """
    markers = (CONFIG_NAME, *POST_FOLDERS)
    is_folder = site.is_whole and not site.export
    return (
        bool(site.pages) or is_folder and any((site.root / marker).exists() for marker in markers)
    )


def import_site_files(context: ImportContext) -> dict[str, str]:
    """Import pages and files to keep, and name what is left out with the reason.

    Returns the names of the pages' files that were to be written, by their source keys.
    """
    site, reading = context.site, context.rules.reading
    if site.export:
        return import_pages(context, site.pages, partial(parse_exported_page, options=reading))
    rules = page_rules_of(site.config_file)
    found = find_site_files(site.root, rules, context.options.keep)
    found.pass_over(site.exports)
    _name_what_is_left_out(found, context.report)
    sources = [SourceFile(path, name, f"{site.name}/{name}") for path, name in found.pages]
    parse = partial(parse_page, options=reading, rules=rules)
    names = import_pages(context, sources, parse)
    KeptFileImport(context).keep(found.kept)
    return names


def _name_what_is_left_out(found: SiteFiles, report: Report) -> None:
    report.notes += [
        Remark(name, None, Message("is left out: {reason}", reason=reason))
        for name, reason in found.left_out.items()
    ]
    report.notes += [
        Remark(name, None, _further(name, count)) for name, count in sorted(found.further.items())
    ]


def _further(name: str, count: int) -> str:
    if not name.endswith("/"):
        return Message("is left out: neither post, page nor picture; --keep takes it as it is")
    return Message(
        "{count} files in this folder are left out, neither posts, pages nor "
        "pictures; --keep takes them as they are",
        count=count,
    )
