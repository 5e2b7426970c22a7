"""The sample archive and the articles beside this file, imported and served as in production."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cms.deployment import (
    PROJECT,
    deployed_environment,
    free_port,
    manage,
    running,
    server_command,
)

ARCHIVE = PROJECT / "tests" / "archive"
ARTICLES = Path(__file__).parent / "articles"

#: An article with a long table of contents, code, footnotes and a cover.
LONG_ARTICLE = "/2026/08/20/postgresql-index/"
#: A table of nine columns.
WIDE_TABLE = "/2026/03/12/unicode-normalization/"
#: A video, a post of X, ruby, and code that is wider than any phone.
EMBEDS = "/2026/11/19/hikaru-embeds/"

ARTICLE_PAGES = (
    LONG_ARTICLE,
    WIDE_TABLE,
    EMBEDS,
    "/2026/03/27/open-elevation-data/",
    "/2026/07/08/mountain-village-terminals/",
    "/2026/06/04/restore-drill/",
    "/2026/04/15/http3-quic/",
)
LIST_PAGES = (
    "/",
    "/page2/",
    "/category/guide/",
    "/tags/",
    "/tags/postgresql/",
    "/authors/",
    "/archive/",
    "/archive/2026/",
    "/archive/2026/08/",
)
MISSING_PAGE = "/2026/08/20/postgresql-indx/"


@dataclass(frozen=True)
class SampleSite:
    """Where the served site answers: ``http://127.0.0.1:`` and its port."""

    url: str


@contextmanager
def serving_sample_site(folder: Path) -> Iterator[SampleSite]:
    """Import the sample archive into ``folder`` and serve it until the block ends.

    Raises CalledProcessError where the import rejects a file, RuntimeError where no server starts.
    """
    site = folder / "site"
    shutil.copytree(ARCHIVE, site)
    for article in ARTICLES.glob("*.md"):
        shutil.copy(article, site / "_posts")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **deployed_environment(folder),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": url,
    }
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "import_posts", str(site))
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    with running(server_command(port), port, environment):
        yield SampleSite(url)
