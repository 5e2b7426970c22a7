"""The two kinds of people that the workflow tells apart."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User


@pytest.fixture
def chief(db) -> User:
    """Who may publish."""
    user = User.objects.create_user("desk", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="publish_post"))
    return user


@pytest.fixture
def writer(db) -> User:
    """Who may not."""
    return User.objects.create_user("writer", is_staff=True)
