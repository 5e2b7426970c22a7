import pytest

from tests import postgresql
from tests.bench.parity import SAMPLE_ARCHIVE, answers_by_engine, differences
from tests.opensearch.node import is_possible


@pytest.mark.slow
@pytest.mark.skipif(postgresql.find_binaries() is None, reason="PostgreSQL is not installed")
def test_every_database_and_engine_finds_the_same_in_the_same_order_for_every_query():
    answers = answers_by_engine(SAMPLE_ARCHIVE)
    assert set(answers) == {"SQLite", "PostgreSQL", *(["OpenSearch"] if is_possible() else [])}
    found = [query for query, paths in answers["SQLite"].items() if paths]
    assert len(answers["SQLite"]) > 1_000
    assert len(found) > 300
    assert differences(answers) == []
