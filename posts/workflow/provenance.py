"""What is remembered of the files and sites that posts came from; readers see nothing of it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from posts.models import PROVENANCE, Post, RevisionKind, SourceSite
from posts.workflow.edits import Edit
from posts.workflow.post_rows import revision_of


def record_agreement(post: Post, *, note: str, by: User | None, now: datetime) -> None:
    """Save what ``post`` remembers of its file, with a revision that says that both agree.

    The post's own text stays, so that an editor who has it open loses nothing, and the edition
    does not advance.
    """
    post.save(update_fields=[name for name in PROVENANCE if name != "source_key"])
    edit = Edit.of(post, kind=RevisionKind.IMPORT, note=note[:500], by=by)
    newest = post.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    revision_of(edit, newest + 1, now).save()


def record_source_site(site: SourceSite) -> None:
    """Save what is known of a site at its latest import, in place of what was known of it."""
    site.pk = SourceSite.objects.filter(name=site.name).values_list("pk", flat=True).first()
    site.save()
