"""表記ゆれ: one word that is written in more than one way. Pure.

``written_in`` takes the spellings out of a text, ``skeleton`` says which of them are one word, and
``variations`` brings those of a whole archive together.
"""

from posts.search.spellings.grouping import Kind, Spelling, Variation, variations
from posts.search.spellings.okurigana import okurigana_in
from posts.search.spellings.reading import written_in
from posts.search.spellings.skeletons import skeleton

__all__ = [
    "Kind",
    "Spelling",
    "Variation",
    "okurigana_in",
    "skeleton",
    "variations",
    "written_in",
]
