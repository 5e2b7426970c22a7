"""The real archive as texts, and a small index in memory, to try terms on without a database."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from posts.search.dictionary.word_lists import shipped_groups
from posts.search.query import ParsedQuery, expand, has, parse
from posts.search.tokens import fold, needed_tokens, tokens_of, without_repeats

FOLDER = Path(__file__).resolve().parents[4] / "shared/archive/_posts"
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"<[^>]+>|[*_`#>|]+")


def archive_texts() -> list[str]:
    """Return the readable text of each post, its front matter included."""
    return [_plain(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.md"))]


def _plain(markdown: str) -> str:
    text = _PICTURE.sub(" ", _FENCED.sub(" ", markdown))
    return unicodedata.normalize("NFKC", _SIGNS.sub(" ", _LINK.sub(r"\1", text)))


@dataclass
class MemoryIndex:
    """Tokens to texts, as every database does it: the tokens narrow, the text decides."""

    folded: list[str] = field(default_factory=list)
    postings: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, texts: list[str]) -> MemoryIndex:
        index = cls()
        for number, text in enumerate(texts):
            index.folded.append(fold(without_repeats(text)))
            for token in tokens_of(index.folded[-1]):
                index.postings[token].add(number)
        return index

    def find(self, typed: str) -> set[int]:
        query = expand(parse(typed), shipped_groups())
        return self.answer(query)

    def answer(self, query: ParsedQuery) -> set[int]:
        hits = set(range(len(self.folded)))
        for group in query.groups:
            hits &= set().union(*(self._having(term.alternatives) for term in group))
        for term in query.excluded:
            hits -= self._having(term.alternatives)
        return hits

    def _having(self, alternatives: tuple[str, ...]) -> set[int]:
        return {
            number
            for alternative in alternatives
            for number in self._candidates(alternative)
            if has(self.folded[number], alternative)
        }

    def _candidates(self, alternative: str) -> set[int]:
        candidates = set(range(len(self.folded)))
        for needed in needed_tokens(alternative):
            if needed.is_prefix:
                begun = (t for t in self.postings if t.startswith(needed.token))
                candidates &= set().union(*(self.postings[token] for token in begun))
            else:
                candidates &= self.postings.get(needed.token, set())
        return candidates
