"""How SQLite and PostgreSQL keep what is long and what is searched, and the spellings to begin with.

What Django's own operations cannot say; the first migration ends with these. It can be made anew
from the models as long as they are put back behind it.
"""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: The columns that fill several pages of SQLite's; what is read most stands before the rest.
LONG = {
    'post': ('toc', 'front_matter', 'front_matter_text', 'body', 'body_html', 'source_bytes'),
    'revision': ('snapshot',),
    'searchdocument': ('text', 'body'),
}

#: What PostgreSQL packs with LZ4: Japanese takes its own method three times as long, which was a
#: third of an import.
PACKED = {
    'posts_post': ('body', 'body_html', 'front_matter_text'),
    'posts_revision': ('snapshot',),
    'posts_searchdocument': ('body',),
}

#: SQLite's index of tokens; what PostgreSQL has instead is the model SearchToken.
FTS5 = """CREATE VIRTUAL TABLE posts_search_index USING fts5(
    tokens, content='', detail=none, columnsize=0, tokenize='ascii')"""
HASH_SIZE = "INSERT INTO posts_search_index(posts_search_index, rank) VALUES ('hashsize', 16000000)"

#: PostgreSQL sorts pending tokens into the index whenever it analyses the table; by itself it would
#: do so only after a tenth of the posts were saved. Nothing asks for statistics of tokens.
TENDED = """
    ALTER TABLE posts_searchtoken SET (
        autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
    ALTER TABLE posts_searchtoken
        ALTER COLUMN tokens SET STATISTICS 0, ALTER COLUMN id SET STATISTICS 1;
"""


def pack_quickly(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let PostgreSQL pack long texts with LZ4 where it was built with it."""
    if editor.connection.vendor != 'postgresql':
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
        )
        # Before PostgreSQL 14 there is no such setting.
        if cursor.fetchone() != (True,):
            return
    for table, columns in PACKED.items():
        for column in columns:
            editor.execute(f'ALTER TABLE "{table}" ALTER "{column}" SET COMPRESSION lz4')


def make_index(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A SQLite without FTS5 goes without, and its searches read every document."""
    if editor.connection.vendor == 'postgresql':
        # What is read for every search is not compressed: unpacking took half of its time.
        editor.execute('ALTER TABLE posts_searchdocument ALTER COLUMN text SET STORAGE EXTERNAL')
        editor.execute('ALTER TABLE posts_searchtoken ALTER COLUMN tokens SET STORAGE EXTERNAL')
        editor.execute(TENDED)
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        if cursor.fetchone()[0]:
            cursor.execute(FTS5)
            cursor.execute(HASH_SIZE)


def drop_index(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == 'sqlite':
        editor.execute('DROP TABLE IF EXISTS posts_search_index')


def lay_short_columns_first(apps: Apps, editor: Any) -> None:
    """SQLite reads a row from its beginning: a list of ten posts walked through their bodies."""
    if editor.connection.vendor != 'sqlite':
        return
    for name, fields in LONG.items():
        model = apps.get_model('posts', name)
        found = [model._meta.get_field(field) for field in fields]
        editor._remake_table(model, alter_fields=[(field, latest(field)) for field in found])


def latest(field: Any) -> Any:
    """The same field, made last: in that order Django lays the columns of a table made anew."""
    same = field.clone()
    same.set_attributes_from_name(field.name)
    same.model = field.model
    return same


def ship_spellings(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the table with the groups that the program ships; from now on it is the editors'."""
    from posts.search.dictionary.word_lists import groups_of, shipped_names

    notes = {
        'abbreviations': '略語',
        'loanwords': 'カタカナ語',
        'names': '社名・製品名',
        'okurigana': '送り仮名・漢字とかな',
    }
    SpellingGroup = apps.get_model('posts', 'SpellingGroup')
    SpellingGroup.objects.bulk_create(
        SpellingGroup(spellings='\n'.join(group), note=notes.get(name, ''))
        for name in shipped_names()
        for group in groups_of(name)
    )


OPERATIONS = [
    migrations.RunPython(pack_quickly, migrations.RunPython.noop, elidable=False),
    migrations.RunPython(make_index, drop_index, elidable=False),
    migrations.RunPython(lay_short_columns_first, migrations.RunPython.noop, elidable=False),
    migrations.RunPython(ship_spellings, migrations.RunPython.noop, elidable=False),
]
