"""The content record: every field of a post is declared, and read, stored and compared by it."""

from datetime import timedelta

import pytest

from posts.models import CONTENT, Image, Post, RowField, RowsField, content_field, content_of
from posts.models.content_fields import PROVENANCE
from tests.factories import MORNING, make_category, make_post, make_tag
from tests.posts.changed_content import another_value, full_draft

EACH_FIELD = pytest.mark.parametrize("field", CONTENT, ids=lambda field: field.name)
#: What a post is for good, what the workflow makes of its content, where it stands, and how often
#: it was saved.
DERIVED = frozenset(
    {
        *("id", "kind", "title_html", "body_html", "toc", "characters", "reading_minutes"),
        *("status", "guid", "version", "created_at", "saved_at"),
    }
)

#: Rows of other models about a post: how its tags and authors are stored, what was worked out of
#: it, and what is decided beside its text by functions of their own.
BESIDE = frozenset(
    {
        *("taggings", "bylines", "revisions", "aliases", "links", "inbound_links"),
        *("search_document", "topic", "topic_terms", "suggestions", "pointing_suggestions"),
        *("relations", "pointing_relations", "merge", "absorbed", "front_slot", "pinned_results"),
    }
)

DECLARED = [field.name for field in CONTENT] + [*DERIVED, *PROVENANCE, *BESIDE]


def test_every_field_of_a_post_is_declared_as_content_or_as_what_else_it_is():
    unknown = {field.name for field in Post._meta.get_fields()} - set(DECLARED)

    assert not unknown, "declare them in posts/models/content_fields.py, or above"


def test_no_field_is_declared_twice_and_none_that_the_model_has_no_more():
    assert len(DECLARED) == len(set(DECLARED))
    assert set(DECLARED) <= {field.name for field in Post._meta.get_fields()}


@EACH_FIELD
def test_each_field_has_a_japanese_label(field):
    assert not field.label.isascii()


@pytest.mark.django_db
@EACH_FIELD
def test_what_is_stored_says_whether_a_field_changed_and_how(field):
    post = full_draft(field)
    before = field.stored(field.of(post))
    after = field.stored(another_value(post, field))

    assert not field.differs(before, before)
    assert field.differs(before, after)
    assert field.shown(before) != field.shown(after)


@pytest.mark.django_db
def test_a_row_that_was_renamed_is_the_same_and_is_found_by_its_key():
    field, category = content_field("category"), make_category(name="技術")
    before = field.stored(category)
    category.name = "テクノロジー"
    category.save()

    assert isinstance(field, RowField)
    assert not field.differs(before, field.stored(category))
    assert field.shown(before) == "技術"
    assert field.rows_of(before) == [category]


@pytest.mark.django_db
def test_a_row_that_was_made_anew_is_the_same_and_is_found_by_its_name():
    field, tag = content_field("tags"), make_tag(name="量子")
    assert isinstance(field, RowsField)
    before = field.stored([tag])
    tag.delete()
    anew = make_tag(name="量子")

    assert not field.differs(before, field.stored([anew]))
    assert field.rows_of(before) == [anew]


@pytest.mark.django_db
def test_a_picture_that_is_gone_is_told_by_its_path():
    field = content_field("cover")
    cover = Image.objects.create(path="/assets/a.png", created_at=MORNING)
    before = field.stored(cover)
    cover.delete()

    assert isinstance(field, RowField)
    assert (field.shown(before), field.rows_of(before)) == ("/assets/a.png", [None])


def test_a_moment_is_told_in_the_newsrooms_time_and_to_the_second_where_it_has_some():
    field = content_field("published_at")
    shown = [field.shown(field.stored(MORNING + timedelta(seconds=s))) for s in (0, 7, 0.5)]

    assert shown == ["2025年11月4日 10:30", "2025年11月4日 10:30:07", "2025年11月4日 10:30"]
    assert not field.differs(field.stored(MORNING), field.stored(MORNING + timedelta(seconds=0.5)))


def test_whether_something_is_so_is_told_in_words():
    field = content_field("noindex")

    assert (field.shown(True), field.shown(False)) == ("はい", "いいえ")


@pytest.mark.django_db
def test_the_content_of_a_post_takes_rows_that_are_not_saved_yet():
    post, tag = make_post(), make_tag()

    assert content_of(post)["tags"] == []
    assert content_of(post, tags=[tag])["tags"] == [{"key": tag.pk, "name": "半導体"}]
