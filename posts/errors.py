"""The faults that Kawaraban names: raised low, caught at the doors.

A message says where the fault is, what it is, and what to do about it. Doors turn them into
a form error, a row of the import report, or a ``CommandError``.
"""

from posts.messages import Message


class NewsroomError(Exception):
    """Anything that a person at a door has to be told in words.

    ``told`` is a text or a message; with ``facts`` it is the pattern of a message.
    """

    def __init__(self, told: str, /, **facts: object) -> None:
        super().__init__(Message(told, **facts) if facts else told)


class FrontMatterError(NewsroomError):
    """A source file that cannot be read as a post.

    ``line`` is the line in the file, counted from 1, or None where the fault has no line.
    """

    def __init__(self, told: str, /, line: int | None = None, **facts: object) -> None:
        super().__init__(told, **facts)
        self.reason = str(self)
        self.line = line


class RenderingError(NewsroomError):
    """A body that cannot be turned into HTML within the limits set for one post."""


class TransitionError(NewsroomError):
    """A change of a post's status that its present status does not allow."""


class StaleEditError(NewsroomError):
    """A save that would overwrite somebody else's newer save."""


class SourceError(NewsroomError):
    """A place to import from that does not exist or holds no posts."""


class NoPostsError(SourceError):
    """A folder to import from in which no posts lie."""


class AddressError(NewsroomError):
    """A permalink, slug or path from which no public address can be made."""


class ExportError(NewsroomError):
    """A file or a folder that cannot be written."""


class OldSiteError(NewsroomError):
    """A record of the old site that cannot be read."""


class SearchEngineError(NewsroomError):
    """A search engine outside the database that cannot do what it is asked."""


class CountUnderWayError(NewsroomError):
    """A second count of the words that would run beside the first."""


class ImportUnderWayError(NewsroomError):
    """A second import that would run beside the first."""
