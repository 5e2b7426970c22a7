"""Posts, lists and pages -> the nodes that their pages carry."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from posts.authors.models import Author
from posts.categories.models import ArticleKind
from posts.models import Post, Publication
from posts.public.social import Picture, in_one_line, site_icon, social_image
from posts.public.structured_data.nodes import (
    ArticleNode,
    BreadcrumbsNode,
    BreadcrumbStep,
    CollectionNode,
    ImageNode,
    Node,
    OrganizationNode,
    PageNode,
    PersonNode,
    ProfileNode,
    QuestionsNode,
    WebsiteNode,
)
from posts.public.structured_data.questions import questions_of
from posts.rendering import Heading

#: A way as pages show it: names with percent-encoded addresses, "" for the page itself.
Way = Sequence[tuple[str, str]]


def article_graph(post: Post, publication: Publication, way: Way) -> tuple[Node, ...]:
    """What the page of a post says; category, tags, authors and cover are already loaded."""
    address = post.get_absolute_url()
    url = publication.absolute(address)
    assert post.published_at is not None
    told = ArticleNode(
        kind=post.category.article_kind if post.category else ArticleKind.NEWS,
        url=url,
        headline=post.title,
        image=_image(social_image(post, publication)),
        published=timezone.localtime(post.published_at),
        modified=timezone.localtime(max(filter(None, (post.published_at, post.updated_at)))),
        publisher=organization_of(publication),
        writers=tuple(person_of(author, publication) for author in post.author_list()),
        description=in_one_line(post.description or post.excerpt),
        section=post.category.name if post.category else "",
        keywords=tuple(tag.name for tag in post.tag_list()),
        minutes=post.reading_minutes,
    )
    graph: list[Node] = [told, breadcrumbs_of(way, address, publication)]
    outline = [Heading(entry["level"], entry["id"], entry["text"]) for entry in post.toc]
    questions = questions_of(outline, post.body_html)
    return (*graph, QuestionsNode(url, questions)) if questions else tuple(graph)


def home_graph(
    publication: Publication, posts: Sequence[Post], address: str, name: str
) -> tuple[Node, ...]:
    """What the home page and the pages behind it say: whose site this is, and what is new."""
    website = website_of(publication)
    organization = organization_of(publication)
    listed = collection_of(posts, publication, BreadcrumbStep(name, address))
    return (organization, website, listed)


def list_graph(
    publication: Publication, posts: Sequence[Post], page: BreadcrumbStep, way: Way
) -> tuple[Node, ...]:
    """What a page of a list says; ``page`` has its name and its percent-encoded address."""
    listed = collection_of(posts, publication, page)
    return (listed, breadcrumbs_of(way, page.url, publication))


def author_graph(author: Author, publication: Publication, way: Way) -> tuple[Node, ...]:
    """What the page of an author says."""
    address = author.get_absolute_url()
    profile = ProfileNode(
        url=publication.absolute(address),
        person=person_of(author, publication),
        website=website_of(publication).id,
    )
    return (profile, breadcrumbs_of(way, address, publication))


def page_graph(
    publication: Publication, page: BreadcrumbStep, description: str, way: Way
) -> tuple[Node, ...]:
    """What a page that stands for itself says; ``page`` has its percent-encoded address."""
    url = publication.absolute(page.url)
    told = PageNode(url, page.name, website_of(publication).id, description)
    return (told, breadcrumbs_of(way, page.url, publication))


def organization_of(publication: Publication) -> OrganizationNode:
    """The publisher."""
    account = publication.x_account.strip().lstrip("@")
    return OrganizationNode(
        name=publication.title,
        home=_home(publication),
        logo=_image(site_icon(publication)),
        description=publication.description or publication.tagline,
        same_as=(f"https://x.com/{account}",) if account else (),
    )


def website_of(publication: Publication) -> WebsiteNode:
    """The site, with its search."""
    return WebsiteNode(
        name=publication.title,
        home=_home(publication),
        publisher=organization_of(publication).id,
        description=publication.description or publication.tagline,
        search=f"{publication.absolute(reverse('search'))}?q=",
    )


def person_of(author: Author, publication: Publication) -> PersonNode:
    """An author."""
    url = publication.absolute(author.get_absolute_url())
    links = tuple(link.url for link in author.profile_links())
    return PersonNode(author.name, url, author.description, same_as=links)


def collection_of(
    posts: Sequence[Post], publication: Publication, page: BreadcrumbStep
) -> CollectionNode:
    """A list of posts."""
    entries = (
        BreadcrumbStep(post.title, publication.absolute(post.get_absolute_url())) for post in posts
    )
    return CollectionNode(
        url=publication.absolute(page.url),
        name=page.name,
        website=website_of(publication).id,
        entries=tuple(entries),
    )


def breadcrumbs_of(way: Way, address: str, publication: Publication) -> BreadcrumbsNode:
    """The way to the page at ``address``."""
    steps = (BreadcrumbStep(name, publication.absolute(url or address)) for name, url in way)
    return BreadcrumbsNode(publication.absolute(address), tuple(steps))


def _home(publication: Publication) -> str:
    return publication.absolute(reverse("home"))


def _image(picture: Picture) -> ImageNode:
    return ImageNode(picture.url, picture.width, picture.height)
