"""`manage.py create_editor`: an account for the newsroom's desk, its password shown once."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Create an editor's account, unless it is there already."""

    help = "Create an editor's account and print its password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the account."""
        parser.add_argument("--username", default="editor", help="default: editor")

    def handle(self, *, username: str, **options: Any) -> None:
        """Create the account and print its password, or say that it exists."""
        password = create_editor(username)
        if password is None:
            self.stdout.write(
                f"The account {username} exists; its password is unchanged "
                f"(manage.py changepassword {username} sets another)."
            )
        else:
            self.stdout.write(
                f"Created the account {username} with the password {password} "
                "(shown this once; manage.py changepassword sets another)."
            )


def create_editor(username: str) -> str | None:
    """Create ``username`` with every right and return its new password; None if it exists."""
    accounts = get_user_model()._default_manager
    if accounts.filter(username=username).exists():
        return None
    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser(username=username, password=password)
    return password
