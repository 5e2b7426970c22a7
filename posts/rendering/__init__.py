"""Markdown -> safe HTML. The only room that imports ``markdown``."""

from posts.rendering.html_body import sanitize_html
from posts.rendering.links import point_links
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
    "load_first_at_once",
    "picture_addresses",
    "point_links",
    "render",
    "sanitize_html",
    "set_pictures",
]
