"""The articles of a Ghost export (Settings > Migration > Export, JSON), each with its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from posts.errors import FrontMatterError
from posts.frontmatter.cleaning import UNSTORABLE
from posts.frontmatter.containers.export_parts import give_names
from posts.frontmatter.dates import parse_moment
from posts.frontmatter.document import Document
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.fences import line_at
from posts.frontmatter.notations.parsed_values import as_fields
from posts.frontmatter.source import Fit, Source
from posts.frontmatter.titles import clean_title
from posts.messages import Message

_CARDS = ("markdown", "card-markdown")


def markdown_of(mobiledoc: str) -> str:
    """Return the Markdown of an article that consists of Markdown cards, "" for any other."""
    try:
        tree = json.loads(mobiledoc)
    except (ValueError, RecursionError):
        return ""
    cards = tree.get("cards") if isinstance(tree, dict) else None
    sections = tree.get("sections") if isinstance(tree, dict) else None
    if not isinstance(cards, list) or not isinstance(sections, list):
        return ""
    texts = [_text_of(card) for card in cards]
    # Sections other than cards (10) and empty paragraphs hold text of their own.
    only_cards = all(_is_card_or_empty(section) for section in sections)
    return "\n\n".join(texts) if only_cards and all(texts) else ""


def _text_of(card: object) -> str:
    match card:
        case [str(kind), {"markdown": str(text)}] if kind in _CARDS:
            return text
    return ""


def _is_card_or_empty(section: object) -> bool:
    match section:
        case [10, int()] | ["10", *_]:
            return True
        case [1, _, []]:
            return True
    return False


NAME = "ghost"

_OPENING = re.compile(r"\ufeff?\s*\{\s*\"(?:db|meta|data)\"\s*:\s*[\[{]")
_LIVE = ("published", "scheduled")
_TEXTS = ("html", "lexical", "mobiledoc", "plaintext", "markdown")
#: Ghost's name for the address of the site in what it stores.
_SITE = "__GHOST_URL__"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Row = Mapping[str, object]


def fit(source: Source) -> Fit:
    """Tell an export by the key with which its JSON begins."""
    opens = _OPENING.match(source.text)
    return Fit.PLACE if opens and '"posts"' in source.text else Fit.NO


def read_many(source: Source) -> tuple[Document, ...]:
    """Read all articles and pages of an export.

    Raises FrontMatterError for broken JSON, for dates that cannot be read, and where there is no
    article at all.
    """
    export = Tables.of(load(source.text))
    rows = export.rows("posts")
    if not rows:
        raise FrontMatterError(Message("the export holds no articles"))
    documents = [_document(row, export, source) for row in rows]
    return give_names(source.name, documents, [_text(row, "id") for row in rows])


def load(text: str) -> object:
    """Return the values of an export, numbers as text. Raises FrontMatterError."""
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise FrontMatterError(
            "this is no JSON: {fault}; export it from Ghost again",
            line_at(text, error.pos),
            fault=error.msg,
        ) from error
    except RecursionError as error:
        raise FrontMatterError(
            Message("the JSON is nested beyond all measure; export it again")
        ) from error


@dataclass(frozen=True)
class Tables:
    """The tables of an export.

    ``names`` are those of tags and users by table and id, ``links`` those of a post's tags and
    authors by kind and post, ``further`` the rows about a post in a table of their own.
    """

    tables: Mapping[str, list[Row]]
    names: Mapping[tuple[str, str], str]
    links: Mapping[tuple[str, str], list[str]]
    further: Mapping[str, Row]

    @classmethod
    def of(cls, tree: object) -> Tables:
        """Find the tables in the values of an export; raises FrontMatterError for none."""
        data = tree
        for key in ("db", "data"):
            if isinstance(data, list) and data:
                data = data[0]
            if isinstance(data, dict) and key in data:
                data = data[key]
        if not isinstance(data, dict):
            raise FrontMatterError(
                Message("the export has no tables below 'db' or 'data'; export it again")
            )
        tables: dict[str, list[Row]] = {
            name: [row for row in rows if isinstance(row, dict)]
            for name, rows in data.items()
            if isinstance(rows, list)
        }
        names = {
            (table, _text(row, "id")): _text(row, "name")
            for table in ("tags", "users")
            for row in tables.get(table, [])
        }
        further = {_text(row, "post_id"): row for row in tables.get("posts_meta", [])}
        return cls(tables, names, dict(_links(tables, names)), further)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table; none where it is missing."""
        return self.tables.get(table, [])


