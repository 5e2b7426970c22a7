"""A cluster of OpenSearch for the tests of the engines."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.opensearch.node import MISSING, is_possible, running_node


@pytest.fixture(scope="session")
def opensearch_url() -> Iterator[str]:
    """The address of a cluster whose index may be lost: the given one, or a node of the run."""
    given = os.environ.get("TEST_OPENSEARCH_URL")
    if given:
        yield given
        return
    if not is_possible():
        pytest.skip(MISSING)
    with running_node() as address:
        yield address
