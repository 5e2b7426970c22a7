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
from posts.workflow.kept_files import FileToKeep, keep_file
from posts.workflow.link_repairs import Rewriting, lead_to_post, rewrite_body, rewritings_of
from posts.workflow.linking import own_hosts, welcome
from posts.workflow.pages import (
    PageEdit,
    check_paths,
    delete_page,
    page_links,
    record_page,
    record_pages,
    render_page_body,
)
from posts.workflow.redirects import (
    Fault,
    Redirect,
    Refused,
    fault_of,
    make_redirect,
    record_alias,
    record_redirects,
    spell_target,
)
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
    "Rewriting",
    "Fault",
    "FileToKeep",
    "PageEdit",
    "Redirect",
    "Refused",
    "allowed_transitions",
    "authors_named",
    "belongs_to_a_page",
    "categories_named",
    "check_paths",
    "delete_fact",
    "delete_page",
    "delete_post",
    "fault_of",
    "keep_file",
    "make_redirect",
    "own_hosts",
    "page_links",
    "lead_to_post",
    "publish",
    "record_alias",
    "record_edit",
    "record_edits",
    "record_fact",
    "record_page",
    "record_pages",
    "record_redirects",
    "render_into",
    "render_page_body",
    "rerender",
    "restore",
    "rewrite_body",
    "rewritings_of",
    "return_to_draft",
    "spell_target",
    "submit_for_review",
    "tags_named",
    "welcome",
    "withdraw",
]
