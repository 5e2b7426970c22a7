"""Ghost's Mobiledoc -> Markdown, where an article is one card of Markdown, as Ghost 1 wrote it."""

from __future__ import annotations

import json

_CARDS = ("markdown", "card-markdown")


def markdown_of(mobiledoc: str) -> str:
    """Return the Markdown of an article that consists of Markdown cards, "" for any other."""
    try:
        tree = json.loads(mobiledoc)
    except (ValueError, RecursionError):
        return ""
    cards = tree.get("cards") if isinstance(tree, dict) else None
    sections = tree.get("sections") if isinstance(tree, dict) else None
    if not isinstance(cards, list) or not isinstance(sections, list):
        return ""
    texts = [_text_of(card) for card in cards]
    # Sections other than cards (10) and empty paragraphs hold text of their own.
    only_cards = all(_is_card_or_empty(section) for section in sections)
    return "\n\n".join(texts) if only_cards and all(texts) else ""


def _text_of(card: object) -> str:
    match card:
        case [str(kind), {"markdown": str(text)}] if kind in _CARDS:
            return text
    return ""


def _is_card_or_empty(section: object) -> bool:
    match section:
        case [10, int()] | ["10", *_]:
            return True
        case [1, _, []]:
            return True
    return False
