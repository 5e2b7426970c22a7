"""One feed with all that a feed can hold, and one with as little as can be."""

from __future__ import annotations

from datetime import timedelta

from posts.public.feeds.channel import Channel, ChannelItem, PersonName
from tests import factories

FULL = ChannelItem(
    guid="https://news.example/2025/11/04/%E5%8D%8A/",
    url="https://news.example/2025/11/05/%E5%8D%8A%E5%B0%8E%E4%BD%93/",
    title="</script> & “新”<工場>👩‍🔬",
    summary="当初の予定より早く稼働した。",
    html='<p>本文 ]]> &amp; <a href="https://news.example/tags/">タグ</a></p>',
    published=factories.MORNING,
    updated=factories.MORNING + timedelta(hours=2),
    changed=factories.MORNING + timedelta(hours=3),
    writers=(
        PersonName("青木 遥", "https://news.example/authors/aoki/"),
        PersonName("井上 学", "https://news.example/authors/inoue/"),
    ),
    topics=("技術", "半導体"),
    picture="https://news.example/assets/cover.png",
)
BARE = ChannelItem(
    guid="42",
    url="https://news.example/b/",
    title="題名だけ",
    summary="",
    html="",
    published=factories.MORNING - timedelta(days=1),
    updated=factories.MORNING - timedelta(days=1),
    changed=factories.MORNING - timedelta(days=1),
)


def channel(file: str, items: tuple[ChannelItem, ...] = (FULL, BARE)) -> Channel:
    """The feed at ``file`` of the test's site."""
    return Channel(
        title="瓦版テスト",
        description="技術の新聞。",
        page_url="https://news.example/",
        feed_url=f"https://news.example/{file}",
        items=items,
        publisher="瓦版テスト",
        icon="https://news.example/static/img/touch.png",
        hub="https://hub.example/",
    )
