"""What is told of the bodies of posts, in Japanese."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "<{name}> cannot be shown and was removed.": "<{name}> は表示できないため、取り除きました。",
    "the body has {characters:,} characters in {lines:,} lines; at most {most_characters:,} "
    "characters and {most_lines:,} lines can be rendered: divide it.": (
        "本文が{characters:,}文字・{lines:,}行あります。"
        "表示用に変換できるのは{most_characters:,}文字・{most_lines:,}行までです。分けてください。"
    ),
    "near line {line}, the body has more than {most} {sign} in a row; take some out.": (
        "本文の{line}行目あたりに「{sign}」が{most}個を超えて続いています。減らしてください。"
    ),
    "the body has more than {most:,} signs <; divide it, or write &lt; where no tag is meant.": (
        "本文に「<」が{most:,}個を超えてあります。"
        "分けるか、タグでないものは「&lt;」と書いてください。"
    ),
    "the body has too many signs < without a > after them; close them, or write &lt;.": (
        "本文に、「>」で閉じられていない「<」が多すぎます。閉じるか、「&lt;」と書いてください。"
    ),
    "near line {line} of the body: {characters:,} characters in {lines:,} lines without a blank "
    "line; divide them into paragraphs.": (
        "本文の{line}行目あたりに、空行のない{characters:,}文字・{lines:,}行が続いています。"
        "段落に分けてください。"
    ),
    "the paragraph near line {line} of the body leaves too many brackets open; close them, or put "
    "a backslash before them.": (
        "本文の{line}行目あたりの段落に、閉じられていない括弧が多すぎます。"
        "閉じるか、前に「\\」を付けてください。"
    ),
    "A box is opened here and never closed.": "ここで始まる囲み（:::）が閉じられていません。",
    "line {line} of the body: more than {most} boxes (:::) are open; close some of them, or take "
    "them out.": (
        "本文の{line}行目で、囲み（:::）が{most}個を超えて開いています。"
        "閉じるか、取り除いてください。"
    ),
    "{count} control characters or lone surrogates were removed.": (
        "制御文字など、表示できない文字を{count}個取り除きました。"
    ),
    "An unresolved conflict marker of git: {marker!r}. Both sides were kept.": (
        "gitの競合の目印「{marker}」が残っています。両方の文章を残しました。"
    ),
    "A code fence is opened here and never closed.": (
        "ここで始まるコードブロックが閉じられていません。"
    ),
    "The body has a heading of level 1, which is the level of the page's title.": (
        "本文に、ページのタイトルと同じ段階の見出し（# 1つ）があります。"
    ),
    "An empty heading was dropped.": "空の見出しを省きました。",
    "The embed {embed} is not known.": "埋め込み「{embed}」には対応していません。",
    "line {line} of the body: lists are nested more than {deepest} deep; take some levels out.": (
        "本文の{line}行目で、箇条書きの入れ子が{deepest}段を超えています。段を減らしてください。"
    ),
    "line {line} of the body: quotations are nested more than {deepest} deep; take some of the > "
    "signs out.": (
        "本文の{line}行目で、引用の入れ子が{deepest}段を超えています。「>」を減らしてください。"
    ),
    "A comment of the old site's template was left out.": (
        "以前のサイトのテンプレートのコメントを省きました。"
    ),
    "The template tag {tag} was removed.": "テンプレートのタグ「{tag}」を取り除きました。",
    "the body nests lists, quotations or tags too deeply to be rendered; simplify it.": (
        "箇条書き・引用・タグの入れ子が深すぎて、表示用に変換できません。単純にしてください。"
    ),
}
