import pytest

from tests import postgresql
from tests.bench.parity import SAMPLE_ARCHIVE, answers_by_database, differences


@pytest.mark.slow
@pytest.mark.skipif(postgresql.find_binaries() is None, reason="PostgreSQL is not installed")
def test_sqlite_and_postgresql_find_the_same_in_the_same_order_for_every_query():
    answers = answers_by_database(SAMPLE_ARCHIVE)
    assert set(answers) == {"SQLite", "PostgreSQL"}
    found = [query for query, paths in answers["SQLite"].items() if paths]
    assert len(answers["SQLite"]) > 1_000
    assert len(found) > 300
    assert differences(answers) == []
