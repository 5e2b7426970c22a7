"""What all tests of the public site share."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _a_database(db) -> None:
    """Every address is answered from the database."""
