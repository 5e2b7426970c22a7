"""What elements become: footnotes, images, check boxes, soft breaks, tables, links."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from html import escape, unescape

from posts.japanese import CJK

_NOTES = '<div class="footnote">\n<hr>'
_SIGN = re.compile(r'<a class="footnote-ref" href="(#fn:[^"]*)">([^<]*)</a>')
_WAY_BACK = re.compile(r'(<a class="footnote-backref" href="#fnref[^"]*") title="([^"]*)">')


def name_footnotes(html: str) -> str:
    """Return sanitised ``html`` whose footnotes have roles and names (DPUB-ARIA 1.1).

    The sanitiser lets no author write a role.
    """
    if "footnote" not in html:
        return html
    html = html.replace(
        _NOTES, '<div class="footnote" role="doc-endnotes" aria-label="脚注">\n<hr>'
    )
    html = _SIGN.sub(
        r'<a class="footnote-ref" role="doc-noteref" aria-label="脚注\2" href="\1">\2</a>', html
    )
    return _WAY_BACK.sub(r'\1 role="doc-backlink" aria-label="\2">', html)


def make_images_lazy(html: str) -> str:
    """Return sanitised ``html`` in which images do not hold up the text."""
    return html.replace("<img ", '<img loading="lazy" decoding="async" ')


_INPUT = re.compile(r'<input(?: [\w-]+="[^"]*")*>')


def keep_only_check_boxes(html: str) -> str:
    """Return sanitised ``html`` whose inputs are check boxes that cannot be changed."""
    return _INPUT.sub(_box, html) if "<input" in html else html


def _box(match: re.Match[str]) -> str:
    if ' type="checkbox"' not in match[0]:
        return ""
    if ' checked="' in match[0]:
        return '<input type="checkbox" aria-label="完了" disabled checked>'
    return '<input type="checkbox" aria-label="未完了" disabled>'


_INLINE = (
    "(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|ruby|rp|rt|s|samp|small|span|strong|sub|sup|"
    "time|u|var)"
)
_ATTRIBUTES = r'(?: [\w-]+="[^"]*")*'
_ENDS_IN_CJK = re.compile(rf"[{CJK}](?:</?{_INLINE}{_ATTRIBUTES}>)*[ \t]*$")
_STARTS_IN_CJK = re.compile(rf"[ \t]*(?:</?{_INLINE}{_ATTRIBUTES}>)*[{CJK}]")
_CODE_EDGE = re.compile(r"<(/?)(?:pre|code)[ >]")


def join_lines(html: str) -> str:
    """Return sanitised ``html`` without breaks between Japanese characters; code keeps its own."""
    joined: list[str] = []
    depth = 0
    for line in html.split("\n"):
        if joined and depth == 0 and _STARTS_IN_CJK.match(line) and _ends_in_cjk(joined[-1]):
            joined[-1] = joined[-1].rstrip(" \t")
            joined.append(line.lstrip(" \t"))
        else:
            joined.append("\n" + line if joined else line)
        if "<" in line:
            depth += sum(-1 if edge == "/" else 1 for edge in _CODE_EDGE.findall(line))
    return "".join(joined)


def _ends_in_cjk(line: str) -> bool:
    end = line.rstrip(" \t")
    return bool(end) and bool(_ENDS_IN_CJK.search(end, max(0, len(end) - 400)))


_ALIGNED_CELL = re.compile(r'(<t[dh])((?: [\w-]+="[^"]*")*?) align="(left|center|right)"')
_SCROLL_BOX = '<div class="table-scroll" tabindex="0" role="region" aria-label="{}"><table'


def make_tables_scroll(html: str) -> str:
    """Return sanitised ``html`` with each table in a focusable box, ``align`` turned into a class.

    The CSP forbids style attributes. The text may be searched for tags as it is, because the
    sanitiser writes every ``<`` that is not a tag as ``&lt;``.
    """
    if "<table" not in html:
        return html
    html = _ALIGNED_CELL.sub(r'\1\2 class="align-\3"', html)
    # Regions of one page want different names: screen readers list them.
    several = html.count("<table") > 1
    numbers = itertools.count(1)

    def box(match: re.Match[str]) -> str:
        return _SCROLL_BOX.format(f"表{next(numbers)}" if several else "表")

    html = re.sub(r"<table(?=[ >])", box, html)
    return html.replace("</table>", "</table></div>")


_HREF = re.compile(r' href="([^"]*)"')
_OTHER_HOST = re.compile(r'<a((?: [\w-]+="[^"]*")*? href="(?:https?:)?//)', re.IGNORECASE)


def mark_links_to_other_hosts(html: str) -> str:
    """Return sanitised ``html`` in which pages on other hosts get no handle on ours."""
    return _OTHER_HOST.sub(r'<a rel="noopener"\1', html)


def point_links(html: str, targets: Mapping[str, str]) -> str:
    """Return sanitised ``html`` whose links lead to ``targets`` (old target -> new target)."""

    def point(match: re.Match[str]) -> str:
        new = targets.get(unescape(match[1]))
        return match[0] if new is None else f' href="{escape(new)}"'

    return _HREF.sub(point, html) if targets else html
