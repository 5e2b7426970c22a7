"""PostgreSQL reads the index of tokens for every search, whatever its planner thinks of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from posts.models import SearchDocument
from posts.search.index import candidates, rebuild, search
from posts.search.index.postgresql_index import TABLE
from posts.search.query import parse
from posts.search.search_requests import SearchRequest
from tests.posts.search.indexed_posts import NOW, write_archive

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the plans of PostgreSQL"),
]


@pytest.mark.parametrize("text", ["データ", "京都 量子", "法", "見つからない語"])
@pytest.mark.parametrize("few", [0, 3_000])
def test_a_search_reads_the_index_of_tokens_and_walks_no_table(text, few, monkeypatch):
    monkeypatch.setattr(candidates, "_FEW", few)
    write_archive(30)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plans = []

    def explain(execute, sql, params, many, context):
        if "enable_seqscan" in sql and "EXPLAIN" not in sql:
            settings, question = sql.split(";", 1)
            context["cursor"].execute(f"{settings}; EXPLAIN {question}", params)
            context["cursor"].nextset()
            plans.append("\n".join(line for (line,) in context["cursor"].fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        search(SearchRequest(parse(text), NOW))
    assert "Bitmap Index Scan on search_token_gin" in plans[0]
    assert plans
    assert not any("Seq Scan" in plan for plan in plans)


def test_the_newest_articles_are_read_in_the_order_of_an_index():
    write_archive(30)
    documents = SearchDocument.objects.public(NOW).order_by("-published_at", "-pk")
    with connection.cursor() as cursor:
        # Of a few rows any plan is cheap: what is asked is whether the index knows the order.
        cursor.execute("ANALYZE; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = documents.values_list("pk")[:5].explain()
    assert "Index Scan using document_newest" in plan
    assert "Sort" not in plan


def _tending() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name.reloptions, gin.reloptions, part.attname, part.attstattarget"
            " FROM pg_class AS name JOIN pg_attribute AS part ON part.attrelid = name.oid,"
            " pg_class AS gin"
            " WHERE name.relname = %s AND gin.relname = 'search_token_gin' AND part.attnum > 0"
            " ORDER BY part.attnum",
            [TABLE],
        )
        return list(cursor.fetchall())


def test_autovacuum_tends_the_index_that_was_made_anew_as_it_did_the_first():
    (settings, *_), tokens = before = _tending()
    assert "autovacuum_analyze_threshold=0" in settings
    assert tokens[2:] == ("tokens", 0)
    rebuild(lambda done, of: None)
    assert _tending() == before
