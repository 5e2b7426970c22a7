"""Markdown -> safe HTML. The only room that imports ``markdown``."""

from posts.rendering.finishing.elements import point_links
from posts.rendering.finishing.headings import (
    begins_lower,
    below_title,
    headline_html,
    under_own_heading,
)
from posts.rendering.finishing.pictures import (
    PictureSource,
    ShownPicture,
    load_first_at_once,
    picture_addresses,
    set_pictures,
)
from posts.rendering.rendered import Flavour, Heading, Note, Rendered, RenderOptions
from posts.rendering.renderer import render, sanitize_html
