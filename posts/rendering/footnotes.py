"""Footnotes told to screen readers: what a number leads to, where an arrow leads back."""

from __future__ import annotations

import re

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
