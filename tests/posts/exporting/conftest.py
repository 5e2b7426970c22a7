"""The small site of the imports' tests, which exports write back."""

from tests.posts.importing.conftest import run_import, site, write

__all__ = ["run_import", "site", "write"]
