"""The text of an article with its own words first, and behind them what only leads elsewhere.

Lists of links (あわせて読みたい), a table of contents, books to buy and notices of advertising are
searched like all else, but no passage of a result is taken from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from posts.rendering.plain_text import plain_text

#: Stands, a line by itself, between the article's own text and the rest: a control character, which
#: no body has.
FOOT = "\x02"

_BEFORE_FOOT = f"\n{FOOT}\n"

_BLOCK = re.compile(
    r"<(?P<name>h[1-6]|p|ul|ol)(?: [^>]*)?>(?P<inside>.*?)</(?P=name)>|<hr\b[^>]*>", re.DOTALL
)
_LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)
_TAG_OR_BLANK = re.compile(r"<[^>]*>|\s+")
_HEADING_OF_LINKS = re.compile(
    "(?:あわせて|合わせて|併せて)読みたい|次に読む|こちらもおすすめ|おすすめの?(?:記事|書籍|本|商品)"
    "|関連(?:する)?(?:記事|リンク|コンテンツ|ページ)|^参考(?:文献|リンク|資料)"
    "|^目次|^もくじ|^(?:contents|related posts)$"
)
_NOTICE = re.compile(
    "アフィリエイト|アソシエイト|(?:広告|プロモーション|PR)(?:リンク)?(?:を|が)含(?:み|ん|ま)|スポンサーリンク"
)
#: Characters of a notice at most, and of a paragraph that is surely the article's own again.
_LONGEST_NOTICE, _SHORTEST_PROSE = 160, 80
#: How much of a block are links where it is nothing but links.
_MOSTLY = 0.8


def own_text_first(html: str) -> str:
    """Return the text of sanitised ``html`` as ``plain_text`` does, the article's own words first.

    What is not its own follows behind a line that is FOOT; there is none where all is its own.
    """
    if "<a " not in html and not _NOTICE.search(html):
        return plain_text(html)
    own: list[str] = []
    foot: list[str] = []
    for piece, is_own in _pieces(html):
        (own if is_own else foot).append(piece)
    texts = plain_text("".join(own)), plain_text("".join(foot))
    return _BEFORE_FOOT.join(texts) if texts[1] else texts[0]


def own_part(text: str) -> str:
    """The article's own words of a text that ``own_text_first`` has put in order."""
    return text.partition(_BEFORE_FOOT)[0]


def foot_part(text: str) -> str:
    """What is not the article's own of such a text; "" for none."""
    return text.partition(_BEFORE_FOOT)[2]


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The blocks of a body and what stands between them, each with whether it is the article's."""
    place, level = 0, 0
    for block in _BLOCK.finditer(html):
        yield html[place : block.start()], not level
        place = block.end()
        level = _level_behind(block, level)
        yield block[0], not level and not _leads_elsewhere(block)
    yield html[place:], not level


def _level_behind(block: re.Match[str], level: int) -> int:
    """The level of the heading under which all are links, as it is from this block on; 0 for none.

    A rule ends such a section, and so do a heading of the same level and a paragraph of prose.
    """
    name = block["name"]
    if name is None:
        return 0
    if not name.startswith("h"):
        is_prose = name == "p" and len(_text(block["inside"])) >= _SHORTEST_PROSE
        return 0 if is_prose and not _is_links(block["inside"]) else level
    if _is_links(block["inside"]) or _HEADING_OF_LINKS.search(_text(block["inside"]).lower()):
        return min(level, int(name[1])) if level else int(name[1])
    return level if level and int(name[1]) > level else 0


def _leads_elsewhere(block: re.Match[str]) -> bool:
    inside = block["inside"] or ""
    is_notice = _NOTICE.search(inside) and len(_text(inside)) <= _LONGEST_NOTICE
    return bool(is_notice) or _is_links(inside)


def _is_links(inside: str) -> bool:
    if "<a " not in inside:
        return False
    linked = sum(len(_text(link)) for link in _LINK.findall(inside))
    return linked > 0 and linked >= _MOSTLY * len(_text(inside))


def _text(html: str) -> str:
    return _TAG_OR_BLANK.sub("", html)
