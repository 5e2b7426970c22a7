"""Pixels: lighter copies of a picture, pictures without private data, cards made of words."""

from posts.pictures.opening import PictureFault, PictureFaultError
from posts.pictures.private_data import without_private_data
from posts.pictures.renditions import RECIPE, MadeRendition, make_renditions
from posts.pictures.social_card import CARD_RECIPE, CARD_SIZE, CardWords, draw_card

__all__ = [
    "CARD_RECIPE",
    "CARD_SIZE",
    "RECIPE",
    "CardWords",
    "MadeRendition",
    "PictureFault",
    "PictureFaultError",
    "draw_card",
    "make_renditions",
    "without_private_data",
]
