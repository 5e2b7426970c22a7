"""Line breaks of the source between two Japanese characters, which a browser shows as a space."""

from __future__ import annotations

import re

from posts.japanese import CJK

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
