"""What is told of encodings, dialects and exports, in Japanese."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    # posts.messages.message
    "{one}, {more}": "{one}、{more}",
    "{one}; {more}": "{one}{more}",
    "{one} or {more}": "{one} か {more}",
    # posts.frontmatter.encodings.decoding
    "name the file's encoding, for example --encoding cp932 or --encoding euc-jp": (
        "UTF-8で保存し直すか、文字コードを指定した取り込み（--encoding）を管理者に頼んでください。"
    ),
    "{letters!r} in the text could be {other!r} in EUC-JP; {remedy} if it is": (
        "本文の「{letters}」は、EUC-JPの「{other}」かもしれません。EUC-JPなら、{remedy}"
    ),
    "the file was read as {encoding}, told from {count} Japanese characters only; if the text is "
    "wrong, name the encoding with --encoding": (
        "日本語が{count}文字しかないため確かではありませんが、{encoding}として読みました。"
        "文字化けしていたら、UTF-8で保存し直してください。"
    ),
    "this is a binary file (it holds NUL bytes); leave it out of the folder, or {remedy} if it is "
    "a text": (
        "文章ではなく、バイナリファイルのようです（NULバイトを含みます）。"
        "フォルダーから除いてください。文章なら、{remedy}"
    ),
    "the text has {characters:,} characters; at most {most:,} can be rendered: divide it": (
        "本文が長すぎます（{characters:,}文字）。{most:,}文字までに分けてください。"
    ),
    "byte 0x{byte:02x} in line {line} is not {encoding}": (
        "{line}行目に、{encoding}では読めないバイト（0x{byte:02x}）があります。"
    ),
    "the file holds NUL characters, so it is not a text file; leave it out, or save it again as "
    "UTF-8 text": (
        "NUL文字を含むため、文章として読めません。除くか、UTF-8の文章として保存し直してください。"
    ),
    "the file was read as {encoding}, but it could be {other}; {remedy} if it is": (
        "{encoding}として読みましたが、{other}かもしれません。文字化けしていたら、{remedy}"
    ),
    "the encoding {encoding!r} is not known; {remedy}": (
        "文字コード「{encoding}」は使えません。{remedy}"
    ),
    "{encoding!r} is not an encoding of text; {remedy}": (
        "「{encoding}」は文字コードではありません。{remedy}"
    ),
    "the file is not {codec} ({error}); {remedy}": "{codec}として読めません。{remedy}",
    # posts.frontmatter.dialects.selection, restructured_text, plain
    "read as {dialect}, but it could be {names}; --dialect decides": (
        "{dialect}の形式として読みましたが、{names}の形式かもしれません。"
        "違っていたら、形式を指定した取り込み（--dialect）を管理者に頼んでください。"
    ),
    "this is an export of {dialect} with {count} articles, where one article was expected; import "
    "it as a file of its own": (
        "{dialect}から書き出した{count}本の記事が1つのファイルに入っています。"
        "このファイルだけで取り込んでください。"
    ),
    "the file is empty; leave it out or write something into it": (
        "ファイルが空です。除くか、本文を書いてください。"
    ),
    "the dialect {dialect!r} is not known; known are {dialects}": (
        "形式「{dialect}」は使えません。使えるのは {dialects} です。"
    ),
    "a NUL character stands in the text; remove it": "NUL文字があります。取り除いてください。",
    "half a character (a lone surrogate) stands in the text; save the file again as UTF-8": (
        "文字の半分だけの符号（単独のサロゲート）があります。UTF-8で保存し直してください。"
    ),
    "this is reStructuredText, which cannot be imported; turn it into Markdown first, for example "
    "with pandoc --from rst --to markdown": (
        "reStructuredTextのファイルは取り込めません。"
        "pandocなどでMarkdownに変換してから取り込んでください。"
    ),
    "this is XML, but no export of WordPress; export the articles as Markdown or HTML": (
        "XMLですが、WordPressから書き出したファイルではありません。"
        "記事をMarkdownかHTMLで書き出してください。"
    ),
    # posts.frontmatter.containers.ghost, wordpress, wxr
    "the article is a draft: {reason}": "下書きとして取り込みます。{reason}",
    "the article is a draft: readers needed a password": (
        "下書きとして取り込みます。パスワードで保護されていた記事です。"
    ),
    "its status is {status!r}": "状態（status）が「{status}」です。",
    "only {readers} could read it": "公開の範囲が「{readers}」に限られています。",
    "its text is empty, or kept in a form that cannot be read (no html)": (
        "本文が空か、読めない形式（HTMLなし）で保存されています。"
    ),
    "this is no JSON: {fault}; export it from Ghost again": (
        "JSONとして読めません（{fault}）。Ghostから書き出し直してください。"
    ),
    "the JSON is nested beyond all measure; export it again": (
        "JSONの入れ子が深すぎます。書き出し直してください。"
    ),
    "the export has no tables below 'db' or 'data'; export it again": (
        "「db」「data」の下に表がありません。書き出し直してください。"
    ),
    "{key}: {told!r} is no date ({error})": "{key}の「{told}」は日時として読めません。",
    "the export holds no articles": "書き出したファイルに記事がありません。",
    "the export holds no posts; export it from Ghost again": (
        "書き出したファイルに記事がありません。Ghostから書き出し直してください。"
    ),
    "the export holds no items; export it from WordPress again": (
        "書き出したファイルに項目がありません。WordPressから書き出し直してください。"
    ),
    "the export ends in the middle of this item; export it from WordPress again": (
        "書き出したファイルが、この項目の途中で終わっています。WordPressから書き出し直してください。"
    ),
    "the item has {size:,} bytes; more than {largest:,} is not taken for an article: split it, or "
    "leave it out": (
        "この項目は{size:,}バイトあります。記事として読めるのは{largest:,}バイトまでです。"
        "分けるか、除いてください。"
    ),
    "is left out: its status in WordPress is {status}": (
        "取り込みませんでした。WordPressでの状態が「{status}」です。"
    ),
    "this is no export of WordPress (WXR) or Ghost (JSON); export it again there, or name the "
    "dialect with --dialect": (
        "WordPress（WXR）やGhost（JSON）から書き出したファイルではありません。"
        "書き出し直してください。"
    ),
    "the export has more than {largest:,} bytes, which do not fit into memory; export it in "
    "parts": ("書き出したファイルが{largest:,}バイトを超えています。分けて書き出してください。"),
    "comments of readers were not taken over: {comments}": (
        "読者のコメント{comments}件は取り込みませんでした。"
    ),
    "{count} of {kind}": "{kind}（{count}件）",
    "items that are no articles were passed over: {found}": (
        "記事ではない項目は取り込みませんでした：{found}。"
    ),
    "shortcodes of WordPress stay in the text: {found}": (
        "WordPressのショートコードが本文に残っています：{found}。書き直してください。"
    ),
    "control characters that XML forbids were removed": ("XMLで使えない制御文字を取り除きました。"),
    "the XML declares a document type, which no export of WordPress does and which could hide a "
    "bomb; export it again": (
        "XMLに文書型の宣言があります。WordPressの書き出しにはないもので、安全のため読みません。"
        "書き出し直してください。"
    ),
    "this is no XML: {fault}; export it from WordPress again": (
        "XMLとして読めません（{fault}）。WordPressから書き出し直してください。"
    ),
    "the XML is nested more than {deepest} deep or holds more than {most} items; export it from "
    "WordPress in parts": (
        "XMLの入れ子が{deepest}段を超えるか、項目が{most}件を超えています。"
        "WordPressから分けて書き出してください。"
    ),
}
