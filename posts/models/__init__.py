"""The nouns of the newsroom, one file a noun."""

from posts.models.alias import Alias
from posts.models.byline import Byline
from posts.models.edition import Edition
from posts.models.image import Image
from posts.models.import_run import ImportRun
from posts.models.link import Link
from posts.models.post import Post, PostQuerySet, Status
from posts.models.publication import Publication
from posts.models.relation import Relation, RelationKind
from posts.models.revision import Revision, RevisionKind
from posts.models.tagging import Tagging

__all__ = [
    "Alias",
    "Byline",
    "Edition",
    "Image",
    "ImportRun",
    "Link",
    "Post",
    "PostQuerySet",
    "Publication",
    "Relation",
    "RelationKind",
    "Revision",
    "RevisionKind",
    "Status",
    "Tagging",
]
