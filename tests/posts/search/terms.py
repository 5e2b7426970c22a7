"""Sixty terms, each with the truth that a Japanese reader expects, written before any tuning.

The truth is a regular expression over NFKC text; the outside judge has other words.
"""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """What is typed, which posts should answer (a regular expression), what it tests."""

    query: str
    truth: str
    kind: str


_L, _R = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_KANA = "[ァ-ヺー]"

TERMS = (
    Term("金融", r"金融", "two kanji"),
    Term("雇用", r"雇用", "two kanji"),
    Term("倫理", r"倫理", "two kanji"),
    Term("介護", r"介護", "two kanji"),
    Term("物流", r"物流", "two kanji"),
    Term("防衛", r"防衛", "two kanji"),
    Term("訴訟", r"訴訟", "two kanji"),
    Term("翻訳", r"翻訳", "two kanji"),
    Term("税", r"税", "one character"),
    Term("脳", r"脳", "one character"),
    Term("円", r"円", "one character"),
    Term("脆弱性", r"脆弱性", "three kanji"),
    Term("研究者", r"研究者", "three kanji"),
    Term("透明性", r"透明性", "three kanji"),
    Term("国際競争力", r"国際競争力", "compound"),
    Term("設備投資", r"設備投資", "compound"),
    Term("意思決定", r"意思決定", "compound"),
    Term("労働市場", r"労働市場", "compound"),
    Term("自然言語処理", r"自然言語処理", "compound"),
    Term("半導体工場", r"半導体工場", "compound"),
    Term("クラウド", r"クラウド", "katakana"),
    Term("スタートアップ", r"スタート・?アップ", "katakana"),
    Term("プライバシー", r"プライバシー?", "katakana"),
    Term("ガバナンス", r"ガバナンス", "katakana"),
    Term("アルゴリズム", r"アルゴリズム", "katakana"),
    Term("サプライチェーン", r"サプライチェー?ン", "katakana"),
    Term("ブラウザー", r"ブラウザー?", "long vowel"),
    Term("プロセッサ", r"プロセッサー?", "long vowel"),
    Term("センサー", r"センサー?", "long vowel"),
    Term("フォルダ", r"フォルダー?", "long vowel"),
    Term("スーパーコンピューター", r"スーパーコンピューター?|スパコン", "long vowel"),
    Term("サーバーレス", r"サーバー?レス", "long vowel"),
    Term("ソフトウエア", r"ソフトウ[エェ]ア", "spelling"),
    Term("シミュレーション", r"シ[ミュ]{2}レーション", "spelling"),
    Term("デジタル", r"デ[ジィ]ィ?タル", "spelling"),
    Term("取り組み", r"取り?組み?", "okurigana"),
    Term("売り上げ", r"売り?上げ?", "okurigana"),
    Term("打ち合わせ", r"打ち?合わ?せ", "okurigana"),
    Term("書き込み", r"書き?込み?", "okurigana"),
    Term("引き上げ", r"引き?上げ", "okurigana"),
    Term("ＬＬＭ", rf"{_L}LLMs?{_R}|大規模言語モデル", "width"),
    Term("ｸﾗｳﾄﾞ", r"クラウド", "width"),
    Term("ﾌﾟﾗｯﾄﾌｫｰﾑ", r"プラットフォーム", "width"),
    Term("２０２５年", r"2025年", "width"),
    Term("㈱", r"\(株\)", "width"),
    Term("api", rf"{_L}APIs?{_R}", "ascii"),
    Term("TSMC", rf"{_L}TSMC{_R}|台湾積体電路製造", "ascii"),
    Term("IoT", rf"{_L}IoT{_R}|モノのインターネット", "ascii"),
    Term("chip", rf"{_L}chips?{_R}", "ascii"),
    Term("GPT-5", rf"{_L}GPT[-‐–]5{_R}", "ascii signs"),
    Term("CI/CD", rf"{_L}CI/CD{_R}", "ascii signs"),
    Term("Node.js", rf"{_L}Node\.js{_R}", "ascii signs"),
    Term("Claude 3", rf"(?s)\A(?=.*{_L}Claude{_R})(?=.*{_L}3{_R})", "two terms"),
    Term("グーグル", rf"グーグル|{_L}Google{_R}", "synonym"),
    Term("マイクロソフト", rf"マイクロソフト|{_L}Microsoft{_R}", "synonym"),
    Term("総務省 ガイドライン", r"(?s)\A(?=.*総務省)(?=.*ガイドライン)", "two terms"),
    Term("経済産業省", r"経済産業省|経産省", "synonym"),
    Term("生成AIモデル", r"生成AIモデル", "mixed"),
    Term("リスク", r"リスク(?!リング)", "boundary"),
    Term("インド", rf"(?<!{_KANA})インド(?!ネシア|{_KANA})", "boundary"),
)
