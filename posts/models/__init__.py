"""The nouns of the newsroom, one file a noun."""

from posts.models.alias import Alias, AliasStatus
from posts.models.byline import Byline
from posts.models.content_fields import (
    CONTENT,
    PROVENANCE,
    Content,
    ContentField,
    Json,
    RowField,
    RowsField,
    content_field,
    content_of,
)
from posts.models.edition import Edition, KeptForEdition
from posts.models.image import Image, RenditionState
from posts.models.imports import ImportRun, RunState, SourceSite
from posts.models.kept_file import KeptFile
from posts.models.kinds import Markup, PostKind
from posts.models.link import Link
from posts.models.logged_query import LONGEST_LOGGED, LoggedQuery
from posts.models.merge import Merge
from posts.models.pins import FrontSlot, PinnedResult
from posts.models.post import Page, Post
from posts.models.post_queryset import PostQuerySet
from posts.models.publication import Publication
from posts.models.relation import (
    Relation,
    RelationKind,
    Suggestion,
    Topic,
    TopicTerm,
    WordFrequencies,
)
from posts.models.revision import SNAPSHOT_VERSION, Revision, RevisionKind
from posts.models.search_document import (
    SearchChange,
    SearchDocument,
    SearchDocumentQuerySet,
    SearchToken,
)
from posts.models.series import Series
from posts.models.spelling_group import (
    AcceptedVariation,
    SpellingGroup,
    SpellingVariation,
    VariationKind,
    identity_of,
    spellings_in,
)
from posts.models.tagging import Tagging
from posts.models.visibility import Status, public_at
from posts.models.word import LONGEST_WORD, Word, WordCount