def _links(
    tables: Mapping[str, list[Row]], names: Mapping[tuple[str, str], str]
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Yield, by kind and post, the names of its tags and authors in their order."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for kind, table, column in (
        ("tags", "posts_tags", "tag_id"),
        ("users", "posts_authors", "author_id"),
    ):
        for row in tables.get(table, []):
            name = names.get((kind, _text(row, column)), "")
            order = _text(row, "sort_order")
            place = int(order) if order.isdecimal() and len(order) < 9 else 0
            found.setdefault((kind, _text(row, "post_id")), []).append((place, name))
    for key, placed in found.items():
        yield key, [name for _, name in sorted(placed, key=lambda pair: pair[0])]


def _document(row: Row, export: Tables, source: Source) -> Document:
    identity = _text(row, "id")
    fields, notes = as_fields(
        {**export.further.get(identity, {}), **_told(row, export, identity)}, 1
    )
    metadata = Metadata(fields, {})
    title, title_notes = clean_title(_text(row, "title"))
    metadata.notes += [
        *notes,
        *title_notes,
        *([] if title else [Message("the title is missing; 無題 became it")]),
    ]
    body, is_html = _body(row)
    status, readers = _text(row, "status"), _text(row, "visibility")
    hidden = _reasons_to_hide(status, readers, body)
    metadata.notes += [
        Message("the article is a draft: {reason}", reason=reason) for reason in hidden
    ]
    slug = _text(row, "slug")
    return Document(
        dialect=NAME,
        head="",
        body=body,
        body_line=1,
        fields=fields,
        title=title or "無題",
        slug=slug,
        permalink=f"/{slug}/" if slug and ":" not in slug else "",
        date=_moment(row, "published_at", source) or _moment(row, "created_at", source),
        updated_at=_moment(row, "updated_at", source),
        tags=metadata.whole_names("tags"),
        authors=metadata.whole_names("authors"),
        excerpt=metadata.prose("custom_excerpt"),
        description=metadata.prose("meta_description"),
        image=metadata.link("feature_image"),
        canonical_url=metadata.link("canonical_url"),
        draft=bool(hidden),
        is_html=is_html,
        is_page=is_page(row),
        notes=tuple(metadata.notes),
    )


def _told(row: Row, export: Tables, identity: str) -> dict[str, object]:
    told = {key: value for key, value in row.items() if key not in _TEXTS}
    for key, value in told.items():
        told[key] = value.replace(_SITE, "") if isinstance(value, str) else value
    # Names that begin with a number sign are Ghost's internal tags.
    names = export.links.get(("tags", identity), [])
    told["tags"] = [name for name in names if name and not name.startswith("#")]
    writer = export.names.get(("users", _text(row, "author_id")), "")
    writers = export.links.get(("users", identity)) or [writer]
    told["authors"] = [name for name in writers if name]
    return told


def _body(row: Row) -> tuple[str, bool]:
    """Return the article's text, and whether it is HTML; "" where it is in no form known."""
    html = _text(row, "html")
    if html:
        return UNSTORABLE.sub("", html.replace(_SITE, "")), True
    markdown = _text(row, "markdown") or markdown_of(_text(row, "mobiledoc"))
    return UNSTORABLE.sub("", markdown.replace(_SITE, "")), False


def _reasons_to_hide(status: str, readers: str, body: str) -> list[str]:
    reasons: list[str] = []
    if status not in _LIVE:
        reasons.append(Message("its status is {status!r}", status=status[:40]))
    if readers not in ("", "public"):
        reasons.append(Message("only {readers} could read it", readers=readers[:40]))
    if not body.strip():
        reasons.append(
            Message("its text is empty, or kept in a form that cannot be read (no html)")
        )
    return reasons


def is_page(row: Row) -> bool:
    """Say whether a row is that of a page."""
    return _text(row, "type") == "page" or row.get("page") in (True, "1")


def _moment(row: Row, key: str, source: Source) -> datetime | None:
    """Return a moment: ISO 8601 in UTC, or milliseconds since 1970 as old exports write it."""
    told = _text(row, key)
    if not told:
        return None
    try:
        if told.isdecimal():
            return _EPOCH + timedelta(milliseconds=int(told))
        return parse_moment(told, UTC)
    except (ValueError, OverflowError) as error:
        raise FrontMatterError(
            "{key}: {told!r} is no date ({error})", key=key, told=told[:60], error=error
        ) from error


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
