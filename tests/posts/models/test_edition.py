import pytest
from django.db import transaction

from posts.models import Edition, KeptForEdition


@pytest.fixture
def readings():
    """What counts how often it is read, and what it gives for an edition."""
    calls: list[int] = []

    def reading() -> int:
        calls.append(1)
        return len(calls)

    return KeptForEdition(reading)


@pytest.mark.django_db(transaction=True)
def test_it_is_read_once_an_edition(readings):
    assert [readings(1), readings(1), readings(2), readings(2)] == [1, 1, 2, 2]


@pytest.mark.django_db(transaction=True)
def test_before_the_first_edition_it_is_read_each_time(readings):
    assert [readings(0), readings(0)] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_that_may_be_undone_nothing_is_kept(readings):
    with transaction.atomic():
        Edition.objects.advance()
        assert readings(Edition.objects.current()) == 1
        transaction.set_rollback(True)
    Edition.objects.advance()
    assert readings(Edition.objects.current()) == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_can_be_forgotten(readings):
    readings(1)
    KeptForEdition.forget_all()
    assert readings(1) == 2
