"""Articles beside a post, as its file tells them: the mirror of ``relations``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from posts.frontmatter import Value
from posts.frontmatter.notations.yaml_writing import Entry, Written
from posts.importing.relations import KINDS, Wish, answered, rows_of, stem_of, wishes_in, wishes_of
from posts.models import Post, RelationKind


@dataclass(frozen=True)
class RelationsToTell:
    """The keys that make a file tell ``wishes``; no keys where it tells them already.

    ``are_whole`` says that every related article has a file that can be named.
    """

    keys: Mapping[str, Written]
    wishes: tuple[Wish, ...] = ()
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
        rows = rows_of(post)
        wanted = [row for row in rows if row[0] in self._stems]
        are_whole = len(wanted) == len(rows)
        told = wishes_of(fields)
        if answered(told, self._posts, post.pk) == wanted:
            return RelationsToTell({}, are_whole=are_whole)
        # An article that is not here may come yet: its name stays.
        wishes = [
            *(Wish(self._stems[pk], RelationKind(kind), reason) for pk, kind, reason in wanted),
            *(wish for wish in told if wish.stem not in self._posts),
        ]
        keys = {
            key: _written([wish for wish in wishes if wish.kind == kind], kind, fields.get(key))
            for key, kind in KINDS.items()
            if fields.get(key) or any(wish.kind == kind for wish in wishes)
        }
        in_order = tuple(wish for kind in KINDS.values() for wish in wishes if wish.kind == kind)
        return RelationsToTell(keys, in_order, are_whole)


def _written(wishes: Sequence[Wish], kind: RelationKind, before: Value) -> Written:
    """The value of a key in the form that it had: names alone, or what is told of each."""
    entries = before if isinstance(before, list) else [before]
    known = {wish: entry for entry in entries for wish in wishes_in(entry, kind)}
    are_names = any(isinstance(entry, str) for entry in entries)
    told = tuple(_entry(wish, known.get(wish), are_names) for wish in wishes)
    if len(told) == 1 and kind == RelationKind.PILLAR and not isinstance(before, list):
        return told[0]
    return told or None


def _entry(wish: Wish, before: Value, are_names: bool) -> str | Entry:
    if isinstance(before, dict):
        return {key: value for key, value in before.items() if isinstance(value, str)}
    if are_names and not wish.reason:
        return wish.stem
    return {"slug": wish.stem, **({"reason": wish.reason} if wish.reason else {})}
