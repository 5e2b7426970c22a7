"""Values -> nodes of a JSON-LD graph (schema.org). Pure: what they say is text, never markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

#: The longest headline that Google's article markup takes, in characters.
LONGEST_HEADLINE = 110
#: What a voice reads of an article: templates/posts/article.html marks these.
SPEAKABLE = ("h1", ".dek")

JSON = Mapping[str, Any]


class Node(Protocol):
    """Something that a page can say of itself."""

    def as_json(self) -> JSON:
        """Return the node as schema.org writes it; what is empty is left out."""
        ...


@dataclass(frozen=True)
class ImageNode:
    """A picture under its full address; sizes in pixels, 0 where they are not known."""

    url: str
    width: int = 0
    height: int = 0

    def as_json(self) -> JSON:
        return _filled("ImageObject", url=self.url, width=self.width, height=self.height)


@dataclass(frozen=True)
class OrganizationNode:
    """Who publishes; ``home`` is the full address of the home page."""

    name: str
    home: str
    logo: ImageNode
    description: str = ""
    same_as: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.home}#organization"

    def as_json(self) -> JSON:
        return _filled(
            "Organization",
            self.id,
            name=self.name,
            url=self.home,
            logo=self.logo.as_json(),
            description=self.description,
            sameAs=list(self.same_as),
        )


@dataclass(frozen=True)
class WebsiteNode:
    """The site as a whole; ``search`` is the address of its search before the words, or ""."""

    name: str
    home: str
    publisher: str
    description: str = ""
    search: str = ""

    @property
    def id(self) -> str:
        return f"{self.home}#website"

    def as_json(self) -> JSON:
        target = {"@type": "EntryPoint", "urlTemplate": f"{self.search}{{search_term_string}}"}
        action = {
            "@type": "SearchAction",
            "target": target,
            "query-input": "required name=search_term_string",
        }
        return _filled(
            "WebSite",
            self.id,
            name=self.name,
            url=self.home,
            description=self.description,
            inLanguage="ja",
            publisher={"@id": self.publisher},
            potentialAction=action if self.search else None,
        )


@dataclass(frozen=True)
class PersonNode:
    """An author by name; ``url`` is the full address of the author's page."""

    name: str
    url: str
    description: str = ""
    image: ImageNode | None = None
    same_as: tuple[str, ...] = ()

    def as_json(self) -> JSON:
        return _filled(
            "Person",
            name=self.name,
            url=self.url,
            description=self.description,
            image=self.image.as_json() if self.image else None,
            sameAs=list(self.same_as),
        )


@dataclass(frozen=True)
class ArticleNode:
    """An article; ``kind`` is NewsArticle or BlogPosting, moments carry the site's zone.

    Without ``writers`` the publisher is its author.
    """

    kind: str
    url: str
    headline: str
    image: ImageNode
    published: datetime
    modified: datetime
    publisher: OrganizationNode
    writers: tuple[PersonNode, ...] = ()
    description: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    minutes: int = 0

    def as_json(self) -> JSON:
        writers = [writer.as_json() for writer in self.writers]
        publisher = _short(self.publisher)
        return _filled(
            self.kind,
            f"{self.url}#article",
            headline=shortened(self.headline, LONGEST_HEADLINE),
            description=self.description,
            url=self.url,
            mainEntityOfPage={"@type": "WebPage", "@id": self.url},
            image=[self.image.as_json()],
            datePublished=self.published.isoformat(),
            dateModified=self.modified.isoformat(),
            author=writers or [publisher],
            publisher=publisher,
            articleSection=self.section,
            keywords=list(self.keywords),
            inLanguage="ja",
            isAccessibleForFree=True,
            timeRequired=f"PT{self.minutes}M" if self.minutes else "",
            speakable={"@type": "SpeakableSpecification", "cssSelector": list(SPEAKABLE)},
        )


@dataclass(frozen=True)
class BreadcrumbStep:
    """A name with the full address to which it leads."""

    name: str
    url: str


@dataclass(frozen=True)
class BreadcrumbsNode:
    """The way from the home page to the page at ``url``, which is the last step."""

    url: str
    steps: tuple[BreadcrumbStep, ...]

    def as_json(self) -> JSON:
        rungs = [
            _filled("ListItem", position=number, name=step.name, item=step.url)
            for number, step in enumerate(self.steps, start=1)
        ]
        return _filled("BreadcrumbList", f"{self.url}#breadcrumb", itemListElement=rungs)


@dataclass(frozen=True)
class CollectionNode:
    """A list of articles, in the order in which the page shows them."""

    url: str
    name: str
    website: str
    description: str = ""
    entries: tuple[BreadcrumbStep, ...] = ()

    def as_json(self) -> JSON:
        entries = [
            _filled("ListItem", position=number, name=entry.name, url=entry.url)
            for number, entry in enumerate(self.entries, start=1)
        ]
        shown = _filled("ItemList", numberOfItems=len(entries), itemListElement=entries)
        return _filled(
            "CollectionPage",
            self.url,
            name=self.name,
            url=self.url,
            description=self.description,
            inLanguage="ja",
            isPartOf={"@id": self.website},
            mainEntity=shown if entries else None,
        )


@dataclass(frozen=True)
class ProfileNode:
    """The page of one author."""

    url: str
    person: PersonNode
    website: str

    def as_json(self) -> JSON:
        return _filled(
            "ProfilePage",
            self.url,
            name=self.person.name,
            url=self.url,
            inLanguage="ja",
            isPartOf={"@id": self.website},
            mainEntity=self.person.as_json(),
        )


@dataclass(frozen=True)
class PageNode:
    """A page that stands for itself."""

    url: str
    name: str
    website: str
    description: str = ""

    def as_json(self) -> JSON:
        return _filled(
            "WebPage",
            self.url,
            name=self.name,
            url=self.url,
            description=self.description,
            inLanguage="ja",
            isPartOf={"@id": self.website},
        )


@dataclass(frozen=True)
class QuestionNode:
    """A question with its answer, both as HTML without tags."""

    name: str
    answer: str


@dataclass(frozen=True)
class QuestionsNode:
    """The questions that the article at ``url`` asks and answers."""

    url: str
    questions: Sequence[QuestionNode]

    def as_json(self) -> JSON:
        entities = [
            _filled(
                "Question",
                name=question.name,
                acceptedAnswer=_filled("Answer", text=question.answer),
            )
            for question in self.questions
        ]
        return _filled("FAQPage", f"{self.url}#questions", mainEntity=entities)


def shortened(text: str, longest: int) -> str:
    """Return ``text``, cut to ``longest`` characters with an ellipsis at the end."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _short(organization: OrganizationNode) -> JSON:
    return _filled(
        "Organization",
        organization.id,
        name=organization.name,
        url=organization.home,
        logo=organization.logo.as_json(),
    )


def _filled(kind: str, identity: str = "", **properties: Any) -> dict[str, Any]:
    head = {"@type": kind, "@id": identity}
    return {key: value for key, value in {**head, **properties}.items() if value}
