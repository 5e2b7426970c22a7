"""Qiita's articles: files of its CLI (github.com/increments/qiita-cli), and plain exports."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from posts.frontmatter.article_head import begin_document, metadata_of, span_of, title_below
from posts.frontmatter.document import Document
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.block import HeadAndBody
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.source import Fit, Source
from posts.messages import Message, listed

NAME = "qiita"

_OWN_KEYS = frozenset(("ignorepublish", "organization_url_name"))
_CLI_KEYS = frozenset(("private", "updated_at", "id"))
# 2018/2018-06/01_title.md: the number counts the articles of the month.
_IN_MONTH_FOLDER = re.compile(r"(?:.*/)?([0-9]{4})/\1-([0-9]{2})/[0-9]{2,3}_[^/]+")


def fit(source: Source) -> Fit:
    """Tell the CLI's files by their keys, plain exports by the folders of their months."""
    if source.has_yaml:
        own = not _OWN_KEYS.isdisjoint(source.keys) or source.keys >= _CLI_KEYS
        return Fit.KEYS if own else Fit.NO
    in_place = not source.fence and _IN_MONTH_FOLDER.fullmatch(source.name)
    return Fit.PLACE if in_place else Fit.NO


def read(source: Source) -> Document:
    """Read one article; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text)
    metadata = metadata_of(parts)
    if not parts.block.fields:
        return _plain(source, parts, metadata)
    document = begin_document(NAME, source, parts, metadata)
    identity = metadata.text("id")
    return replace(
        document,
        slug=document.slug or identity,
        date=_date(source, metadata),
        updated_at=metadata.moment(source.zone, "updated_at"),
        tags=metadata.names("tags"),
        draft=_is_draft(metadata, identity),
        hard_breaks=metadata.truth("hard_breaks") is not False,
        notes=tuple(metadata.notes),
    )


def _plain(source: Source, parts: HeadAndBody, metadata: Metadata) -> Document:
    title, heading, notes = title_below(source, parts.body)
    metadata.notes.extend(notes)
    return Document(
        dialect=NAME,
        head=parts.head,
        body=parts.body,
        body_line=parts.body_line,
        fields={},
        title=title,
        name=source.name,
        title_span=span_of(heading, title, parts.body),
        date=_date(source, metadata),
        hard_breaks=True,
        notes=tuple(metadata.notes),
    )


def _date(source: Source, metadata: Metadata) -> datetime | None:
    """Return the best date there is: Qiita's files do not tell when an article was published."""
    date = metadata.moment(source.zone, "created_at", "date") or source.date_in_name()
    if date is not None:
        return date
    if date := metadata.moment(source.zone, "updated_at"):
        metadata.notes.append(
            Message("the file tells only when it was last changed, which became its date")
        )
        return date
    month = _IN_MONTH_FOLDER.fullmatch(source.name)
    if month is not None and 1 <= int(month[2]) <= 12 and int(month[1]) > 0:
        metadata.notes.append(
            Message("the folder tells only the month; its first day became the date")
        )
        return datetime(int(month[1]), int(month[2]), 1, tzinfo=source.zone)
    metadata.notes.append(Message("the file tells no date"))
    return None


def _is_draft(metadata: Metadata, identity: str) -> bool:
    """Say whether readers of Qiita do not find the article; the note says why."""
    reasons = {
        "private": Message("it was shared by its link only (private)"),
        "ignorePublish": Message("it was kept from being published (ignorePublish)"),
    }
    found = [reason for key, reason in reasons.items() if metadata.truth(key)]
    if not identity and "id" in metadata.fields:
        found.append(Message("it was never published (it has no id)"))
    if found:
        metadata.notes.append(Message("the article is a draft: {found}", found=listed(found)))
    return bool(found)
