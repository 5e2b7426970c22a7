"""The way of a body, Markdown or HTML, to safe HTML, step by step."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

from posts.errors import RenderingError
from posts.messages import Message
from posts.rendering.extensions.article_markdown import ArticleMarkdown
from posts.rendering.finishing.elements import (
    join_lines,
    keep_only_check_boxes,
    make_images_lazy,
    make_tables_scroll,
    mark_links_to_other_hosts,
    name_footnotes,
)
from posts.rendering.finishing.headings import contents_of, give_anchors
from posts.rendering.finishing.highlighting import highlight_code, make_code_scroll
from posts.rendering.finishing.sanitizing import sanitize
from posts.rendering.limits import (
    refuse_open_tags,
    refuse_what_costs_too_much,
    refuse_what_is_too_long,
)
from posts.rendering.link_cards import frames_as_cards
from posts.rendering.mathml import make_formulas_scroll
from posts.rendering.own_text import own_text_first
from posts.rendering.reading import Block, CodeBlock, Prepared, ReadyHtml, prepare, show_indents
from posts.rendering.reading.leftovers import without_template_tags
from posts.rendering.rendered import Note, Rendered, RenderOptions

#: Applied to sanitised HTML, in which every ``<`` is a tag and every attribute is quoted.
_DECORATIONS = (
    join_lines,
    give_anchors,
    mark_links_to_other_hosts,
    make_images_lazy,
    make_tables_scroll,
    make_code_scroll,
    make_formulas_scroll,
    keep_only_check_boxes,
    name_footnotes,
)


class _Instances(threading.local):
    """This thread's idle Markdown instances: building one costs as much as a short post."""

    def __init__(self) -> None:
        self.by_options: dict[RenderOptions, ArticleMarkdown] = {}


_instances = _Instances()


def render(markdown_text: str, options: RenderOptions = RenderOptions()) -> Rendered:  # noqa: B008
    """Turn the Markdown of one body into safe HTML.

    Raises RenderingError for a body beyond the limits of one post.
    """
    refuse_what_is_too_long(markdown_text)
    prepared = prepare(markdown_text, options)
    refuse_what_costs_too_much(prepared.text)
    return replace(finish(_convert(prepared, options)), notes=prepared.notes)


def finish(html: str) -> Rendered:
    """Make raw ``html`` safe and complete: the part of the way that all bodies share."""
    html, links, images = sanitize(frames_as_cards(html))
    for decorate in _DECORATIONS:
        html = decorate(html)
    return Rendered(html, own_text_first(html), contents_of(html), links, images)


def _convert(prepared: Prepared, options: RenderOptions) -> str:
    """Return raw HTML.

    The instance is put back only after success: a parser that was interrupted keeps a state that
    ``reset`` does not clear.
    """
    markdown = _instances.by_options.pop(options, None) or ArticleMarkdown(options)
    for block in prepared.blocks:
        markdown.htmlStash.store(_html(block))
    markdown.boxes.expect(prepared.blocks)
    try:
        html = markdown.convert(f"{prepared.text}\n\n")
    except RecursionError:
        raise RenderingError(
            Message(
                "the body nests lists, quotations or tags too deeply to be rendered; simplify it."
            )
        ) from None
    markdown.reset()
    _instances.by_options[options] = markdown
    return show_indents(html)


def _html(block: Block) -> str:
    """Return what stands for ``block``; an edge of a box leaves nothing where it closes none."""
    if isinstance(block, CodeBlock):
        return highlight_code(block)
    return block.html if isinstance(block, ReadyHtml) else "<!-- -->"


_BODY_BEGINS = re.compile(r"<body(?:\s[^>]*)?>", re.IGNORECASE)
_BODY_ENDS = re.compile(r"</body\s*>", re.IGNORECASE)
_TAG_THAT_GOES = re.compile(
    r"<(script|style|form|iframe|object|embed|video|audio|canvas|svg)[\s>]", re.IGNORECASE
)


def sanitize_html(html: str) -> Rendered:
    """Return the safe part of one HTML body, or of what stands in ``<body>`` of a whole document.

    Template tags (Liquid, Jinja) are removed. ``notes`` name them, and the elements that readers
    will miss, with their lines. Raises RenderingError for a body beyond the limits of one page.
    """
    refuse_what_is_too_long(html)
    notes: list[Note] = []
    body = _within_body(html.replace("\r\n", "\n").replace("\r", "\n"))
    body = without_template_tags(body, notes)
    refuse_open_tags(body)
    body = frames_as_cards(body)
    notes += _notes_of_lost_elements(body)
    rendered = finish(body)
    html = rendered.html.strip()
    return replace(rendered, html=html, notes=tuple(sorted(notes, key=lambda note: note.line)))


def _within_body(html: str) -> str:
    """Return what stands in ``<body>``, on the lines where it stood; all where there is none."""
    begins = _BODY_BEGINS.search(html)
    if begins is None:
        return html
    ends = _BODY_ENDS.search(html, begins.end())
    lines_before = "\n" * html.count("\n", 0, begins.end())
    return lines_before + html[begins.end() : ends.start() if ends else len(html)]


def _notes_of_lost_elements(html: str) -> list[Note]:
    first: dict[str, int] = {}
    for match in _TAG_THAT_GOES.finditer(html):
        name = match[1].lower()
        if name not in first:
            first[name] = html.count("\n", 0, match.start()) + 1
    return [
        Note(line, Message("<{name}> cannot be shown and was removed.", name=name))
        for name, line in first.items()
    ]
