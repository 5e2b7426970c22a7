"""Pixels: lighter copies of a picture, pictures without private data, cards made of words."""

from posts.pictures.opening import PILLOW_FAULTS, PictureFault, PictureFaultError, upright_size
from posts.pictures.private_data import without_private_data
from posts.pictures.renditions import RECIPE, MadeRendition, make_renditions
from posts.pictures.social_card import CARD_RECIPE, CARD_SIZE, CardWords, draw_card
