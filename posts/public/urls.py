"""The addresses of the public site."""

from django.urls import URLPattern, path

from posts.public import converters, feeds, indexes, lists, resolver, robots, sitemaps
from posts.public.pages import PagedView

converters.register()


def paged(route: str, view: PagedView, name: str) -> list[URLPattern]:
    """A list's address and those of its pages from the second on."""
    return [
        path(route, view, name=name),
        path(f"{route}page<number:number>/", view, name=f"{name}_page"),
    ]


urlpatterns = [
    *paged("", lists.home, "home"),
    *paged("category/<name:slug>/", lists.category, "category"),
    path("tags/", indexes.tags, name="tags"),
    *paged("tags/<name:slug>/", lists.tag, "tag"),
    path("authors/", indexes.authors, name="authors"),
    *paged("authors/<name:slug>/", lists.author, "author"),
    path("archive/", indexes.archive, name="archive"),
    *paged("archive/<year:year>/", lists.archive_year, "archive_year"),
    *paged("archive/<year:year>/<month:month>/", lists.archive_month, "archive_month"),
    path("feed.xml", feeds.rss, name="feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-posts-<int:part>.xml", sitemaps.posts, name="sitemap_posts"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("robots.txt", robots.robots, name="robots"),
    path("<path:path>", resolver.any_address, name="any_address"),
]
