import pytest
from django.apps import apps
from django.db import connection

from posts.migrations._storage import LONG

pytestmark = pytest.mark.django_db


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps long values apart")
@pytest.mark.parametrize("model", sorted(LONG))
def test_on_sqlite_the_long_columns_stand_last_so_that_lists_read_no_bodies(model):
    table = apps.get_model("posts", model)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        columns = tuple(name for _, name, *_ in cursor.fetchall())
    assert columns[-len(LONG[model]) :] == LONG[model]
