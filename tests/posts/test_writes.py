"""What editors and readers see is written by ``posts.workflow`` alone: no other room calls Django's
methods that write rows, but for those that are named here with the reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.test import RequestFactory

ROOT = Path(__file__).parents[2]

#: Rooms that write what is their own.
MAY_WRITE = {
    "posts/workflow": "the road to every change",
    "posts/models": "managers of rows that count (editions, words) write what the counting needs",
    "posts/search": "the index, the log of queries and the dictionary made of it",
    "posts/related": "what the site itself puts beside articles, made anew whenever it is lost",
}
#: Single writes elsewhere: the module and the model, or what stands before the method.
EXCEPTIONS = {
    ("posts/importing/importer.py", "ImportRun.objects.create"): "the record of a run",
    ("posts/importing/importer.py", "run.delete"): "the record of a run",
    ("posts/importing/uploads.py", "ImportRun.objects.create"): "the record of a run",
    ("posts/importing/uploads.py", "run.save"): "the record of a run",
    ("posts/importing/importer.py", "run.save"): "the record of a run",
    ("posts/importing/importer.py", "ImportRun.objects.filter.update"): "the record of a run",
    ("posts/jobs/renditions.py", "images.update"): "only the wish for copies, which come later",
}

_UNMISTAKABLE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
_STATEMENT = re.compile(r"^\s*(?:insert into|update \S+ set|delete from|truncate) ", re.IGNORECASE)


def modules() -> Iterator[Path]:
    for room in ("cms", "posts"):
        yield from (path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)


def writes_in(source: str) -> Iterator[str]:
    """What the code calls to write rows: the names before the method, and the method."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _STATEMENT.findall(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from [".".join(_names(node.func))] * _writes_rows(node, node.func)


def _writes_rows(call: ast.Call, method: ast.Attribute) -> bool:
    """Whether a call is one of Django's, told from those of dicts, files and stores by its form."""
    names = {keyword.arg for keyword in call.keywords}
    match method.attr.removeprefix("a"):
        case name if name in _UNMISTAKABLE:
            return True
        case "create":
            return bool({"objects", "_default_manager"} & set(_names(method)))
        case "update":
            return not call.args and bool(names)
        case "delete":
            return not call.args and not names
        case "save":
            return not call.args and "commit" not in names
    return False


def _names(node: ast.expr) -> list[str]:
    match node:
        case ast.Attribute(value=value, attr=attr):
            return [*_names(value), attr]
        case ast.Call(func=func):
            return _names(func)
        case ast.Name(id=name):
            return [name]
    return ["…"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Post.objects.filter(pk=1).update(title='x')", ["Post.objects.filter.update"]),
        ("post.save()", ["post.save"]),
        ("post.save(update_fields=['title'])", ["post.save"]),
        ("Post.objects.all().delete()", ["Post.objects.all.delete"]),
        ("self.model._default_manager.create(a=1)", ["self.model._default_manager.create"]),
        ("Post.objects.bulk_create(rows)", ["Post.objects.bulk_create"]),
        ("await post.asave()", ["post.asave"]),
        ("cursor.execute('DELETE FROM posts_post')", ["DELETE FROM "]),
        ("found.update({1: 2})", []),
        ("storage.save(name, content)", []),
        ("storage.delete(name)", []),
        ("formset.save(commit=False)", []),
    ],
)
def test_a_write_is_known_by_its_form(source, found):
    assert list(writes_in(source)) == found


def test_nobody_writes_around_the_workflow():
    found = {
        (str(path.relative_to(ROOT)), write)
        for path in modules()
        if not str(path.relative_to(ROOT)).startswith(tuple(f"{room}/" for room in MAY_WRITE))
        for write in writes_in(path.read_text("utf-8"))
    }
    assert found - EXCEPTIONS.keys() == set(), "write it in posts.workflow"
    assert EXCEPTIONS.keys() - found == set(), "these write no more: take them off the list"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "desk",
    [desk for model, desk in admin.site._registry.items() if model.__module__.startswith("posts.")],
    ids=lambda desk: type(desk).__name__,
)
def test_a_desk_saves_and_deletes_through_the_workflow(desk):
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_active=True)
    methods = []
    if desk.has_add_permission(request) or desk.has_change_permission(request):
        methods.append("save_model")
    if desk.has_delete_permission(request):
        methods += ["delete_model", "delete_queryset"]
    if desk.inlines:
        methods.append("save_related")

    own = [name for name in methods if getattr(type(desk), name) is getattr(ModelAdmin, name)]
    assert own == []
