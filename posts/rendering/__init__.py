"""Markdown -> safe HTML. The only room that imports ``markdown``."""

from posts.rendering.headlines import headline_html
from posts.rendering.html_body import sanitize_html
from posts.rendering.links import point_links
from posts.rendering.outline import begins_lower, below_title, under_own_heading
from posts.rendering.pictures import (
    PictureSource,
    ShownPicture,
    load_first_at_once,
    picture_addresses,
    set_pictures,
)
from posts.rendering.rendered import Flavour, Heading, Note, Rendered, RenderOptions
from posts.rendering.renderer import render

__all__ = [
    "Flavour",
    "Heading",
    "Note",
    "PictureSource",
    "RenderOptions",
    "Rendered",
    "ShownPicture",
    "begins_lower",
    "below_title",
    "headline_html",
    "load_first_at_once",
    "picture_addresses",
    "point_links",
    "render",
    "sanitize_html",
    "set_pictures",
    "under_own_heading",
]
