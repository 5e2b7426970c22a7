"""The sixty terms over the real archive, through tokens, queries and matches without a database."""

import re

import pytest

from tests.posts.search.archive import FOLDER, MemoryIndex, archive_texts
from tests.posts.search.terms import TERMS, Term

#: Recall and precision from which on a term is right.
_GOOD = 0.98


def test_there_are_sixty_different_terms():
    assert len({term.query for term in TERMS}) == len(TERMS) == 60


@pytest.mark.slow
@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real archive is not on this machine")
def test_nine_terms_in_ten_find_what_a_reader_expects():
    texts = archive_texts()
    index = MemoryIndex.of(texts)
    wrong = [term.query for term in TERMS if not _is_right(term, texts, index.find(term.query))]
    assert len(wrong) <= len(TERMS) / 10, wrong


def _is_right(term: Term, texts: list[str], got: set[int]) -> bool:
    truth = re.compile(term.truth, re.IGNORECASE)
    want = {number for number, text in enumerate(texts) if truth.search(text)}
    if not want or not got:
        return want == got
    return min(len(want & got) / len(want), len(want & got) / len(got)) >= _GOOD
