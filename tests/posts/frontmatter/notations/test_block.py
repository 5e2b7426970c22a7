import pytest

from posts.errors import FrontMatterError
from posts.frontmatter.notations.block import (
    DEEPEST_NESTING,
    LARGEST_BLOCK,
    MOST_CHARACTERS,
    MOST_VALUES,
    refuse_a_huge_block,
    refuse_deep_nesting,
    refuse_too_many,
)


def test_what_a_block_may_hold_is_let_through():
    refuse_a_huge_block("a" * LARGEST_BLOCK, 2)
    refuse_too_many(MOST_VALUES, MOST_CHARACTERS, 2)
    refuse_deep_nesting(DEEPEST_NESTING - 1, 2)


def test_a_block_that_is_too_large_is_refused_with_its_line():
    with pytest.raises(FrontMatterError, match="KiB") as fault:
        refuse_a_huge_block("円" * (LARGEST_BLOCK // 2), 2)
    assert fault.value.line == 2


@pytest.mark.parametrize(("values", "characters"), [(MOST_VALUES + 1, 0), (0, MOST_CHARACTERS + 1)])
def test_too_much_in_a_block_is_refused(values, characters):
    with pytest.raises(FrontMatterError, match="shorten"):
        refuse_too_many(values, characters, 2)


def test_deep_nesting_is_refused():
    with pytest.raises(FrontMatterError, match="flatten"):
        refuse_deep_nesting(DEEPEST_NESTING, 2)
