"""Making a reference: every address of an old site that runs, or that lies built in a folder."""

from __future__ import annotations

import mimetypes
import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

from posts.importing.feed_items import feed_items, is_feed
from posts.verification.client import UNENCODED, Client, ServerAnswer
from posts.verification.served_page import read_page

#: A site with more addresses is caught in a calendar that never ends.
MOST_ADDRESSES = 200_000
#: Where a crawl begins; of these only the first has to be there.
_BEGINNINGS = (
    "/", "/sitemap.xml", "/robots.txt", "/feed.xml", "/atom.xml", "/index.xml", "/rss.xml",
    "/ads.txt", "/llms.txt", "/favicon.ico",
)  # fmt: skip
_LOCATION = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>|^Sitemap:\s*(\S+)", re.MULTILINE)


@dataclass
class RunningSite(Client):
    """An old site that still runs; its addresses are found by following links."""

    def known_paths(self) -> Iterable[str]:
        return ()


@dataclass(frozen=True)
class BuiltSite:
    """A folder that a generator built; ``host`` is the name under which its own links stand."""

    root: Path
    host: str = ""

    def get(self, path: str) -> ServerAnswer:
        """The file that a web server would send."""
        name = unquote(urlsplit(path).path).lstrip("/")
        file = (self.root / name).resolve()
        if file.is_dir():
            file = file / "index.html"
        elif not file.exists() and not file.suffix:
            file = file.with_name(file.name + ".html")
        if not file.is_relative_to(self.root.resolve()) or not file.is_file():
            return ServerAnswer(404, path)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return ServerAnswer(200, path, kind, file.read_bytes())

    def request_path(self, address: str, page: str = "/") -> str | None:
        """The path of an address of this site; None for other sites."""
        return Client(f"http://{self.host}").request_path(address, page)

    def known_paths(self) -> Iterable[str]:
        """Every file of the folder, index pages under the address of their folder."""
        for file in sorted(self.root.rglob("*")):
            if file.is_file():
                name = "/" + file.relative_to(self.root).as_posix()
                yield quote(name.removesuffix("index.html"), safe=UNENCODED)


#: An old site that can be asked.
OldSource: TypeAlias = RunningSite | BuiltSite


def make_reference(source: OldSource, url: str, tell: Callable[[int], None]) -> Mapping[str, Any]:
    """Visit every address that can be found; ``tell`` hears how many were visited.

    The result is a reference as ``reference.read_reference`` reads it; ``url`` is the old site's.
    """
    crawl = _Crawl(source)
    crawl.run([*_BEGINNINGS, *source.known_paths()], tell)
    return {"format": 1, "made_with": "kawaraban", "site": {"url": url}, **crawl.found}


@dataclass
class _Crawl:
    source: OldSource
    found: dict[str, Any] = field(
        default_factory=lambda: {
            "posts": {}, "redirects": [], "feeds": {}, "pages": [], "assets": [], "files": [],
            "dead_links": {},
        }
    )  # fmt: skip

    def run(self, beginnings: Iterable[str], tell: Callable[[int], None]) -> None:
        waiting = deque(dict.fromkeys(beginnings))
        known = set(waiting)
        visited = 0
        while waiting and visited < MOST_ADDRESSES:
            path = waiting.popleft()
            visited += 1
            for address in self._visit(path):
                following = self.source.request_path(address, path)
                if following and following not in known:
                    known.add(following)
                    waiting.append(following)
            tell(visited)

    def _visit(self, path: str) -> Iterable[str]:
        """Record one address; return the addresses that stand on it."""
        answer = self.source.get(path)
        address = unquote(path)
        if answer.status != 200:
            if path not in _BEGINNINGS:
                self.found["dead_links"][address] = 1
            return ()
        if answer.hops:
            self.found["redirects"].append({"from": address, "to": unquote(answer.path)})
            return (answer.path,)
        if "html" in answer.content_type:
            return self._visit_page(path, answer)
        if "xml" in answer.content_type and is_feed(answer.html):
            items = feed_items(answer.html)
            rows = [{"guid": item.guid, "link": item.link} for item in items]
            self.found["feeds"][address] = rows
            return [item.link for item in items]
        if "xml" in answer.content_type or path.endswith(".txt"):
            self.found["files"].append(address)
            return [one or other for one, other in _LOCATION.findall(answer.html)]
        is_picture = answer.content_type.startswith("image/")
        self.found["assets" if is_picture else "files"].append(address)
        return ()

    def _visit_page(self, path: str, answer: ServerAnswer) -> Iterable[str]:
        page = read_page(answer.html)
        address = unquote(path)
        if page.is_article:
            missing = [image for image in page.images if not self._is_there(image, path)]
            self.found["posts"][address] = {
                "title": page.title,
                "text": page.text,
                "canonical": page.canonical,
                "images": list(page.images),
                "missing_images": missing,
            }
        else:
            self.found["pages"].append({"url": address, "title": page.title})
        own = (*page.links, *page.images)
        return [urljoin(path, link) for link in own if not link.startswith("#")]

    def _is_there(self, image: str, page: str) -> bool:
        path = self.source.request_path(image, page)
        return path is None or self.source.get(path).status == 200
