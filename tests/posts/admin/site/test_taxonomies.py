from typing import Any

import pytest

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Edition
from posts.tags.models import Tag
from tests.factories import make_author, make_category, make_image, make_post, make_tag

KINDS: dict[str, tuple[Any, Any]] = {
    "authors/author": (Author, make_author),
    "categories/category": (Category, make_category),
    "tags/tag": (Tag, make_tag),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def sent(**changes: object) -> dict[str, object]:
    values = {"name": "新しい名前", "slug": "new", "description": "", "position": 10}
    return {**values, "article_kind": "NewsArticle", **changes}


@each_kind
def test_a_new_one_is_saved_and_advances_the_edition(as_chief, kind):
    as_chief.post(f"/admin/{kind}/add/", sent())

    assert KINDS[kind][0]._default_manager.get().slug == "new"
    assert Edition.objects.current() == 1


@each_kind
def test_the_slug_stays_because_a_page_lives_under_it(as_chief, kind):
    model, make = KINDS[kind]
    made = make(slug="stays")
    as_chief.post(f"/admin/{kind}/{made.pk}/change/", sent(slug="other"))

    changed = model._default_manager.get()
    assert (changed.name, changed.slug) == ("新しい名前", "stays")


@each_kind
def test_one_without_posts_is_deleted_and_advances_the_edition(as_chief, kind):
    model, make = KINDS[kind]
    as_chief.post(f"/admin/{kind}/{make().pk}/delete/", {"post": "yes"})

    assert not model._default_manager.exists()
    assert Edition.objects.current() == 1


@each_kind
def test_several_are_deleted_together(as_chief, kind):
    model, make = KINDS[kind]
    made = [make(name=f"名前{number}", slug=f"s{number}") for number in range(2)]
    action = {"action": "delete_selected", "post": "yes"}
    as_chief.post(f"/admin/{kind}/", {**action, "_selected_action": [one.pk for one in made]})

    assert not model._default_manager.exists()
    assert Edition.objects.current() == 2


@pytest.mark.parametrize("kind", ["authors/author", "categories/category"])
def test_one_that_posts_stand_under_is_kept(as_chief, kind):
    model, make = KINDS[kind]
    made = make()
    make_post(**({"authors": [made]} if model is Author else {"category": made}))
    as_chief.post(f"/admin/{kind}/{made.pk}/delete/", {"post": "yes"})

    assert model._default_manager.filter(pk=made.pk).exists()


@each_kind
def test_the_list_counts_posts_and_leads_to_them(as_chief, kind):
    author, category, tag = make_author(), make_category(), make_tag()
    make_post(title="その記事", authors=[author], category=category, tags=[tag])
    make_post(title="ほかの記事")
    page = as_chief.get(f"/admin/{kind}/").content.decode()
    link = page.split('<a href="/admin/posts/post/?')[1].split('"')[0]
    listed = as_chief.get(f"/admin/posts/post/?{link}").content.decode()

    assert "1件</a>" in page
    assert "その記事" in listed
    assert "ほかの記事" not in listed


@each_kind
def test_without_the_right_nothing_is_saved(as_writer, kind):
    assert as_writer.post(f"/admin/{kind}/add/", sent()).status_code == 403
    assert not KINDS[kind][0]._default_manager.exists()


def test_an_author_gets_portrait_role_and_links(as_chief):
    portrait = make_image("/assets/aoki.png")
    links = "https://x.com/aoki\r\nhttps://example.com/"
    changes = {"role": "編集委員", "portrait": portrait.pk, "links": links}
    as_chief.post("/admin/authors/author/add/", sent(**changes))

    author = Author.objects.get()
    assert (author.role, author.portrait) == ("編集委員", portrait)
    assert [link.label for link in author.profile_links()] == ["X", "example.com"]


def test_a_link_that_is_no_safe_address_is_refused_by_name(as_chief):
    page = as_chief.post("/admin/authors/author/add/", sent(links="javascript:alert(1)"))

    assert "javascript:alert(1)" in page.content.decode()
    assert not Author.objects.exists()


def test_categories_are_put_in_order_and_on_the_front_page_in_their_list(as_chief, client):
    made = [make_category(name=name, slug=name, position=10) for name in ("甲", "乙")]
    for category in made:
        make_post(category=category)
    rows: dict[str, object] = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "1"}
    shown = Category.objects.order_by("position", "name", "pk")
    for row, category in enumerate(shown):
        rows |= {f"form-{row}-id": category.pk, f"form-{row}-on_front": "on"}
        rows[f"form-{row}-position"] = 1 if category.name == "甲" else 2
    as_chief.post("/admin/categories/category/", rows)

    assert list(Category.objects.values_list("name", "position", "on_front")) == [
        ("甲", 1, True),
        ("乙", 2, True),
    ]
    assert Edition.objects.current() == 2
