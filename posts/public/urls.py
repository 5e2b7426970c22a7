"""The addresses of the public site."""

from django.urls import URLPattern, path

from posts.public import converters, resolver
from posts.public.feeds import feeds
from posts.public.feeds.forms import ATOM, JSON, RSS
from posts.public.files import made_pictures
from posts.public.lists import front, indexes, lists, series
from posts.public.responses import PagedView
from posts.public.search.search_page import search
from posts.public.search.suggestions import description, suggest
from posts.public.sitemaps import llms, robots, sitemaps

converters.register()


def paged(route: str, view: PagedView, name: str) -> list[URLPattern]:
    """A list's address and those of its pages from the second on."""
    return [
        path(route, view, name=name),
        path(f"{route}page<number:number>/", view, name=f"{name}_page"),
    ]


def feed_forms(route: str, view: PagedView, name: str) -> list[URLPattern]:
    """The addresses of a list's feeds, below its own."""
    files = {"feed.xml": RSS, "atom.xml": ATOM, "feed.json": JSON}
    return [
        path(f"{route}{file}", view, {"form": form}, name=f"{name}_{form.route}")
        for file, form in files.items()
    ]


urlpatterns = [
    *paged("", front.home, "home"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="search_suggestions"),
    path("opensearch.xml", description, name="search_description"),
    path("series/", series.index, name="series_index"),
    path("series/<name:slug>/", series.series, name="series"),
    *paged("category/<name:slug>/", lists.category, "category"),
    path("tags/", indexes.tags, name="tags"),
    *paged("tags/<name:slug>/", lists.tag, "tag"),
    path("authors/", indexes.authors, name="authors"),
    *paged("authors/<name:slug>/", lists.author, "author"),
    path("archive/", indexes.archive, name="archive"),
    *paged("archive/<year:year>/", lists.archive_year, "archive_year"),
    *paged("archive/<year:year>/<month:month>/", lists.archive_month, "archive_month"),
    path("feed.xml", feeds.site, {"form": RSS}, name="feed"),
    path("atom.xml", feeds.site, {"form": ATOM}, name="atom"),
    path("feed.json", feeds.site, {"form": JSON}, name="json_feed"),
    path("feeds/<name:slug>.xml", feeds.category, {"form": RSS}, name="category_feed"),
    path("category/<name:slug>/atom.xml", feeds.category, {"form": ATOM}, name="category_atom"),
    path(
        "category/<name:slug>/feed.json", feeds.category, {"form": JSON}, name="category_json_feed"
    ),
    *feed_forms("tags/<name:slug>/", feeds.tag, "tag"),
    *feed_forms("authors/<name:slug>/", feeds.author, "author"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-posts-<int:part>.xml", sitemaps.posts, name="sitemap_posts"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("llms.txt", llms.index, name="llms"),
    path("llms-full.txt", llms.full, name="llms_full"),
    path("robots.txt", robots.robots, name="robots"),
    path("_pictures/<key:image>/<rendition:name>", made_pictures.rendition, name="rendition"),
    path("_pictures/cards/<key:post>/<digest:digest>.png", made_pictures.card, name="card"),
    path("<path:path>", resolver.any_address, name="any_address"),
]
