"""The golden pairs: NAME.md is a source file, NAME.json is what reading it must give."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from posts.frontmatter import decode, read

FOLDER = Path(__file__).parent / "golden"
TOKYO = ZoneInfo("Asia/Tokyo")


def reading_of(source: Path) -> dict[str, Any]:
    """Return the Document of a golden source as JSON values, its date as ISO text."""
    document = read(decode(source.read_bytes()), name=source.name, zone=TOKYO)
    plain = {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in asdict(document).items()
    }
    reading: dict[str, Any] = json.loads(json.dumps(plain, ensure_ascii=False))
    return reading
