"""All HTML made anew, for a new version of the renderer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from posts.batches import in_batches
from posts.models import Post
from posts.workflow.edits import rerender

#: Posts whose bodies are in memory at one time, and that are written in one transaction.
_AT_ONCE = 200


def rerender_all(*, now: datetime, tell: Callable[[int], None]) -> int:
    """Make the HTML of every post anew, without a revision; return how many changed.

    ``tell`` is given the number of posts that are done, now and then.
    """
    keys = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    changed = done = 0
    for some in in_batches(keys, _AT_ONCE):
        changed += rerender(Post.objects.filter(pk__in=some).order_by("pk"), now=now)
        done += len(some)
        tell(done)
    return changed
