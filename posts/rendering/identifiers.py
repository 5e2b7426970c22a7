"""The ids of an article: kramdown's rule for headings, and those that are not to be used.

The page or the browser's own names need the latter.
"""

from __future__ import annotations

import unicodedata

#: Landmarks of a page that skip links and scripts look for.
_LANDMARKS = (
    "about archive article aside body bottom breadcrumb breadcrumbs comments container content "
    "contents copyright footer form head header home html latest logo main menu meta nav "
    "navigation page related root search sidebar skip start tags theme title toc top"
)

#: Properties of document, window and forms that an element of that id or name would hide.
#: HTML standard: "named access on the Window object" and "on the Document object".
_DOM_NAMES = (
    "action alert all anchors applets attributes children close closed cookie crypto "
    "currentscript defaultview dir document documentelement domain elements embeds event events "
    "firstchild focus forms frames fullscreen history images innerhtml lastchild length links "
    "location method name navigator nodename nodetype open opener origin ownerdocument parent "
    "parentnode performance plugins print referrer self scripts status stop submit target url "
    "window write"
)

RESERVED_IDS = frozenset(f"{_LANDMARKS} {_DOM_NAMES}".split())


def harmless_id(wanted: str) -> str:
    """Return ``wanted``, or ``wanted-1`` where the page or the browser needs that name itself."""
    return f"{wanted}-1" if wanted.lower() in RESERVED_IDS else wanted


def heading_id(text: str) -> str:
    """Return the id that kramdown gives to a heading of this text, before repeats are numbered.

    Source: kramdown-parser-gfm, ``generate_gfm_header_id``.
    """
    kept = (character for character in text.lower() if _is_in_id(character))
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def _is_in_id(character: str) -> bool:
    """Ruby's ``\\p{Word}``, hyphens and blanks. Python's ``\\w`` has ``①`` and lacks marks."""
    if character in "-_ \t":
        return True
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


def free_id(wanted: str, counts: dict[str, int], taken: set[str]) -> str:
    """Number repeats ``-1``, ``-2`` as kramdown does; never give one id out twice.

    ``counts`` (how often each was wanted) and ``taken`` are those of one body, and are kept up.
    """
    count = counts.get(wanted, 1 if wanted in RESERVED_IDS or not wanted else 0)
    candidate = f"{wanted}-{count}" if count else wanted
    while candidate in taken:
        count += 1
        candidate = f"{wanted}-{count}"
    counts[wanted] = count + 1
    taken.add(candidate)
    return candidate
