"""The people at the desk, each with a client of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

WRITING = ("add_post", "change_post", "view_post", "delete_post")


@pytest.fixture
def chief(db) -> User:
    """Who may do everything."""
    return User.objects.create_superuser("desk", password="desk")


@pytest.fixture
def as_chief(chief: User) -> Client:
    client = Client()
    client.force_login(chief)
    return client


@pytest.fixture
def as_staff_with(db) -> Callable[..., Client]:
    """A signed-in member of staff with just these rights."""

    def sign_in(*codenames: str) -> Client:
        user = User.objects.create_user(f"staff-{User.objects.count()}", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def as_writer(as_staff_with: Callable[..., Client]) -> Client:
    """Who may write, but not decide what readers see."""
    return as_staff_with(*WRITING)
