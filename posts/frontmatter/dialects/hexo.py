"""Hexo's posts: YAML whose opening ``---`` may be missing. Rules: hexo.io/docs/front-matter"""

from __future__ import annotations

import re
from dataclasses import replace

from posts.frontmatter.article_head import (
    begin_document,
    lies_among_drafts,
    metadata_of,
    note_a_missing_date,
)
from posts.frontmatter.document import Document
from posts.frontmatter.notations.block import LARGEST_BLOCK, Block, HeadAndBody
from posts.frontmatter.notations.fences import YAML_FENCE, line_at, lines_of, split_at_fences
from posts.frontmatter.notations.head import read_between_fences, split_head
from posts.frontmatter.notations.yaml_block import parse_yaml
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

NAME = "hexo"

_OWN_KEYS = frozenset(("updated", "postid", "lede", "tag", "toc", "top_img", "mathjax", "photos"))
_SLASHED_DATE = re.compile(r"^date:\s*[\"']?[0-9]{4}/", re.MULTILINE)

# Only lines that YAML could be: "Note: x" over a line of hyphens is a heading.
_LINE_OF_YAML = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*|#.*|[ \t]*")
_CLOSING = re.compile(r"-{3,}[ \t]*")
_TOP_KEY = re.compile(r"(?:title|date|tags|categories|layout):(?:\s|$)")
# Hexo reads tabs as blanks, which YAML forbids.
_TABS = re.compile(r"^\t+", re.MULTILINE)


def fit(source: Source) -> Fit:
    """Tell Hexo's files by their folder, by keys that only Hexo has, and by the missing ``---``."""
    if source.has_yaml:
        if source.folders[:1] == ("source",):
            return Fit.PLACE
        own = not _OWN_KEYS.isdisjoint(source.keys) or _SLASHED_DATE.search(source.text[:4000])
        return Fit.KEYS if own else Fit.NO
    return Fit.PLACE if not source.fence and _end_of_unopened(source.text) else Fit.NO


def read(source: Source) -> Document:
    """Read one post; raises FrontMatterError for a head or a date that cannot be read."""
    parts = _split(source)
    metadata = metadata_of(parts)
    document = begin_document(NAME, source, parts, metadata)
    date = metadata.moment(source.zone, "date") or source.date_in_name()
    return replace(
        document,
        permalink=metadata.link("permalink"),
        date=note_a_missing_date(date, metadata),
        updated_at=metadata.moment(source.zone, "updated", "lastmod"),
        expires_at=metadata.moment(source.zone, "expires"),
        categories=metadata.names("categories") or metadata.names("category"),
        tags=metadata.names("tags") or metadata.names("tag"),
        excerpt=document.excerpt or metadata.prose("lede"),
        image=document.image or metadata.link("top_img", "banner"),
        draft=metadata.truth("published") is False
        or metadata.truth("draft") is True
        or lies_among_drafts(source),
        aliases=metadata.links("alias", "aliases", "redirect_from"),
        notes=tuple(metadata.notes),
    )


def _split(source: Source) -> HeadAndBody:
    """Split the file as Hexo does, which also takes a head that only a ``---`` below it marks."""
    end = 0 if source.fence else _end_of_unopened(source.text)
    if source.has_yaml:
        fenced = split_at_fences(source.text)
        return read_between_fences(replace(fenced, block=_with_blanks(fenced.block)), YAML_FENCE)
    if not end:
        return split_head(source.text)
    head = source.text[:end]
    lines = head.removeprefix("\ufeff").splitlines()[:-1]
    block = parse_yaml(_with_blanks("\n".join(lines)), 1)
    note = Message("the '---' that opens the front matter is missing")
    noted = Block(block.fields, block.lines, (*block.notes, note))
    return HeadAndBody(head, source.text[end:], line_at(source.text, end), noted)


def _end_of_unopened(text: str) -> int:
    """Return where the body begins below a head without its opening ``---``; 0 where is none."""
    named = False
    for line, end in lines_of(text[:LARGEST_BLOCK].removeprefix("\ufeff")):
        if _CLOSING.fullmatch(line):
            return end + text.startswith("\ufeff") if named else 0
        if not _LINE_OF_YAML.fullmatch(line):
            return 0
        named = named or _TOP_KEY.match(line) is not None
    return 0


def _with_blanks(block: str) -> str:
    return _TABS.sub(lambda tabs: "  " * len(tabs[0]), block)
