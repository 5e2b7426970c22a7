"""Queries that nobody types in good faith, or by accident only."""

from __future__ import annotations

from tests.posts.search.terms import TERMS

HOSTILE = (
    "",
    "\x00\ud800",
    "'; DROP TABLE posts_post; --",
    '"""((^* AND NEAR(a b) {c}:*',
    ".*(?P<x>[a-z]+)+$",
    "%_" * 2000,
    "。、！？" * 2500,
    "の" * 10_000,
    "記事" * 5_000,
    "a " * 5_000,
    "ン ー ス ト ラ ム イ ル",
    "の に を は が と も",
    " ".join(f"語{number}" for number in range(500)),
    " ".join(chr(0x4E00 + number) for number in range(500)),
    " OR ".join(term.query for term in TERMS),
    " ".join(f"-{term.query}" for term in TERMS),
    " ".join(term.query for term in TERMS),
    "AI " + " ".join(f"-{chr(0x3042 + number)}" for number in range(60)),
    '"' + "あいうえお" * 1800,
    "tag:" * 1000,
    "tag:AI author:記者1 category:企業 after:0001-01-01 before:9999-12-31 の",
    " ".join(f"tag:{term.query}" for term in TERMS),
)
