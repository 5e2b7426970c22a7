"""The report of 表記ゆれ: words that the archive writes in more than one way."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from posts.admin.rights import editor_of, may_see_posts
from posts.admin.search.query_reports import (
    check_report_permission,
    missing_report,
    report_page,
    rising_report,
)
from posts.jobs import search_jobs
from posts.models import AcceptedVariation, SpellingVariation, VariationKind, WordCount
from posts.search.suggest.archive_spellings import MOST_KEYS, accept, open_variations, reopen

_GROUPS_A_PAGE = 50
_DECIDES = "posts.change_spellinggroup"
_COLUMNS = ("種類", "提案する表記", "提案する表記の記事数", "ほかの表記", "ほかの表記の記事数")
#: Excel takes a file without this mark for Shift_JIS.
_BYTE_ORDER_MARK = "\ufeff"


@require_safe
def spellings_report(request: HttpRequest) -> HttpResponse:
    """The groups of spellings; raises PermissionDenied for those without a right to them."""
    check_report_permission(request)
    now = timezone.now()
    search_jobs.count_when_due(now)
    kind = _kind_of(request)
    page = Paginator(open_variations(kind), _GROUPS_A_PAGE).get_page(request.GET.get("p"))
    count = WordCount.objects.current()
    context = {
        "title": "表記ゆれ",
        "page": page,
        "rows": [_row(request, variation) for variation in page],
        "kind": kind,
        "kinds": [("", "すべて"), *VariationKind.choices],
        "accepted": AcceptedVariation.objects.select_related("by"),
        "counted_at": count.counted_at,
        "is_counting": count.is_under_way(now),
        "may_decide": request.user.has_perm(_DECIDES),
        "most_keys": MOST_KEYS,
    }
    return report_page(request, "spellings", context)


@require_safe
def spellings_table(request: HttpRequest) -> HttpResponse:
    """The same groups as CSV, a line for each spelling that is not the proposed one."""
    check_report_permission(request)
    response = HttpResponse(_BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="spellings.csv"'
    table = csv.writer(response)
    table.writerow(_COLUMNS)
    for variation in open_variations(_kind_of(request)).iterator():
        table.writerows(_lines(variation))
    return response


@require_POST
def accept_spellings(request: HttpRequest) -> HttpResponse:
    """Leave a group as it is; raises PermissionDenied for those who may not decide."""
    _refuse_who_may_not_decide(request)
    identity = request.POST.get("identity", "").replace("\r\n", "\n")
    variation = open_variations().filter(identity=identity).first()
    if variation is None:
        messages.warning(request, _why_it_is_gone(identity))
    else:
        accept(variation, by=editor_of(request), at=timezone.now())
        messages.success(
            request, f"「{variation}」をそのままにしました。今後は一覧に表示しません。"
        )
    return _back(request)


@require_POST
def release_spellings(request: HttpRequest) -> HttpResponse:
    """Take that decision back; raises PermissionDenied for those who may not decide."""
    _refuse_who_may_not_decide(request)
    identity = request.POST.get("identity", "").replace("\r\n", "\n")
    accepted = AcceptedVariation.objects.filter(identity=identity).first()
    if accepted is not None:
        reopen(accepted)
        messages.success(request, f"「{accepted}」を一覧に戻しました。")
    return _back(request)


def _refuse_who_may_not_decide(request: HttpRequest) -> None:
    if not request.user.has_perm(_DECIDES):
        raise PermissionDenied


def _why_it_is_gone(identity: str) -> str:
    """Why a group is listed no more: somebody was faster, or the words were counted anew."""
    settled = SpellingVariation.objects.exclude(accepted=None).select_related("accepted__by")
    variation = settled.filter(identity=identity).first()
    if variation is None or variation.accepted is None:
        return "この組はもう一覧にありません。集計し直されたようです。"
    by = f"（決めた人：{variation.accepted.by}）" if variation.accepted.by else ""
    return f"「{variation}」は、すでにそのままにしてあります{by}。"


def _back(request: HttpRequest) -> HttpResponse:
    here = {name: request.POST[name] for name in ("kind", "p") if request.POST.get(name)}
    query = f"?{urlencode(here)}" if here else ""
    return HttpResponseRedirect(reverse("admin:search_spellings") + query)


def _kind_of(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in VariationKind.values else ""


def _row(request: HttpRequest, variation: SpellingVariation) -> dict[str, Any]:
    """A group with the way to the articles of each spelling, "" for who may not see articles."""
    may_list = may_see_posts(request)
    first, *others = (
        {**spelling, "list": _articles(spelling) if may_list else ""}
        for spelling in variation.spellings
    )
    return {"variation": variation, "proposed": first, "others": others}


def _articles(spelling: dict[str, Any]) -> str:
    """The desk's list of just the articles that have the spelling, with the passages.

    The search takes all spellings of a word for one, so that the keys tell the articles apart.
    """
    text = spelling["text"]
    keys = ",".join(map(str, spelling["keys"]))
    wanted = {"id__in": keys, "q": f'"{text}"' if " " in text else text}
    return f"{reverse('admin:posts_post_changelist')}?{urlencode(wanted)}"


def _lines(variation: SpellingVariation) -> Iterable[list[Any]]:
    first, *others = variation.spellings
    for other in others:
        kind = variation.get_kind_display()
        yield [kind, first["text"], first["posts"], other["text"], other["posts"]]


def report_urls(site: AdminSite) -> list[URLPattern]:
    """``search/missing/``, ``rising/`` and ``spellings/``, for those signed in at this site."""
    wrap = site.admin_view
    return [
        path("search/missing/", wrap(missing_report), name="search_missing"),
        path("search/rising/", wrap(rising_report), name="search_rising"),
        path("search/spellings/", wrap(spellings_report), name="search_spellings"),
        path("search/spellings.csv", wrap(spellings_table), name="search_spellings_table"),
        path("search/spellings/accept/", wrap(accept_spellings), name="search_spellings_accept"),
        path("search/spellings/release/", wrap(release_spellings), name="search_spellings_release"),
    ]
