"""Nodes -> the text of a ``<script type="application/ld+json">``, which nothing can break out of.

Such a block is data: browsers never run it, so that the Content-Security-Policy does not ask for a
nonce (html.spec.whatwg.org, "prepare the script element", before the policy is asked).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from posts.public.structured_data.nodes import Node

# "</script>" and "<!--" need a "<"; older JavaScript takes U+2028 and U+2029 for ends of lines.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(nodes: Iterable[Node]) -> str:
    """Return one JSON document with all nodes as its graph; "" without any.

    It holds none of ``<``, ``>`` and ``&`` and may stand in a script as it is.
    """
    graph = [node.as_json() for node in nodes]
    if not graph:
        return ""
    document = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)
