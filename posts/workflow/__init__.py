"""The only road to a change: what readers see changes here, in one transaction, or not at all."""

from posts.related.similar import THE_SAME, Degree, Similar, Story, similar_to, similar_to_post
from posts.related.suggestions import suggest, suggest_after_import, suggest_for_all
from posts.related.topics import count_terms, write_missing_topics
from posts.workflow.addresses import belongs_to_a_page, has_route
from posts.workflow.agreements import record_agreement, remember_page_source
from posts.workflow.deletion import delete_post
from posts.workflow.edits import Edit, record_edit, record_edits, render_into, rerender
from posts.workflow.feed_guids import take_over_identities
from posts.workflow.kept_files import (
    FileToKeep,
    check_kept_path,
    delete_kept_file,
    keep_file,
)
from posts.workflow.links.internal_links import own_hosts, welcome
from posts.workflow.links.redirects import (
    Fault,
    Redirect,
    Refused,
    fault_of,
    make_redirect,
    record_alias,
    record_redirects,
    spell_target,
)
from posts.workflow.links.repairs import Rewriting, lead_to_post, rewrite_body, rewritings_of
from posts.workflow.merging import Merging, is_merged, merge_posts, undo_merge, united_tags
from posts.workflow.moves import (
    allowed_transitions,
    publish,
    restore,
    return_to_draft,
    submit_for_review,
    withdraw,
)
from posts.workflow.pages import (
    PageEdit,
    check_paths,
    delete_page,
    record_page,
    record_pages,
    render_page_body,
)
from posts.workflow.pictures import drop_renditions, record_renditions, renew_bodies
from posts.workflow.rerendering import rerender_all
from posts.workflow.rights import may_publish
from posts.workflow.search_index import settle_search_index
from posts.workflow.series import (
    append_parts,
    arrange_parts,
    delete_series,
    release_parts,
)
from posts.workflow.taxonomies import (
    authors_named,
    categories_named,
    delete_fact,
    record_fact,
    series_named,
    tags_named,
)

__all__ = [
    "THE_SAME",
    "Degree",
    "Edit",
    "Rewriting",
    "Fault",
    "FileToKeep",
    "Merging",
    "PageEdit",
    "Redirect",
    "Refused",
    "Similar",
    "Story",
    "allowed_transitions",
    "append_parts",
    "arrange_parts",
    "authors_named",
    "belongs_to_a_page",
    "categories_named",
    "check_paths",
    "count_terms",
    "delete_fact",
    "delete_page",
    "delete_post",
    "delete_series",
    "drop_renditions",
    "fault_of",
    "has_route",
    "is_merged",
    "keep_file",
    "delete_kept_file",
    "check_kept_path",
    "make_redirect",
    "may_publish",
    "merge_posts",
    "own_hosts",
    "lead_to_post",
    "publish",
    "record_agreement",
    "record_alias",
    "record_edit",
    "record_edits",
    "record_fact",
    "record_page",
    "record_pages",
    "record_redirects",
    "record_renditions",
    "remember_page_source",
    "render_into",
    "render_page_body",
    "renew_bodies",
    "release_parts",
    "rerender",
    "rerender_all",
    "restore",
    "rewrite_body",
    "rewritings_of",
    "return_to_draft",
    "series_named",
    "settle_search_index",
    "similar_to",
    "similar_to_post",
    "spell_target",
    "take_over_identities",
    "submit_for_review",
    "suggest",
    "suggest_after_import",
    "suggest_for_all",
    "tags_named",
    "undo_merge",
    "united_tags",
    "welcome",
    "withdraw",
    "write_missing_topics",
]
