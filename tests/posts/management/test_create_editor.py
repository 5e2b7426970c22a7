"""`create_editor` makes an account once and shows its password once."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def create_editor(*arguments: str) -> str:
    printed = StringIO()
    call_command("create_editor", *arguments, stdout=printed)
    return printed.getvalue()


def password_in(sentence: str) -> str:
    match = re.search(r"with the password (\S+) ", sentence)
    assert match
    return match[1]


def test_the_account_opens_the_desk_with_the_printed_password():
    password = password_in(create_editor())

    editor = authenticate(username="editor", password=password)
    assert editor is not None
    assert (editor.is_staff, editor.is_superuser) == (True, True)


def test_the_account_can_have_another_name():
    create_editor("--username", "aoki")

    assert [user.get_username() for user in get_user_model().objects.all()] == ["aoki"]


def test_a_second_run_says_that_the_account_exists_and_keeps_its_password():
    password = password_in(create_editor())

    answer = create_editor()

    assert "editor exists; its password is unchanged" in answer
    assert authenticate(username="editor", password=password) is not None


def test_passwords_are_long_and_never_the_same():
    first, second = password_in(create_editor()), password_in(create_editor("--username", "aoki"))

    assert first != second
    assert min(len(first), len(second)) >= 16
