import django.contrib.postgres.indexes
from django.db import migrations

#: PostgreSQL sorts pending tokens into the index whenever it analyses the table; by itself it would
#: do so only after a tenth of the posts were saved. Nothing asks for statistics of tokens.
TENDED = """
    ALTER TABLE posts_searchtoken SET (
        autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
    ALTER TABLE posts_searchtoken
        ALTER COLUMN tokens SET STATISTICS 0, ALTER COLUMN id SET STATISTICS 1;
    ALTER INDEX search_token_gin RESET (gin_pending_list_limit);
"""


def let_postgresql_tend_the_index(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(TENDED)


class Migration(migrations.Migration):

    dependencies = [
        ('posts', '0007_words_in_memory'),
    ]

    operations = [
        migrations.RunPython(
            let_postgresql_tend_the_index, migrations.RunPython.noop, elidable=False
        ),
        # The index itself stays: making it anew takes minutes in a long archive.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex(model_name='searchtoken', name='search_token_gin'),
                migrations.AddIndex(
                    model_name='searchtoken',
                    index=django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=['tokens'], name='search_token_gin'
                    ),
                ),
            ],
        ),
    ]
