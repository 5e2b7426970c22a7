"""The only road to a change: what readers see changes here, in one transaction, or not at all."""

from posts.workflow.addressing import belongs_to_a_page
from posts.workflow.edits import Edit, record_edit, record_edits, render_into, rerender
from posts.workflow.facts import (
    authors_named,
    categories_named,
    delete_fact,
    record_fact,
    tags_named,
)
from posts.workflow.linking import welcome
from posts.workflow.removal import delete_post
from posts.workflow.transitions import (
    allowed_transitions,
    publish,
    restore,
    return_to_draft,
    submit_for_review,
    withdraw,
)

__all__ = [
    "Edit",
    "allowed_transitions",
    "authors_named",
    "belongs_to_a_page",
    "categories_named",
    "delete_fact",
    "delete_post",
    "publish",
    "record_edit",
    "record_edits",
    "record_fact",
    "render_into",
    "rerender",
    "restore",
    "return_to_draft",
    "submit_for_review",
    "tags_named",
    "welcome",
    "withdraw",
]
