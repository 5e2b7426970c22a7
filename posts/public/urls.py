"""The addresses of the public site."""

from django.urls import URLPattern, path

from posts.public import address_resolver, converters
from posts.public.feed_formats import ATOM, JSON, RSS, FeedFormat
from posts.public.feeds import feeds
from posts.public.files import generated_pictures, site_icons
from posts.public.lists import front, indexes, lists, series
from posts.public.post_groups import GroupKind
from posts.public.responses import PagedView
from posts.public.search.autocomplete import description, suggest
from posts.public.search.search_page import search
from posts.public.sitemaps import llms, robots, sitemaps

converters.register()


def paged(route: str, view: PagedView, name: str, **more: str) -> list[URLPattern]:
    """A list's address and those of its pages from the second on; views are told ``more``."""
    return [
        path(route, view, more, name=name),
        path(f"{route}page<number:number>/", view, more, name=f"{name}_page"),
    ]


def group_feed(route: str, kind: GroupKind, form: FeedFormat) -> URLPattern:
    """The address of a feed of a category, a tag or an author."""
    return path(route, feeds.group, {"kind": kind, "form": form}, name=f"{kind}_{form.route}")


urlpatterns = [
    *paged("", front.home, "home"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="search_suggestions"),
    path("opensearch.xml", description, name="search_description"),
    path("series/", series.index, name="series_index"),
    path("series/<name:slug>/", series.series, name="series"),
    *paged("category/<name:slug>/", lists.group, "category", kind="category"),
    path("tags/", indexes.tags, name="tags"),
    *paged("tags/<name:slug>/", lists.group, "tag", kind="tag"),
    path("authors/", indexes.authors, name="authors"),
    *paged("authors/<name:slug>/", lists.group, "author", kind="author"),
    path("archive/", indexes.archive, name="archive"),
    *paged("archive/<year:year>/", lists.archive_year, "archive_year"),
    *paged("archive/<year:year>/<month:month>/", lists.archive_month, "archive_month"),
    path("feed.xml", feeds.site, {"form": RSS}, name="feed"),
    path("atom.xml", feeds.site, {"form": ATOM}, name="atom"),
    path("feed.json", feeds.site, {"form": JSON}, name="json_feed"),
    group_feed("feeds/<name:slug>.xml", "category", RSS),
    group_feed("category/<name:slug>/atom.xml", "category", ATOM),
    group_feed("category/<name:slug>/feed.json", "category", JSON),
    group_feed("tags/<name:slug>/feed.xml", "tag", RSS),
    group_feed("tags/<name:slug>/atom.xml", "tag", ATOM),
    group_feed("tags/<name:slug>/feed.json", "tag", JSON),
    group_feed("authors/<name:slug>/feed.xml", "author", RSS),
    group_feed("authors/<name:slug>/atom.xml", "author", ATOM),
    group_feed("authors/<name:slug>/feed.json", "author", JSON),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-posts-<int:part>.xml", sitemaps.posts, name="sitemap_posts"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("llms.txt", llms.index, name="llms"),
    path("llms-full.txt", llms.full, name="llms_full"),
    path("robots.txt", robots.robots, name="robots"),
    path("_pictures/<key:image>/<rendition:name>", generated_pictures.rendition, name="rendition"),
    path("_pictures/cards/<key:post>/<digest:digest>.png", generated_pictures.card, name="card"),
    path("_pictures/icons/<digest:digest>-<key:side>.png", site_icons.site_icon, name="site_icon"),
    path("_style/accent-<colour:colour>.css", site_icons.accent_style, name="accent_style"),
    path("<path:path>", address_resolver.any_address, name="any_address"),
]
