"""One old address, asked of the new site -> a row of the ledger."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from posts.importing.feed_items import FeedItem, feed_items
from posts.verification.client import UNENCODED, Client, ServerAnswer
from posts.verification.ledger import LedgerRow, Verdict
from posts.verification.reference import AddressKind, OldAddress
from posts.verification.served_page import ServedPage, read_page

#: Nobody ever had this address: what a site says here, it says of what it does not know.
NONSENSE = "/no-such-page-was-ever-here-0f3a9c/"
#: A list says its number or its category in its own way; these keep their titles.
_TITLED = (AddressKind.POST, AddressKind.PAGE)
_PERMANENT = (301, 308)
_SHOWN_AROUND_A_DIFFERENCE = 30


def replay(
    addresses: Sequence[OldAddress],
    client: Client,
    *,
    threads: int,
    tell: Callable[[int], None],
) -> list[LedgerRow]:
    """Ask for every address, in ``threads`` threads; ``tell`` hears how many are done."""
    verifier = Verifier(client)
    rows = []
    with ThreadPoolExecutor(threads) as pool:
        for row in pool.map(verifier.check, addresses):
            rows.append(row)
            tell(len(rows))
    return rows


@dataclass
class Verifier:
    """Compares old addresses with what one site answers."""

    client: Client
    _pictures: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nonsense = self.client.get(NONSENSE)
        self._emptiness = read_page(nonsense.html).text_hash if nonsense.status == 200 else ""

    def check(self, old: OldAddress) -> LedgerRow:
        """Ask for one address and judge the answer."""
        answer = self.client.get(quote(old.path, safe=f"{UNENCODED}?"))
        page = read_page(answer.html) if "html" in answer.content_type else None
        verdict, detail = self._judge(old, answer, page)
        return LedgerRow(
            path=old.path,
            kind=old.kind,
            verdict=verdict,
            status=answer.status if not answer.hops else answer.hops[0],
            location=answer.location,
            title=page.title if page else "",
            canonical=page.canonical if page else "",
            text_hash=page.text_hash if page else "",
            detail=detail,
        )

    # Each verdict is a way out of its own: the order of the questions is the rule.
    def _judge(  # noqa: PLR0911
        self, old: OldAddress, answer: ServerAnswer, page: ServedPage | None
    ) -> tuple[Verdict, str]:
        failure = self._failure(old, answer, page)
        if failure:
            return failure
        if old.kind == AddressKind.SHADOWED:
            return self._shadowed(old)
        if len(answer.hops) > 1:
            return Verdict.CHAIN, f"{len(answer.hops)} redirects to {unquote(answer.path)}"
        if old.kind == AddressKind.DEAD:
            return Verdict.HEALED, ""
        if old.kind == AddressKind.REDIRECT and not _same_place(answer.path, old.target):
            return Verdict.WRONG_TARGET, f"leads to {unquote(answer.path)}, not to {old.target}"
        if any(hop not in _PERMANENT for hop in answer.hops):
            return Verdict.MOVED_FOR_NOW, "、".join(map(str, answer.hops))
        difference = self._difference(old, answer, page)
        if difference:
            return difference
        return (Verdict.MOVED, "") if answer.hops else (Verdict.SAME, "")

    def _failure(  # noqa: PLR0911
        self, old: OldAddress, answer: ServerAnswer, page: ServedPage | None
    ) -> tuple[Verdict, str] | None:
        if answer.is_loop:
            return Verdict.LOOP, f"comes back to {answer.location}"
        if answer.status == 410:
            return Verdict.GONE, ""
        if answer.status == 404:
            lost = Verdict.LOST_IMAGE if old.kind == AddressKind.IMAGE else Verdict.MISSING
            return (Verdict.STILL_DEAD if old.kind == AddressKind.DEAD else lost), ""
        if answer.status != 200:
            return Verdict.FAULT, answer.location
        if page and self._emptiness and page.text_hash == self._emptiness:
            if old.kind == AddressKind.DEAD:
                return Verdict.STILL_DEAD, ""
            return Verdict.SOFT_404, "says what it says of any address"
        if old.kind == AddressKind.POST and not (page and page.is_article):
            return Verdict.SOFT_404, "answers 200 without an article"
        return None

    def _difference(  # noqa: PLR0911
        self, old: OldAddress, answer: ServerAnswer, page: ServedPage | None
    ) -> tuple[Verdict, str] | None:
        if old.kind == AddressKind.FEED:
            return _changed_items(old, answer)
        if old.kind == AddressKind.IMAGE and not _is_picture(answer):
            return Verdict.LOST_IMAGE, answer.content_type or "empty"
        if page is None or old.kind in (AddressKind.FILE, AddressKind.IMAGE, AddressKind.REDIRECT):
            return None
        if old.title and old.kind in _TITLED and page.title != old.title:
            return Verdict.CHANGED_TITLE, f"{old.title} → {page.title}"
        if old.text is not None and page.text != old.text:
            return Verdict.CHANGED_TEXT, _first_difference(old.text, page.text)
        if page.canonical and not _same_place(page.canonical, answer.path):
            return Verdict.WRONG_CANONICAL, page.canonical
        lost = [
            image for image in (*old.images, *page.images) if not self._loads(image, answer.path)
        ]
        return (Verdict.LOST_IMAGE, "、".join(dict.fromkeys(lost))) if lost else None

    def _shadowed(self, old: OldAddress) -> tuple[Verdict, str]:
        """Look for a post that the old site hid behind another: at its file's day, or numbered."""
        for path in (old.target, *(f"{old.path.rstrip('/')}-{number}/" for number in (2, 3))):
            answer = self.client.get(quote(path, safe=UNENCODED))
            if path and answer.status == 200 and read_page(answer.html).title == old.title:
                return Verdict.HEALED, f"{old.title}: {unquote(answer.path)}"
        return Verdict.MISSING, f"{old.title} is nowhere"

    def _loads(self, image: str, page: str) -> bool:
        path = self.client.request_path(image, page)
        if path is None:
            return True
        if path not in self._pictures:
            self._pictures[path] = _is_picture(self.client.get(path))
        return self._pictures[path]


