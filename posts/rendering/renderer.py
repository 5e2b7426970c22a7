"""The way of a body from Markdown to safe HTML, step by step."""

from __future__ import annotations

import threading
from dataclasses import replace

from markdown.util import HTML_PLACEHOLDER

from posts.errors import RenderingError
from posts.messages import Message
from posts.rendering.dialect import ArticleMarkdown
from posts.rendering.footnotes import name_footnotes
from posts.rendering.frames import frames_as_cards
from posts.rendering.highlighting import highlight_code, make_code_scroll
from posts.rendering.images import make_images_lazy
from posts.rendering.limits import refuse_what_costs_too_much, refuse_what_is_too_long
from posts.rendering.links import mark_links_to_other_hosts
from posts.rendering.mathml import make_formulas_scroll
from posts.rendering.outline import contents_of, give_anchors
from posts.rendering.plaintext import plain_text
from posts.rendering.preprocessing import (
    Block,
    CodeBlock,
    Markup,
    Prepared,
    prepare,
    show_indents,
)
from posts.rendering.rendered import Rendered, RenderOptions
from posts.rendering.sanitizing import sanitize
from posts.rendering.softbreaks import join_lines
from posts.rendering.tables import make_tables_scroll
from posts.rendering.tasks import keep_only_check_boxes

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
    prepared = prepare(markdown_text, _placeholder, options)
    refuse_what_costs_too_much(prepared.text)
    return replace(finish(_convert(prepared, options)), notes=prepared.notes)


def finish(html: str) -> Rendered:
    """Make raw ``html`` safe and complete: the part of the way that all bodies share."""
    html, targets = sanitize(frames_as_cards(html))
    for decorate in _DECORATIONS:
        html = decorate(html)
    return Rendered(
        html=html,
        text=plain_text(html),
        toc=contents_of(html),
        links=targets.links,
        images=targets.images,
    )


def _placeholder(number: int) -> str:
    return str(HTML_PLACEHOLDER % number)


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
    return block.html if isinstance(block, Markup) else "<!-- -->"
