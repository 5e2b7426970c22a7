"""What is remembered of the files and sites that posts came from; readers see nothing of it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from posts.models import PROVENANCE, Page, Post, RevisionKind, SourceSite
from posts.workflow.edits import Edit
from posts.workflow.revisions import revision_of

_OF_A_PAGES_SOURCE = (
    "source_hash",
    "source_encoding",
    "source_bytes",
    "front_matter",
    "front_matter_text",
    "imported_at",
)


def record_agreement(post: Post, *, note: str, by: User | None, now: datetime) -> None:
    """Save what ``post`` remembers of its file, with a revision that says that both agree.

    The post's own text stays, so that an editor who has it open loses nothing, and the edition
    does not advance.
    """
    post.save(update_fields=[name for name in PROVENANCE if name != "source_key"])
    edit = Edit.of(post, kind=RevisionKind.IMPORT, note=note[:500], by=by)
    newest = post.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    revision_of(edit, newest + 1, now).save()


def remember_page_source(page: Page) -> None:
    """Save what a page remembers of its file, which says what the page says by now."""
    page.imported_at = page.saved_at
    page.save(update_fields=_OF_A_PAGES_SOURCE)


def record_source_site(site: SourceSite) -> None:
    """Save what is known of a site at its latest import, in place of what was known of it."""
    site.pk = SourceSite.objects.filter(name=site.name).values_list("pk", flat=True).first()
    site.save()
