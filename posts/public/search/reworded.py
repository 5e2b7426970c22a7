"""What a page says where other words were searched for than those that were typed."""

from __future__ import annotations

from posts.search.answering import RewordedAnswer


def reworded_sentence(said: str, answer: RewordedAnswer) -> str:
    """Say what was searched in place of ``said``, and why; "" where nothing else was."""
    rewording = answer.rewording
    if rewording is None:
        return ""
    hits = len(answer.as_typed.hits.keys)
    why = f"の検索結果は{hits}件だけなので" if hits else "に一致する記事がないため"
    mended = "".join(f"「{typed}」を「{meant}」に直し、" for typed, meant in rewording.corrected)
    left_out = "".join(f"「{word}」" for word in rewording.left_out)
    without = f"{left_out}を除いて、" if left_out else ""
    searched = rewording.text.replace(" OR ", "／")
    return f"「{said}」{why}、{mended}{without}「{searched}」で検索しました。"


def with_day(answer: RewordedAnswer) -> str:
    """The query that keeps what was searched to the month or year that was typed; "" for none."""
    rewording = answer.rewording
    if rewording is None or not rewording.day or not rewording.has_words:
        return ""
    return f"{rewording.text} after:{rewording.day} before:{rewording.day}"
