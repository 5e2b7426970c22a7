"""What each node says, against files that were read by people and by Google's markup rules."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.public.structured_data.nodes import (
    LONGEST_HEADLINE,
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
    QuestionNode,
    QuestionsNode,
    WebsiteNode,
    shortened,
)

GOLDEN = Path(__file__).parent / "golden"
TOKYO = ZoneInfo("Asia/Tokyo")
HOME = "https://news.example/"
LOGO = ImageNode("https://news.example/logo.png", 600, 60)
PUBLISHER = OrganizationNode("瓦版", HOME, LOGO, "技術の新聞。", ("https://x.com/kawaraban",))
WRITER = PersonNode("青木 遥", f"{HOME}authors/aoki/")
ARTICLE = ArticleNode(
    kind="NewsArticle",
    url=f"{HOME}2025/11/04/fab/",
    headline="新工場が稼働",
    image=ImageNode(f"{HOME}cover.png", 1200, 630),
    published=datetime(2025, 11, 4, 10, 30, tzinfo=TOKYO),
    modified=datetime(2025, 11, 5, 9, 0, tzinfo=TOKYO),
    publisher=PUBLISHER,
    writers=(WRITER,),
    description="予定より早く稼働した。",
    section="技術",
    keywords=("半導体", "熊本"),
    minutes=5,
)
NODES: dict[str, Node] = {
    "article": ARTICLE,
    "bare_article": ArticleNode(
        kind="BlogPosting",
        url=f"{HOME}b/",
        headline="題名だけ",
        image=ImageNode(f"{HOME}static/img/touch.png"),
        published=datetime(2025, 11, 4, 10, 30, tzinfo=TOKYO),
        modified=datetime(2025, 11, 4, 10, 30, tzinfo=TOKYO),
        publisher=OrganizationNode("瓦版", HOME, LOGO),
    ),
    "organization": PUBLISHER,
    "website": WebsiteNode("瓦版", HOME, PUBLISHER.id, "技術の新聞。", f"{HOME}search/?q="),
    "website_without_search": WebsiteNode("瓦版", HOME, PUBLISHER.id),
    "breadcrumbs": BreadcrumbsNode(
        f"{HOME}b/",
        (BreadcrumbStep("ホーム", HOME), BreadcrumbStep("技術", f"{HOME}category/tech/")),
    ),
    "collection": CollectionNode(
        f"{HOME}category/tech/",
        "技術",
        f"{HOME}#website",
        "技術の記事。",
        (BreadcrumbStep("新工場が稼働", f"{HOME}a/"), BreadcrumbStep("題名だけ", f"{HOME}b/")),
    ),
    "empty_collection": CollectionNode(f"{HOME}category/tech/", "技術", f"{HOME}#website"),
    "profile": ProfileNode(
        f"{HOME}authors/aoki/",
        PersonNode("青木 遥", f"{HOME}authors/aoki/", "記者。", LOGO, ("https://x.com/aoki",)),
        f"{HOME}#website",
    ),
    "page": PageNode(f"{HOME}about/", "瓦版について", f"{HOME}#website", "編集部の紹介。"),
    "questions": QuestionsNode(
        f"{HOME}b/", (QuestionNode("何か？", "板。"), QuestionNode("誰か？", "瓦版屋。"))
    ),
}


@pytest.mark.parametrize("name", NODES)
def test_a_node_is_as_in_its_golden_file(name):
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert NODES[name].as_json() == expected


def test_every_golden_file_has_its_node():
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(NODES)


def test_a_headline_is_as_long_as_google_takes_it():
    assert len(shortened("長" * 300, LONGEST_HEADLINE)) == LONGEST_HEADLINE
    assert shortened("長" * 110, LONGEST_HEADLINE) == "長" * 110
