import pytest

from posts.admin.search_reports.rising import bars, growth, rising_queries
from tests.posts.admin.search_reports.asked import TODAY, asked


def test_growth_is_of_weeks_and_gentle_with_small_numbers():
    assert growth(recent=3, earlier=0) == 4
    assert growth(recent=299, earlier=396) == 3
    assert growth(recent=9, earlier=36) == 1


def test_counts_are_drawn_in_relation_to_the_highest():
    assert bars([0, 5, 10]) == "▁▅█"
    assert bars([0, 0]) == "▁▁"


@pytest.mark.django_db
def test_a_query_rises_by_its_last_week_against_the_four_before():
    asked("gpu", 20, times=4, hits=1)
    asked("gpu", 6, times=1, hits=1)
    asked("gpu", 0, times=8, hits=2)
    rising = rising_queries(TODAY)

    assert [query.spelling for query in rising] == ["GPU"]
    assert (rising[0].recent, rising[0].earlier, rising[0].growth) == (9, 1.0, 5.0)
    assert rising[0].daily == (1, 0, 0, 0, 0, 0, 8)
    assert rising[0].hits == 2


@pytest.mark.django_db
def test_what_is_asked_as_ever_or_hardly_ever_does_not_rise():
    asked("steady", 20, times=40)
    asked("steady", 1, times=10)
    asked("rare", 1, times=2)
    asked("gone", 20, times=9)

    assert rising_queries(TODAY) == []


@pytest.mark.django_db
def test_what_is_older_than_five_weeks_and_what_is_to_come_do_not_count():
    asked("gpu", 35, times=99)
    asked("gpu", 0, times=3)
    asked("gpu", -1, times=99)

    assert [query.growth for query in rising_queries(TODAY)] == [4]


@pytest.mark.django_db
def test_what_grows_most_stands_first():
    asked("small", 1, times=4)
    asked("large", 1, times=30)

    assert [query.spelling for query in rising_queries(TODAY)] == ["LARGE", "SMALL"]
