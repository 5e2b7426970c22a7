"""Ids that an article must not use, because the page or the browser's own names need them."""

from __future__ import annotations

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
