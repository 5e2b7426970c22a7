"""The settings of the tests: the site's own, under an environment and a database of their own.

``TEST_DATABASE=postgresql`` chooses the throw-away cluster of tests/postgresql.py, else SQLite.
"""

import os

#: Where nobody listens.
NO_CLUSTER = "http://127.0.0.1:1"
ON_POSTGRESQL = os.environ.get("TEST_DATABASE", "sqlite") == "postgresql"

# Every variable that the site reads, so that neither the caller's environment nor var/env counts.
os.environ.update(
    SECRET_KEY="for-tests-only-" + "x" * 50,
    DEBUG="0",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    SITE_URL="http://127.0.0.1:8000",
    TIME_ZONE="Asia/Tokyo",
    # A folder that nothing can be written to: each test gets one of its own from tests/conftest.py.
    MEDIA_ROOT="/dev/null/media",
    DATABASE_URL="postgres:///kawaraban" if ON_POSTGRESQL else "sqlite://:memory:",
    CACHE_URL="locmemcache://",
    SEARCH_BACKEND="database",
    SEARCH_MEMORY="16",
    OPENSEARCH_URL=NO_CLUSTER,
)

from cms.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The tests need no `collectstatic` beforehand.
STATIC_ROOT = None  # type: ignore[assignment]
LOGGING = {"version": 1, "disable_existing_loggers": False}
