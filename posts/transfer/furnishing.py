"""All that a site's folder holds beside its posts, imported in order: pages, then files to keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from posts.transfer.furniture import Furniture, find_furniture
from posts.transfer.kept_import import Keeper
from posts.transfer.media import MediaStore
from posts.transfer.page_import import PageImport, PageLinks
from posts.transfer.page_rules import read_page_rules
from posts.transfer.report import DeadLink, Remark, Report
from posts.transfer.site_config import CONFIG_NAME
from posts.transfer.sources import POST_FOLDERS, Site
from posts.transfer.survey import SiteRules
from posts.workflow import page_links


def is_furnished(site: Site) -> bool:
    """Whether pages and files beside the posts are looked for: in a whole Jekyll site only."""
    markers = (CONFIG_NAME, *POST_FOLDERS)
    return site.is_whole and any((site.root / marker).exists() for marker in markers)


@dataclass(frozen=True)
class Furnishing:
    """How the furniture of one site is brought in; ``keep`` are patterns, None for the defaults."""

    site: Site
    rules: SiteRules
    report: Report
    media: MediaStore
    keep: tuple[str, ...] | None
    now: datetime
    writing: bool
    _links: list[PageLinks] = field(default_factory=list, init=False)

    def run(self) -> None:
        """Import pages and files to keep, and name what is left out with the reason."""
        page_rules = read_page_rules(self.site.root)
        found = find_furniture(self.site.root, page_rules, self.keep)
        _name_what_is_left_out(found, self.report)
        pages = PageImport(self.site, self.rules, page_rules, self.report, self.media, self.now)
        self._links.extend(pages.run(found.pages))
        keeper = Keeper(self.site.name, self.keep, self.report, self.now, self.writing)
        keeper.keep(found.kept)

    def report_dead_links(self) -> None:
        """Report the links of the pages written that lead nowhere now."""
        self.report.dead_links += [
            DeadLink(each.name, link.href)
            for each in self._links
            for link in page_links(each.page, each.hrefs)
            if link.target is None and not link.leads_to_page
        ]


def _name_what_is_left_out(found: Furniture, report: Report) -> None:
    report.notes += [
        Remark(name, None, f"is left out: {reason}") for name, reason in found.left_out.items()
    ]
    report.notes += [
        Remark(name, None, _further(name, count)) for name, count in sorted(found.further.items())
    ]


def _further(name: str, count: int) -> str:
    if not name.endswith("/"):
        return "is left out: neither post, page nor picture; --keep takes it as it is"
    return (
        f"{count} files in this folder are left out, neither posts, pages nor pictures; "
        "--keep takes them as they are"
    )
