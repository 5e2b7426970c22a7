"""The only road to a change: what readers see changes here, in one transaction, or not at all."""

from posts.workflow.addresses import check_path_is_free, was_seen
from posts.workflow.edits import Edit
from posts.workflow.feed_guids import adopt_guids
from posts.workflow.kept_files import (
    FileToKeep,
    check_kept_file_path,
    delete_kept_file,
    keep_file,
)
from posts.workflow.link_repairs import (
    LinkRewrite,
    link_rewrites_for,
    record_link_rewrite,
    redirect_to_post,
)
from posts.workflow.links.aliases import add_aliases
from posts.workflow.links.internal_links import own_hosts
from posts.workflow.links.redirects import (
    Redirect,
    normalize_redirect_target,
    parse_redirect,
    record_alias,
    record_redirects,
    redirect_fault_of,
)
from posts.workflow.merging import combined_tags, merge_posts, undo_merge
from posts.workflow.pictures import (
    discard_renditions,
    mark_cards_by_name,
    record_pictures,
    record_renditions,
    refresh_pictures,
)
from posts.workflow.post_html import render_into, rerender, rerender_all
from posts.workflow.provenance import record_agreement, record_source_site
from posts.workflow.relations import add_relations, replace_relations
from posts.workflow.restoring import restore
from posts.workflow.routes import has_route, is_reserved
from posts.workflow.saving import delete_post, record_edit, record_edits
from posts.workflow.series import (
    append_parts,
    arrange_parts,
    delete_series,
    remove_parts,
)
from posts.workflow.taxonomies import (
    delete_and_advance_edition,
    get_or_create_named,
    save_and_advance_edition,
)
from posts.workflow.transitions import allowed_transitions, may_publish
