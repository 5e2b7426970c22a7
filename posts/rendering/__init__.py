"""Markdown -> safe HTML. The only room that imports ``markdown``."""

from posts.rendering.links import point_links
from posts.rendering.rendered import Heading, Note, Rendered, RenderOptions
from posts.rendering.renderer import render

__all__ = ["Heading", "Note", "RenderOptions", "Rendered", "point_links", "render"]
