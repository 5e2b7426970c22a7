"""The files of an export, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from posts.frontmatter.encodings.encoding import Encoding, encode
from posts.messages import Message


@dataclass(frozen=True)
class ExportedFile:
    """A file that is to be written; ``unsaid`` names what its head could not be made to say.

    ``is_original`` says that these are the bytes that were imported.
    """

    data: bytes
    is_original: bool = False
    unsaid: tuple[str, ...] = ()


def encoded_file(text: str, encoding: Encoding, unsaid: tuple[str, ...]) -> ExportedFile:
    """The file of a text in this encoding, or in UTF-8 where the encoding lacks a character."""
    try:
        return ExportedFile(encode(text, encoding), unsaid=unsaid)
    except (UnicodeEncodeError, LookupError):
        lacking = Message(
            "{codec} lacks some of its characters, so that it became UTF-8",
            codec=encoding.codec,
        )
        return ExportedFile(text.encode(), unsaid=(*unsaid, lacking))


@dataclass(frozen=True)
class ExportNote:
    """Something that could not be written, or not in full; ``name`` is a file or a post's title."""

    name: str
    reason: str


@dataclass
class ExportReport:
    """``untouched`` files are those that they came from, byte for byte.

    The files of posts and of pages are counted there, in ``changed`` and in ``new``; ``redirects``
    are rows of the table of redirects.
    """

    untouched: int = 0
    changed: int = 0
    new: int = 0
    pictures: int = 0
    kept_files: int = 0
    redirects: int = 0
    removed: int = 0
    failures: list[ExportNote] = field(default_factory=list)
    notes: list[ExportNote] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def written(self) -> int:
        """Files of posts and pages."""
        return self.untouched + self.changed + self.new

    def count(self, name: str, file: ExportedFile, *, had_a_file: bool) -> None:
        """Count one file of a post or a page, and note what it could not say."""
        self.notes += [ExportNote(name, reason) for reason in file.unsaid]
        if not had_a_file:
            self.new += 1
        elif file.is_original:
            self.untouched += 1
        else:
            self.changed += 1

    def fail(self, name: str, error: Exception) -> None:
        """Note that a file could not be written."""
        self.failures.append(ExportNote(name, str(error)))
