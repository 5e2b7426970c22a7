"""Formulas in TeX -> MathML, which browsers and screen readers read without any script."""

from __future__ import annotations

from html import escape, unescape
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

#: Longer formulas stay TeX: the converter goes down by recursion.
LONGEST_FORMULA = 5_000

#: What the converter raises at TeX that it cannot read, besides its own errors; found by feeding it
#: random pieces of TeX.
_CONVERTER_FAILS = (AttributeError, LookupError, RuntimeError, StopIteration, TypeError, ValueError)
_CHILDREN = {
    **dict.fromkeys(("mfrac", "mover", "mroot", "msub", "msup", "munder"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
_TOKENS = ("mi", "mn", "mo", "ms", "mtext")

#: Environments that the converter does not know, and those that lay out lines as they do.
_ENVIRONMENTS = (
    ("{aligned}", "{split}"),
    (r"\begin{gathered}", r"\begin{array}{c}"),
    (r"\end{gathered}", r"\end{array}"),
)


def inline_formula(tex: str) -> str:
    """Return ``tex`` as MathML in a line, or as code where it cannot be converted."""
    math = _mathml(tex, "inline")
    if math is None:
        return f'<code class="math">{escape(tex, quote=False)}</code>'
    return f'<span class="math">{math}</span>'


def displayed_formula(tex: str) -> str:
    """Return ``tex`` as MathML on lines of its own, or as code where it cannot be converted."""
    math = _mathml(tex, "block")
    if math is None:
        return f'<pre class="math"><code>{escape(tex, quote=False)}\n</code></pre>'
    return f'<div class="math">{math}</div>'


def make_formulas_scroll(html: str) -> str:
    """Return sanitised ``html`` whose wide formulas the keyboard can reach."""
    return html.replace(
        '<div class="math"><math',
        '<div class="math" tabindex="0" role="region" aria-label="数式"><math',
    )


def _mathml(tex: str, display: Literal["inline", "block"]) -> str | None:
    """Return MathML with its TeX as an annotation, None where ``tex`` is not understood whole."""
    if len(tex) > LONGEST_FORMULA or not tex.strip():
        return None
    # Reading its table of symbols takes a tenth of a second, and few sites have formulas.
    from latex2mathml import exceptions
    from latex2mathml.converter import convert_to_element

    own_errors = [error for error in vars(exceptions).values() if isinstance(error, type)]
    failures: tuple[type[Exception], ...] = (*own_errors, *_CONVERTER_FAILS)
    known = tex
    for environment, same in _ENVIRONMENTS:
        known = known.replace(environment, same)
    try:
        math = convert_to_element(known, display=display)
        # All of it was understood, and became what browsers can lay out.
        return _annotated(math, tex) if all(map(_is_sound, math.iter())) else None
    except failures:
        return None


def _is_sound(element: Element) -> bool:
    """Tell unknown commands and signs of tables, which the converter leaves in the text."""
    text = element.text or ""
    return (
        not text.startswith("\\")
        and text != "&"
        and element.get("linebreak") is None
        and len(element) == _CHILDREN.get(element.tag, len(element))
        and not (element.tag in _TOKENS and len(element))
    )


def _annotated(math: Element, tex: str) -> str:
    # The converter writes characters as entities, and takes it upon itself to unescape its output.
    for element in math.iter():
        element.text = unescape(element.text or "")
    contents = list(math)
    math[:] = []
    semantics = SubElement(math, "semantics")
    semantics.extend(contents)
    SubElement(semantics, "annotation", encoding="application/x-tex").text = tex
    return tostring(math, encoding="unicode", short_empty_elements=False)
