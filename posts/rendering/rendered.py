"""What becomes of a Markdown body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Heading:
    """One entry of the table of contents; ``text`` is plain text, ``id`` its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Note:
    """Something that was removed or mended while rendering.

    ``line`` counts from 1 within the body; ``message`` is an English sentence for the report.
    """

    line: int
    message: str


class Flavour(StrEnum):
    """Whose signs a body is written in, where they would be plain text to others.

    PLAIN: none. ZENN: ``^[notes]``, formulas, captions, addresses in the text. QIITA: formulas,
    addresses in the text, ``app.js`` after a fence. HEXO: titles after a fence, ``{% code %}``.
    """

    PLAIN = ""
    ZENN = "zenn"
    QIITA = "qiita"
    HEXO = "hexo"


@dataclass(frozen=True)
class RenderOptions:
    """How this body was meant to be read; stored with the post, so that a new rendering agrees.

    ``typography`` turns straight quotes, dashes and dots into typographic ones, as kramdown does;
    ``hard_breaks`` makes each newline a line break, as Zenn and Qiita do;
    ``as_kramdown`` keeps what kramdown made of signs that were meant otherwise, so that an old
    page shows what it showed: ``a | b`` is a row of a table, a closing conflict marker quotes, a
    box of Zenn is text; ``flavour`` says whose signs besides are to be read;
    ``title_in_body`` leaves out the first heading of the highest level, which became the title.
    """

    typography: bool = False
    hard_breaks: bool = False
    as_kramdown: bool = False
    flavour: Flavour = Flavour.PLAIN
    title_in_body: bool = False

    @property
    def has_template_tags(self) -> bool:
        """Whether a generator consumed ``{% … %}`` and ``{{ … }}``; on services they are text."""
        return self.flavour not in (Flavour.ZENN, Flavour.QIITA)

    @property
    def has_math(self) -> bool:
        """Whether ``$`` stands around formulas."""
        return self.flavour in (Flavour.ZENN, Flavour.QIITA)

    @property
    def has_bare_urls(self) -> bool:
        """Whether an address in the text is a link."""
        return self.flavour in (Flavour.ZENN, Flavour.QIITA)


@dataclass(frozen=True)
class Rendered:
    """Safe HTML with what was learned on the way.

    ``text`` is the plain text without code blocks (for counting and searching); ``links`` and
    ``images`` are the targets as the body wrote them, in order, each once.
    """

    html: str
    text: str
    toc: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