def _changed_items(old: OldAddress, answer: ServerAnswer) -> tuple[Verdict, str] | None:
    """A feed may have newer items; the others keep their identity, and only the oldest may go."""
    items = feed_items(answer.html)
    places = {_place(urlsplit(item.link).path): item for item in items}
    missing = [item for item in old.items if not _is_known(item, items)]
    for item in missing:
        now = places.get(_place(urlsplit(item.link).path))
        if now is not None:
            return Verdict.CHANGED_GUID, f"{item.identity} → {now.guid or 'no GUID'}"
    # Newer items push out the oldest, one each; anything else that is not there was lost.
    left = len(old.items) - len(missing)
    was_pushed_out = list(old.items[left:]) == missing and len(missing) <= len(items) - left
    if missing and not (left and was_pushed_out):
        return Verdict.LOST_ITEM, "、".join(item.identity for item in missing)
    return None


def _is_known(old: FeedItem, items: Sequence[FeedItem]) -> bool:
    if old.guid:
        return any(item.guid == old.guid for item in items)
    return any(item.identity == old.link for item in items)


def _is_picture(answer: ServerAnswer) -> bool:
    return answer.status == 200 and answer.content_type.startswith("image/") and bool(answer.body)


def _same_place(one: str, other: str) -> bool:
    return _place(urlsplit(one).path) == _place(urlsplit(other).path)


def _place(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path)).rstrip("/")


def _first_difference(old: str, new: str) -> str:
    ends = min(len(old), len(new))
    place = next((at for at in range(ends) if old[at] != new[at]), ends)
    begin, end = max(0, place - _SHOWN_AROUND_A_DIFFERENCE), place + _SHOWN_AROUND_A_DIFFERENCE
    return f"…{old[begin:end]}… → …{new[begin:end]}…"
