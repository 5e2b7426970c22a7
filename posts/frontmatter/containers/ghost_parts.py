"""A Ghost export (JSON) cut into its posts, each with the rows of other tables that it needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mmap import mmap

from posts.errors import FrontMatterError
from posts.frontmatter.containers.export_parts import ExportFacts, ExportPart, Numbers
from posts.frontmatter.containers.ghost import Row, Tables, is_page, load
from posts.frontmatter.encodings.decoding import decode
from posts.messages import Message

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"(?:db|meta|data)\"\s*:\s*[\[{]")
#: The text of a post in other forms, which Ghost derives from one another.
_OTHER_FORMS = ("lexical", "mobiledoc", "plaintext", "markdown")
#: All that is told of a user; the rest of the row (address, password) is nobody's business here.
_OF_A_USER = ("id", "name", "slug")


def is_ghost(data: bytes | mmap) -> bool:
    """Say whether a file with this content is an export of Ghost."""
    return _OPENING.match(data) is not None and data.find(b'"posts"') >= 0


@dataclass(frozen=True)
class GhostExport:
    """An export; raises FrontMatterError where its JSON is broken or holds no posts.

    There is nothing to note of it: all that it holds are articles and pages.
    """

    tables: Tables
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: bytes) -> GhostExport:
        """Load an export, which takes memory in proportion to its size."""
        tables = Tables.of(load(decode(data).text))
        if not tables.rows("posts"):
            raise FrontMatterError(Message("the export holds no posts; export it from Ghost again"))
        return cls(tables)

    @property
    def facts(self) -> ExportFacts:
        """What the settings say of the site."""
        told = {row.get("key"): row.get("value") for row in self.tables.rows("settings")}

        def text(key: str) -> str:
            value = told.get(key)
            return value.strip() if isinstance(value, str) else ""

        return ExportFacts(title=text("title"), tagline=text("description"), url=text("url"))

    def parts(self) -> Iterator[ExportPart]:
        """Yield one post or page after the other."""
        numbers = Numbers()
        rows = _Rows(self.tables)
        for row in self.tables.rows("posts"):
            identity = row.get("id")
            number = numbers.give(identity if isinstance(identity, str) else "")
            tree = {"db": [{"data": rows.about(row)}]}
            # Escapes, because a lone surrogate is no UTF-8; its reader takes it out.
            yield ExportPart(number, json.dumps(tree).encode(), is_page=is_page(row))


class _Rows:
    """The rows of the other tables by the posts and the names that they belong to."""

    def __init__(self, tables: Tables) -> None:
        self._by_post = {
            name: _grouped(tables.rows(name), "post_id")
            for name in ("posts_tags", "posts_authors", "posts_meta")
        }
        self._tags = _grouped(tables.rows("tags"), "id")
        self._users = _grouped(tables.rows("users"), "id")

    def about(self, row: Row) -> Mapping[str, object]:
        """Return the tables that hold all about one post and nothing else."""
        found = {
            name: by_post.get(_key(row.get("id")), []) for name, by_post in self._by_post.items()
        }
        writers = [_key(each.get("author_id")) for each in (row, *found["posts_authors"])]
        return {
            "posts": [_in_one_form(row)],
            **found,
            "tags": [
                tag
                for each in found["posts_tags"]
                for tag in self._tags.get(_key(each.get("tag_id")), [])
            ],
            "users": [
                {key: user[key] for key in _OF_A_USER if key in user}
                for writer in dict.fromkeys(writers)
                for user in self._users.get(writer, [])
            ],
        }


def _grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        if key := _key(row.get(column)):
            grouped.setdefault(key, []).append(row)
    return grouped


def _key(value: object) -> str:
    """An id as a key; hostile exports have lists where ids belong."""
    return value if isinstance(value, str) else ""


def _in_one_form(row: Row) -> Row:
    if not row.get("html"):
        return row
    return {key: value for key, value in row.items() if key not in _OTHER_FORMS}
