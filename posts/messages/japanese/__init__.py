"""The Japanese of messages: one table from the English pattern to the Japanese one."""

from __future__ import annotations

import errno
import os

from posts.messages.japanese import files, front_matter, site
from posts.messages.message import Fact, Message

#: Both patterns name the same facts; the Japanese one may leave some of them out.
SENTENCES = {**front_matter.SENTENCES, **files.SENTENCES, **site.SENTENCES}

#: What the system says of files, which comes into messages as a fact.
_SYSTEM_FAULTS = {
    os.strerror(errno.ENOENT): "ファイルがありません",
    os.strerror(errno.EACCES): "読む権限がありません",
    os.strerror(errno.EPERM): "許可されていません",
    os.strerror(errno.ELOOP): "シンボリックリンクが堂々巡りしています",
    os.strerror(errno.EISDIR): "フォルダーです",
    os.strerror(errno.ENAMETOOLONG): "ファイル名が長すぎます",
    os.strerror(errno.ENOSPC): "ディスクの空きがありません",
    os.strerror(errno.EIO): "読み書きに失敗しました",
}


def in_japanese(told: str | Exception) -> str:
    """Return a message, or the message of an error, in Japanese.

    Text that is no message comes back as it is: it was written in Japanese, or is somebody's own.
    """
    text = str(told)
    if not isinstance(text, Message):
        return _SYSTEM_FAULTS.get(text, text)
    facts = {name: _fact_in_japanese(fact) for name, fact in text.facts.items()}
    return SENTENCES[text.pattern].format(**facts)


def _fact_in_japanese(fact: Fact) -> Fact:
    return in_japanese(fact) if isinstance(fact, str) else fact
