"""The desk of the internal links: which lost address matters most, and how it is found again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from posts import workflow
from posts.admin.custom_pages import desk_page
from posts.admin.rights import ReadOnlyMixin, editor_of
from posts.admin.text_comparison import compare, hunks
from posts.admin.typed_bases import LinkModelAdmin
from posts.errors import NewsroomError
from posts.messages import in_japanese
from posts.models import Link, Post

ADDRESSES_A_PAGE = 50
#: Posts and pages of one address that are listed; the number of all of them is said.
MOST_LISTED = 200
#: Bodies whose differences stand on one page; the rest follows when these are done.
MOST_REWRITINGS = 50

_STATES = {"dead": "切れている", "moved": "転送で届く", "alive": "届く", "all": "すべて"}


class LinkDesk(ReadOnlyMixin, LinkModelAdmin):
    """``/``, ``target/?path=…`` and ``rewrite/?path=…``: addresses, not single links."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        rewrite = require_http_methods(["GET", "POST"])(self.rewrite_view)
        return [
            path("", wrap(require_GET(self.changelist_view)), name="posts_link_changelist"),
            path("target/", wrap(require_GET(self.target_view)), name="posts_link_target"),
            path("lead/", wrap(require_POST(self.lead_view)), name="posts_link_lead"),
            path("rewrite/", wrap(rewrite), name="posts_link_rewrite"),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The addresses that bodies link to, the most used first."""
        self._check_view_permission(request)
        state = request.GET.get("state", "dead")
        state = state if state in _STATES else "dead"
        query = request.GET.get("q", "").strip()[:200]
        found = links_in(state).filter(path__contains=query) if query else links_in(state)
        addresses = found.values("path").annotate(
            sources=Count("post", distinct=True), uses=Count("pk")
        )
        page = Paginator(addresses.order_by("-sources", "path"), ADDRESSES_A_PAGE).get_page(
            request.GET.get("p")
        )
        context = {
            "title": "サイト内リンク",
            "page": page,
            "state": state,
            "states": [
                (name, label, urlencode({"state": name, "q": query}))
                for name, label in _STATES.items()
            ],
            "query": query,
            "here": urlencode({"state": state, "q": query}),
        }
        return self._page(request, "list", context)

    def target_view(self, request: HttpRequest) -> HttpResponse:
        """One address: who links to it, and what can be done about it."""
        self._check_view_permission(request)
        return self._target_page(request, _wanted(request.GET), LeadForm(self.admin_site))

    def lead_view(self, request: HttpRequest) -> HttpResponse:
        """Make the address an old one of a post, and point every link to it there."""
        if not request.user.has_perm("posts.add_alias"):
            raise PermissionDenied
        wanted = _wanted(request.POST)
        form = LeadForm(self.admin_site, request.POST)
        if not form.is_valid():
            return self._target_page(request, wanted, form)
        try:
            changed = workflow.redirect_to_post(
                wanted, form.cleaned_data["post"], now=timezone.now()
            )
        except NewsroomError as error:
            form.add_error("post", in_japanese(error))
            return self._target_page(request, wanted, form)
        title = form.cleaned_data["post"].title
        self.message_user(
            request, f"「{title}」に向けました。{changed}件の本文のリンクが届くようになりました。"
        )
        return HttpResponseRedirect(_url("target", wanted))

    def rewrite_view(self, request: HttpRequest) -> HttpResponse:
        """Show how the bodies would change (GET); change those that were shown (POST)."""
        self._check_view_permission(request)
        wanted = _wanted(request.POST if request.method == "POST" else request.GET)
        rewritings = [
            rewriting
            for rewriting in workflow.link_rewrites_for(wanted)
            if self._may_rewrite(request, rewriting.post)
        ][:MOST_REWRITINGS]
        if request.method == "POST":
            return self._rewrite(request, wanted, rewritings)
        shown = [
            (rewriting.post, hunks(compare(rewriting.post.body, rewriting.body)))
            for rewriting in rewritings
        ]
        context = {"title": "本文のリンクを書き換える", "path": wanted, "rewritings": shown}
        return self._page(request, "rewrite", context)

    def _rewrite(
        self, request: HttpRequest, wanted: str, rewritings: list[workflow.LinkRewrite]
    ) -> HttpResponse:
        done = 0
        for rewriting in rewritings:
            seen = request.POST.get(f"version_{rewriting.post.pk}", "")
            if not seen.isdecimal():
                continue
            try:
                workflow.record_link_rewrite(
                    rewriting, int(seen), by=editor_of(request), now=timezone.now()
                )
                done += 1
            except NewsroomError as error:
                self.message_user(
                    request, f"「{rewriting.post.title}」：{in_japanese(error)}", messages.ERROR
                )
        if done:
            self.message_user(request, f"{done}件の記事の本文を書き換えました。")
        return HttpResponseRedirect(_url("target", wanted))

    def _may_rewrite(self, request: HttpRequest, post: Post) -> bool:
        return self.admin_site.get_model_admin(Post).has_change_permission(request, post)

    def _target_page(self, request: HttpRequest, wanted: str, form: LeadForm) -> HttpResponse:
        links = Link.objects.filter(path=wanted).select_related("post", "target")
        links = links.order_by(F("post__published_at").desc(nulls_last=True), "pk")
        first = links.first()
        if first is None:
            raise Http404(f"no body links to {wanted}")
        dead = Link.objects.dead().filter(path=wanted).exists()
        moved = first.target is not None and first.target.path not in (None, wanted)
        context = {
            "title": wanted,
            "path": wanted,
            "links": links[:MOST_LISTED],
            "total": links.count(),
            "target": first.target,
            "dead": dead,
            "may_lead": first.target is None and dead and request.user.has_perm("posts.add_alias"),
            "may_rewrite": moved and request.user.has_perm("posts.change_post"),
            "rewrite_url": _url("rewrite", wanted),
            "form": form,
            "media": form.media,
        }
        return self._page(request, "target", context, status=422 if form.errors else 200)

    def _check_view_permission(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {"opts": self.opts, **context}
        return desk_page(request, f"posts/link/{name}.html", context, status=status)


class LeadForm(forms.Form):
    """The post that a lost address is to lead to."""

    post = forms.ModelChoiceField(
        Post.objects.filter(path__isnull=False),
        label="記事",
        error_messages={"required": "記事を選んでください。"},
    )

    def __init__(self, site: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["post"]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget = AutocompleteSelect(Link._meta.get_field("target"), site)
        field.widget.choices = field.choices


def links_in(state: str) -> QuerySet[Link]:
    """The links in one of the states by which the list is filtered."""
    if state == "dead":
        return Link.objects.dead()
    if state == "moved":
        return Link.objects.filter(target__path__isnull=False).exclude(target__path=F("path"))
    if state == "alive":
        return Link.objects.exclude(pk__in=Link.objects.dead().values("pk"))
    return Link.objects.all()


def _wanted(values: Any) -> str:
    wanted: str = values.get("path", "")
    if not wanted:
        raise Http404("no address was named")
    return wanted


def _url(name: str, wanted: str) -> str:
    return f"{reverse(f'admin:posts_link_{name}')}?{urlencode({'path': wanted})}"
