"""Pixels: lighter copies of a picture, pictures without private data, cards, icons, colours."""

from posts.pictures.accent import HOUSE_ACCENT, light_tone, style_sheet
from posts.pictures.opening import PILLOW_FAULTS, PictureFault, PictureFaultError, upright_size
from posts.pictures.private_data import without_private_data
from posts.pictures.renditions import RECIPE, MadeRendition, make_renditions
from posts.pictures.site_icon import (
    ICON_RECIPE,
    ICON_SIDES,
    IconWords,
    draw_favicon,
    draw_icon,
    is_wordmark,
)
from posts.pictures.social_card import CARD_RECIPE, CARD_SIZE, CardWords, draw_card
