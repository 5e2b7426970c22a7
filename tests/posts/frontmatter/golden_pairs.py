"""The golden pairs: NAME.md is a source file, NAME.json is what reading it must give.

A name begins with the dialect that must be found (``zenn_article.md``) where it is not Jekyll's
or none; the rest is the file's name in its site, with ``__`` for each slash.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from posts.frontmatter import DIALECTS, Document, decode, read_many

FOLDER = Path(__file__).parent / "golden"
SUFFIXES = (".md", ".xml", ".ghost")
TOKYO = ZoneInfo("Asia/Tokyo")


def reading_of(source: Path) -> Any:
    """Return the Document of a golden source as JSON values, or a list of those that it holds."""
    documents = read_many(decode(source.read_bytes()).text, name=_name_in_site(source), zone=TOKYO)
    plain = [_as_json(document) for document in documents]
    return plain if len(plain) > 1 else plain[0]


def dialect_named_by(source: Path) -> str:
    """Return the dialect with which the name of a golden source begins, or ""."""
    prefix = source.name.split("_")[0]
    return prefix if prefix in DIALECTS else ""


def _name_in_site(source: Path) -> str:
    dialect = dialect_named_by(source)
    return source.name.removeprefix(f"{dialect}_" if dialect else "").replace("__", "/")


def _as_json(document: Document) -> Any:
    plain = {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in asdict(document).items()
    }
    return json.loads(json.dumps(plain, ensure_ascii=False))
