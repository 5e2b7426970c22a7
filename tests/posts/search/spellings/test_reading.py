from hypothesis import given
from hypothesis import strategies as st

from posts.search.spellings import okurigana_in, written_in


def test_katakana_is_read_in_its_parts_and_as_one():
    assert written_in("新しいオープン・ソースとｻｰﾊﾞｰ") == {
        "オープン・ソース", "オープン", "ソース", "ｻｰﾊﾞｰ",
    }  # fmt: skip


def test_a_list_of_many_words_is_no_word():
    assert "リンゴ・ミカン・バナナ・イチゴ" not in written_in("リンゴ・ミカン・バナナ・イチゴ")


def test_names_in_latin_letters_are_read_between_japanese_only():
    text = "OpenAIのChat GPTと「Node.js」。She likes to model it. https://openai.com/ と openai_key"
    assert written_in(text) == {"OpenAI", "Chat GPT", "Node.js"}


def test_a_letter_by_itself_is_no_part_of_a_name():
    assert written_in("幅はp x、次のfor kと、値のGPT 4") == {"GPT 4"}


def test_what_is_counted_is_no_part_of_a_name():
    assert written_in("OpenAI1000億ドル、ISO27001の認証") == {"ISO27001", "ドル"}


def test_counters_are_read_behind_numbers():
    assert written_in("3ヶ月と数か所、明らか月") == {"ヶ月", "か所"}


def test_okurigana_is_read_where_a_noun_stands_by_itself():
    text = "引越しの見積を取る。申込書と取引先、値引く、取り組む、受付は引き下げへ"
    assert okurigana_in(text) == {"引越し", "見積", "受付", "引き下げ"}


@given(st.text(alphabet="サーバｻﾊﾞ・･ -AaＡ0.3ヶ月引っ越し取り組みはの、", max_size=60))
def test_what_is_read_stands_in_the_text(text):
    assert all(spelling in text for spelling in written_in(text))
