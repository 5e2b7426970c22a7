import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.spellings import skeleton
from posts.search.spellings.lists import alike, different


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバ", "サーバー"), ("ｻｰﾊﾞｰ", "サーバ"), ("OpenAI", "Openai"), ("ＡＷＳ", "aws"),
        ("ウェブ", "ウエブ"), ("ヴァイオリン", "バイオリン"), ("キヤノン", "キャノン"),
        ("オープンソース", "オープン・ソース"), ("オープン ソース", "オープンソース"),
        ("コンピュータビジョン", "コンピュータービジョン"), ("サーバーサイド", "サーバサイド"),
        ("ユーザーインターフェイス", "ユーザインタフェース"), ("ボディ", "ボディー"),
        ("e-mail", "email"), ("GPT-4o", "GPT4o"), ("Llama 4", "Llama4"), ("ヶ月", "か月"),
        ("アイデア", "アイディア"), ("プレーヤー", "プレイヤー"), ("バッファ", "バッファー"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("パス", "パース"), ("レベル", "レーベル"), ("タブ", "タブー"), ("トン", "トーン"),
        ("キャッチ", "キャッチー"), ("ビル", "ビール"), ("ロス", "ロース"), ("ハッピ", "ハッピー"),
        ("カラ", "カラー"), ("ドラマ", "ドラマー"), ("ジャズドラマ", "ジャズドラマー"),
        ("ハブ", "バス"), ("ヴィラ", "ビラ"), ("ファン", "フアン"), ("アプリ", "アプリケーション"),
        ("スパコン", "スーパーコンピューター"), ("GPT-3.5", "GPT-35"), ("GPT-4-1", "GPT-41"),
        ("XAI", "xAI"), ("IT", "it"), ("コース", "コスト"), ("チーズ", "チズ"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_are_kept_apart(one, other):
    assert skeleton(one) != skeleton(other)


def test_no_word_stands_twice_in_the_shipped_lists():
    for group in alike():
        assert len(set(group)) == len(group) > 1
    assert not different() & {word for group in alike() for word in group}


@given(st.text(alphabet="ァアヴバフェェー・･ｱﾞ -aZ4.か月", max_size=40))
def test_any_word_has_a_skeleton(word):
    assert skeleton(word) or not word
