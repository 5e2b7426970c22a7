import gc

from cms.garbage_collection import spare_what_stays


def test_full_collections_pass_over_what_is_loaded_when_the_server_starts():
    try:
        spare_what_stays()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
