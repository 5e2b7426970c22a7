from collections import Counter

import pytest

from posts.search.dictionary.word_lists import groups_of, shipped_groups, shipped_names
from posts.search.tokens import fold
from posts.search.tokens.folding import one_form


def test_the_lists_hold_a_few_hundred_groups():
    assert shipped_names() == ("abbreviations", "loanwords", "names", "okurigana")
    assert len(shipped_groups()) > 300


def test_no_word_is_in_two_groups():
    words = Counter(word for group in shipped_groups() for word in set(map(fold, group)))
    assert [word for word, groups in words.items() if groups > 1] == []


def test_every_spelling_of_a_group_is_another_one():
    for group in shipped_groups():
        assert len(group) > 1, group
        assert len(set(map(one_form, group))) == len(group), group


def test_spellings_are_stable_under_folding_and_have_no_stray_blanks():
    for word in (word for group in shipped_groups() for word in group):
        assert fold(fold(word)) == fold(word) != ""
        assert word == word.strip()


def test_an_unknown_list_is_refused():
    with pytest.raises(FileNotFoundError):
        groups_of("unknown")
