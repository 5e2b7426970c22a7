"""By what feed readers know a post."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from posts import workflow
from posts.models import Edition, Post, Status
from posts.workflow import Edit
from tests import factories

pytestmark = pytest.mark.django_db

LATER = factories.MORNING + timedelta(hours=1)


def save(post: Post, **changes) -> Post:
    for name, value in changes.items():
        setattr(post, name, value)
    workflow.record_edit(Edit(post, tags=(), authors=()), now=LATER)
    return Post.objects.get(pk=post.pk)


def new_post(**changes) -> Post:
    values = {"title": "新工場", "slug": "fab", "body": "本文。", "status": Status.PUBLISHED}
    return Post(**{**values, "published_at": factories.MORNING, **changes})


def test_a_new_post_gets_a_number_of_its_own_and_keeps_it():
    post = save(new_post())
    assert post.guid.startswith("urn:uuid:")
    moved = save(post, slug="moved", title="別の見出し")
    assert (moved.guid, moved.path) == (post.guid, "/2025/11/04/moved/")


def test_an_imported_post_is_known_by_the_address_that_it_came_with():
    factories.make_publication()
    post = save(new_post(source_key="site/a.md", slug="半"))
    assert post.guid == "https://news.example/2025/11/04/%E5%8D%8A/"
    assert save(post, slug="moved").guid == post.guid


def test_a_post_from_before_identities_is_known_by_the_address_that_it_had():
    factories.make_publication()
    post = factories.make_post(path="/2025/11/04/old/", slug="old")
    assert save(post, slug="moved").guid == "https://news.example/2025/11/04/old/"


def test_nobody_gets_the_address_by_which_another_post_is_known():
    first = save(new_post(source_key="site/a.md"))
    save(first, slug="moved")
    second = save(new_post(source_key="site/b.md"))
    assert second.path == "/2025/11/04/fab/"
    assert second.guid != first.guid


@pytest.mark.parametrize(
    ("source_key", "beginning"), [(None, "urn:uuid:"), ("site/a.md", "http://127.0.0.1:8000/2")]
)
def test_a_draft_gets_its_identity_when_it_is_published(source_key, beginning):
    user = User.objects.create_superuser("aoki")
    draft = save(new_post(status=Status.DRAFT, published_at=None, source_key=source_key))
    assert draft.guid == ""
    published = workflow.record_edit(
        workflow.Edit.of(draft, by=user), to=Status.PUBLISHED, now=LATER
    )
    assert Post.objects.get(pk=published.pk).guid.startswith(beginning)


def test_old_identities_are_taken_over_and_readers_learn_of_it():
    post, other = factories.make_post(), factories.make_post(guid="kept")
    before = Edition.objects.current()
    workflow.adopt_guids({post.pk: "https://old.example/?p=42"})
    assert Post.objects.get(pk=post.pk).guid == "https://old.example/?p=42"
    assert Post.objects.get(pk=other.pk).guid == "kept"
    assert Edition.objects.current() == before + 1
