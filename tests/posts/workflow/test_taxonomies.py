import pytest
from django.db.models import ProtectedError

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Edition
from posts.tags.models import Tag
from posts.workflow import (
    delete_and_advance_edition,
    get_or_create_named,
    save_and_advance_edition,
)
from tests.factories import make_author, make_category, make_post, make_tag

pytestmark = pytest.mark.django_db


def test_names_are_found_or_made():
    known = make_tag(name="半導体")
    tags = get_or_create_named(Tag, ["半導体", "量子", "半導体"])

    assert list(tags) == ["半導体", "量子"]
    assert tags["半導体"] == known
    assert Tag.objects.count() == 2


def test_names_are_told_apart_to_the_letter():
    tags = get_or_create_named(Tag, ["AI", "ai"])

    assert (tags["AI"].slug, tags["ai"].slug) == ("ai", "ai-2")


def test_tags_that_differ_in_signs_have_slugs_that_say_so():
    slugs = [tag.slug for tag in get_or_create_named(Tag, ["C", "C++", "C#"]).values()]

    assert slugs == ["c", "c-plus-plus", "c-sharp"]


def test_a_name_of_signs_only_gets_a_slug_all_the_same():
    assert get_or_create_named(Author, ["？？"])["？？"].slug == "name"


def test_a_category_can_be_given_its_slug():
    assert get_or_create_named(Category, ["技術"], {"技術": "tech"})["技術"].slug == "tech"


def test_a_fact_that_is_saved_or_deleted_advances_the_edition():
    author = Author(name="青木 遥", slug="aoki")
    save_and_advance_edition(author)
    assert Edition.objects.current() == 1
    delete_and_advance_edition(author)

    assert Edition.objects.current() == 2
    assert not Author.objects.exists()


@pytest.mark.parametrize("kind", ["author", "category"])
def test_a_fact_that_posts_stand_under_is_kept(kind):
    author, category = make_author(), make_category()
    make_post(authors=[author], category=category)
    with pytest.raises(ProtectedError):
        delete_and_advance_edition({"author": author, "category": category}[kind])

    assert Edition.objects.current() == 0
