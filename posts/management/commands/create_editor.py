"""`manage.py create_editor`: an account for the newsroom's desk, its password shown once."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Create an editor's account, unless it is there already."""

    help = "Create an editor's account and print its password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the account."""
        parser.add_argument("--username", default="editor", help="default: editor")

    def handle(self, *, username: str, **options: Any) -> None:
        """Create the account and print its password, or say that it exists."""
        if User.objects.filter(username=username).exists():
            self.stdout.write(
                f"The account {username} exists; its password is unchanged "
                f"(manage.py changepassword {username} sets another)."
            )
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(username, password=password)
        self.stdout.write(
            f"Created the account {username} with the password {password} "
            "(shown this once; manage.py changepassword sets another)."
        )
