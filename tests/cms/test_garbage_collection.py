import gc

from cms.garbage_collection import exempt_loaded_objects


def test_full_collections_pass_over_what_is_loaded_when_the_server_starts():
    try:
        exempt_loaded_objects()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
