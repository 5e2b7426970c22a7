"""Articles beside a post, as its file tells them: the mirror of ``relations``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from posts.frontmatter import Value
from posts.frontmatter.notations.yaml_writing import Entry, Written
from posts.importing.relations import (
    KINDS,
    RelatedReference,
    references_in,
    related_references,
    related_rows,
    resolved_rows,
    stem_of,
)
from posts.models import Post, RelationKind


@dataclass(frozen=True)
class RelationsToTell:
    """The keys that make a file tell ``named``; no keys where it tells them already.

    ``are_whole`` says that every related article has a file that can be named.
    """

    keys: Mapping[str, Written]
    named: tuple[RelatedReference, ...] = ()
    are_whole: bool = True


#: For a post whose file says what stands beside it.
NOTHING_TO_TELL = RelationsToTell({})


class FileStems:
    """The files of an export by their names without ending, as an import finds them."""

    def __init__(self, names: Mapping[int, str]) -> None:
        """``names`` are the files' names by the primary keys of their posts."""
        in_order = sorted(names.items(), key=lambda item: item[1])
        self._posts = {stem_of(name): pk for pk, name in in_order}
        self._stems = {pk: stem for stem, pk in self._posts.items()}

    def relations_to_tell(self, post: Post, fields: Mapping[str, Value]) -> RelationsToTell:
        """What a file with these ``fields`` has to tell of the articles beside ``post``."""
        rows = related_rows(post)
        wanted = [row for row in rows if row[0] in self._stems]
        are_whole = len(wanted) == len(rows)
        told = related_references(fields)
        if resolved_rows(told, self._posts, post.pk) == wanted:
            return RelationsToTell({}, are_whole=are_whole)
        # An article that is not here may come yet: its name stays.
        named = [
            *(
                RelatedReference(self._stems[pk], RelationKind(kind), reason)
                for pk, kind, reason in wanted
            ),
            *(each for each in told if each.stem not in self._posts),
        ]
        keys = {
            key: _written([each for each in named if each.kind == kind], kind, fields.get(key))
            for key, kind in KINDS.items()
            if fields.get(key) or any(each.kind == kind for each in named)
        }
        in_order = tuple(each for kind in KINDS.values() for each in named if each.kind == kind)
        return RelationsToTell(keys, in_order, are_whole)


def _written(named: Sequence[RelatedReference], kind: RelationKind, before: Value) -> Written:
    """The value of a key in the form that it had: names alone, or what is told of each."""
    entries = before if isinstance(before, list) else [before]
    known = {each: entry for entry in entries for each in references_in(entry, kind)}
    are_names = any(isinstance(entry, str) for entry in entries)
    told = tuple(_entry(each, known.get(each), are_names) for each in named)
    if len(told) == 1 and kind == RelationKind.PILLAR and not isinstance(before, list):
        return told[0]
    return told or None


def _entry(each: RelatedReference, before: Value, are_names: bool) -> str | Entry:
    if isinstance(before, dict):
        return {key: value for key, value in before.items() if isinstance(value, str)}
    if are_names and not each.reason:
        return each.stem
    return {"slug": each.stem, **({"reason": each.reason} if each.reason else {})}
