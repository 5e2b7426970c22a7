"""``manage.py verify_migration REFERENCE.json --base-url URL``: the proof that nothing was lost."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

from posts.errors import OldSiteError
from posts.management.command_line import progress, write_some
from posts.verification.client import Client
from posts.verification.crawl import BuiltSite, OldSource, RunningSite, make_reference
from posts.verification.ledger import (
    LedgerRow,
    as_html,
    as_json,
    counts,
    explained,
    read_explanations,
)
from posts.verification.reference import OldSite, read_reference
from posts.verification.verifier import replay


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError(f"{text!r} is no address such as http://127.0.0.1:8000")
    return text.rstrip("/")


class Command(BaseCommand):
    """Parse the arguments, replay the old addresses, write the ledger, print the counts."""

    help = "Replay every known address of the old site against a running one, or make a reference."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("reference", type=Path, metavar="REFERENCE.json")
        parser.add_argument("--base-url", type=_url, metavar="URL", help="the running new site")
        parser.add_argument("--ledger", type=Path, metavar="FILE.json")
        parser.add_argument("--html", type=Path, metavar="FILE.html", help="the ledger to read")
        parser.add_argument(
            "--explain",
            type=Path,
            metavar="FILE.csv",
            help="old,reason: differences that are meant",
        )
        parser.add_argument(
            "--make-reference",
            metavar="SOURCE",
            help="write REFERENCE.json from the old site: its URL, or the folder that was built",
        )
        parser.add_argument(
            "--old-url", type=_url, metavar="URL", help="the address of a built folder"
        )
        parser.add_argument("--threads", type=int, choices=range(1, 65), default=4, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["base_url"] and not options["make_reference"]:
            raise CommandError("give --base-url URL, or --make-reference SOURCE", returncode=2)
        try:
            if options["make_reference"]:
                self._make(
                    options["make_reference"], options["reference"], options["old_url"] or ""
                )
            if options["base_url"]:
                self._verify(options)
        except OldSiteError as error:
            raise CommandError(str(error), returncode=2) from error

    def _make(self, place: str, target: Path, old_url: str) -> None:
        if Path(place).is_dir():
            found = self._crawl(BuiltSite(Path(place), urlsplit(old_url).netloc), old_url)
        else:
            try:
                url = _url(place)
            except argparse.ArgumentTypeError as error:
                raise OldSiteError(f"{place} is neither a folder nor a URL") from error
            with RunningSite(url) as source:
                found = self._crawl(source, url)
        _write(target, json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        sizes = ", ".join(
            f"{len(found[name])} {name}"
            for name in ("posts", "pages", "feeds", "assets", "files", "redirects", "dead_links")
        )
        self.stdout.write(f"{target}: {sizes}")
        if not found["posts"] and not found["pages"]:
            raise OldSiteError(f"no page was found at {place}; is it the old site?")

    def _crawl(self, source: OldSource, url: str) -> Mapping[str, Any]:
        with progress("addresses") as tell:
            return make_reference(source, url, lambda done: tell(done, None))

    def _verify(self, options: dict[str, Any]) -> None:
        old = read_reference(options["reference"])
        reasons = read_explanations(options["explain"]) if options["explain"] else {}
        rows = explained(self._replay(old, options), reasons)
        if options["ledger"]:
            _write(options["ledger"], as_json(rows, options["base_url"]))
        if options["html"]:
            _write(options["html"], as_html(rows, options["base_url"]))
        self._print(rows)
        if not all(row.is_explained for row in rows):
            sys.exit(1)

    def _replay(self, old: OldSite, options: dict[str, Any]) -> list[LedgerRow]:
        total = len(old.addresses)
        with (
            Client(options["base_url"], frozenset(filter(None, [old.host]))) as client,
            progress("addresses") as tell,
        ):
            if client.get("/").status == 0:
                raise OldSiteError(f"nobody answers at {options['base_url']}; start the site first")
            return replay(
                old.addresses,
                client,
                threads=options["threads"],
                tell=lambda done: tell(done, total),
            )

    def _print(self, rows: list[LedgerRow]) -> None:
        self.stdout.write(f"{len(rows)} addresses")
        for verdict, number in counts(rows).items():
            self.stdout.write(f"{number:>7} {verdict}")
        lines = [
            f"{row.path}: {row.verdict.value} ({row.status}) {row.detail}"
            for row in rows
            if not row.is_explained
        ]
        self.stdout.write(f"{len(lines)} not explained")
        write_some(self.stderr.write, lines, more="more; see --ledger")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OldSiteError(f"{path} cannot be written: {error.strerror}") from error
