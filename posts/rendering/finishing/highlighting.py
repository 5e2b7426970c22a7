"""Code blocks coloured by Pygments: CSS classes only, plain where the language is unknown."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from html import escape, unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from posts.rendering.reading import CodeBlock

#: Lexers are regular expressions; some grow quadratic on hostile code, so long code stays plain.
LONGEST_HIGHLIGHTED = 20_000
LONGEST_HIGHLIGHTED_LINE = 2_000

_LANGUAGE = re.compile(r"\{?:?[ ]*\.?(?P<name>[\w#+.-]{1,40})")
#: Code in sanitised HTML, with the caption that ``highlight_code`` gives it.
_CODE = re.compile(r"(?P<caption><figcaption>(?P<file>[^<]*)</figcaption>)?<pre(?=[ >])")
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def highlight_code(block: CodeBlock) -> str:
    """Return ``block`` as ``<pre>``, coloured where Pygments knows the language.

    Code with a title lies in a figure whose caption it is.
    """
    code = _preformatted(block)
    if not block.title:
        return code
    caption = f"<figcaption>{escape(block.title, quote=False)}</figcaption>"
    return f'<figure class="code">{caption}{code}</figure>'


def _preformatted(block: CodeBlock) -> str:
    match = _LANGUAGE.match(block.language)
    language = match["name"].lower() if match else ""
    label = f' data-language="{escape(language)}"' if language else ""
    lexer = _lexer(language) if language and _is_short_enough(block.source) else None
    if lexer is None:
        return f"<pre{label}><code>{escape(block.source, quote=False)}\n</code></pre>"
    code = highlight(block.source, lexer, _FORMATTER)
    return f'<pre class="highlight"{label}><code>{code}</code></pre>'


def make_code_scroll(html: str) -> str:
    """Return sanitised ``html`` whose code, which scrolls sideways, the keyboard can reach."""
    if "<pre" not in html:
        return html
    # Regions of one page want different names: screen readers list them.
    several = len(_CODE.findall(html)) > 1
    numbers = itertools.count(1)

    def reach(match: re.Match[str]) -> str:
        name = f"コード{next(numbers)}" if several else "コード"
        file = f"：{unescape(match['file'])}" if match["file"] else ""
        region = f'<pre tabindex="0" role="region" aria-label="{escape(name + file)}"'
        return f"{match['caption'] or ''}{region}"

    return _CODE.sub(reach, html)


def _is_short_enough(source: str) -> bool:
    return len(source) <= LONGEST_HIGHLIGHTED and all(
        len(line) <= LONGEST_HIGHLIGHTED_LINE for line in source.split("\n")
    )


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
