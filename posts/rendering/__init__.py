"""Markdown -> safe HTML. The only room that imports ``markdown``."""

from posts.rendering.html_body import sanitize_html
from posts.rendering.links import point_links
from posts.rendering.rendered import Flavour, Heading, Note, Rendered, RenderOptions
from posts.rendering.renderer import render

__all__ = [
    "Flavour",
    "Heading",
    "Note",
    "RenderOptions",
    "Rendered",
    "point_links",
    "render",
    "sanitize_html",
]
