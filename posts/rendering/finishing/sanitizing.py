"""The allow-list: what may stand in an article, whoever wrote it."""

from __future__ import annotations

import re

import nh3

from posts.rendering.identifiers import harmless_id

_TAG_NAMES = (
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl "
    "dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt "
    "ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u "
    "ul var wbr"
)
_SPACES = {"width", "height", "depth", "lspace", "voffset"}
_FORMULA_ATTRIBUTES = {
    "annotation": {"encoding"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfrac": {"linethickness"},
    "mi": {"mathvariant"},
    "mo": {"accent", "fence", "form", "largeop", "lspace", "maxsize", "minsize", "movablelimits"}
    | {"rspace", "separator", "stretchy", "symmetric"},
    "mover": {"accent"},
    "mpadded": _SPACES,
    "mspace": _SPACES,
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"columnlines", "columnspacing", "displaystyle", "rowlines", "rowspacing"},
    "mtd": {"columnalign", "columnspan", "rowspan"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
}

#: MathML Core, as formulas are converted to; without what may hold HTML or leads elsewhere.
_FORMULA_TAG_NAMES = (
    "annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom "
    "mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder "
    "munderover none semantics"
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    **_FORMULA_ATTRIBUTES,
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "checked"},
    "ol": {"start", "reversed"},
    "pre": {"data-language"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope", "abbr"},
    "time": {"datetime"},
}
_ALIGNMENTS = {"left", "center", "right"}
_TAG_ATTRIBUTE_VALUES = {"td": {"align": _ALIGNMENTS}, "th": {"align": _ALIGNMENTS}}
_DROPPED_WITH_CONTENT = {"script", "style", "template", "noscript", "iframe", "object", "textarea"}


_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
#: What Python-Markdown calls the ends of a footnote; no author wrote these links.
_FOOTNOTE_TARGETS = ("#fn:", "#fnref:")

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https"})


def has_scheme_of(target: str, schemes: frozenset[str]) -> bool:
    """Tell whether ``target`` is relative or of one of ``schemes``."""
    match = _SCHEME.match(target)
    return match is None or match[1].lower() in schemes


def sanitize(html: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return ``html`` with only what the allow-list allows, its links and its images.

    They are told in order, each once.
    """
    links: dict[str, None] = {}
    images: dict[str, None] = {}

    def admit(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href" and has_scheme_of(value, LINK_SCHEMES):
            if not value.startswith(_FOOTNOTE_TARGETS):
                links[value] = None
            # Links within the body follow an id that had to be changed.
            return f"#{harmless_id(value[1:])}" if value.startswith("#") else value
        if attribute == "src" and has_scheme_of(value, IMAGE_SCHEMES):
            images[value] = None
            return value
        if attribute in ("href", "src"):
            return None
        return harmless_id(value) if attribute == "id" else value

    clean = nh3.clean(
        html,
        tags={*_TAG_NAMES.split(), *_FORMULA_TAG_NAMES.split()},
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        tag_attribute_values=_TAG_ATTRIBUTE_VALUES,
        attribute_filter=admit,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return clean, tuple(links), tuple(images)
