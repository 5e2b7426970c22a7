"""What is told of encodings, dialects, exports and bodies, in Japanese."""

SENTENCES = {
    "{one}, {more}": "{one}、{more}",
    "{one}; {more}": "{one}{more}",
    "{one} or {more}": "{one} か {more}",
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
