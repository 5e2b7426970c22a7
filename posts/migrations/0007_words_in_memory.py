from django.db import migrations, models


def compress_quickly(apps, editor):
    """Where this PostgreSQL has lz4: packing an article's text takes a tenth of pglz's time."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'lz4' = ANY(enumvals) FROM pg_settings"
            " WHERE name = 'default_toast_compression'"
        )
        row = cursor.fetchone()
    if row and row[0]:
        editor.execute("ALTER TABLE posts_searchdocument ALTER COLUMN body SET COMPRESSION lz4")


#: The columns that fill several pages of SQLite's; what is read most stands before the rest.
LONG = {
    'post': ('toc', 'front_matter', 'front_matter_text', 'body', 'body_html', 'source_bytes'),
    'searchdocument': ('text', 'body'),
}


def lay_short_columns_first(apps, editor):
    """SQLite reads a row from its beginning: a list of ten posts walked through their bodies."""
    if editor.connection.vendor != "sqlite":
        return
    for name, fields in LONG.items():
        model = apps.get_model('posts', name)
        found = [model._meta.get_field(field) for field in fields]
        editor._remake_table(model, alter_fields=[(field, latest(field)) for field in found])


def latest(field):
    """The same field, made last: in that order Django lays the columns of a table made anew."""
    same = field.clone()
    same.set_attributes_from_name(field.name)
    same.model = field.model
    return same


class Migration(migrations.Migration):

    dependencies = [
        ('posts', '0006_search_beyond_the_database'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchdocument',
            name='body',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='searchdocument',
            name='facets',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.RunPython(compress_quickly, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(
            lay_short_columns_first, migrations.RunPython.noop, elidable=False
        ),
    ]
