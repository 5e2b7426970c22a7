"""What is told of the heads of files, in Japanese."""

SENTENCES = {
    "the post has no text below its front matter": "フロントマターの下に本文がありません。",
    "the file tells no date": "日付が書かれていません。",
    "the file has no heading; its name became the title": (
        "見出しがないため、ファイル名をタイトルにしました。"
    ),
    "title: is a list or a map; put quotation marks around a title with [ ] or {{ }}": (
        "titleがリストか表として読まれました。"
        "[ ] や {{ }} を含むタイトルは、全体を引用符で囲んでください。"
    ),
    "the title is missing; the first heading became it": (
        "タイトルがないため、最初の見出しをタイトルにしました。"
    ),
    "the title is missing; the file's name became it": (
        "タイトルがないため、ファイル名をタイトルにしました。"
    ),
    "the title is missing; 無題 became it": "タイトルがないため、「無題」としました。",
    "the marks around the title were taken off: {plain}": (
        "タイトルを囲む記号を外し、「{plain}」としました。"
    ),
    "the title had {length} characters and was cut to {longest}": (
        "タイトルが{length}文字あったため、{longest}文字に切り詰めました。"
    ),
    "the front matter has {size} KiB, more than {largest}; perhaps the line that closes it is "
    "missing": (
        "フロントマターが{size}KiBあり、上限の{largest}KiBを超えています。"
        "終わりを示す行が抜けていないか確かめてください。"
    ),
    "the front matter holds more than {values} values or {most_characters} characters, repeated "
    "ones ('*name') counted each time; shorten it": (
        "フロントマターの値が{values}個または{most_characters}文字を超えています"
        "（「*名前」による繰り返しは、そのつど数えます）。短くしてください。"
    ),
    "lists and maps lie more than {deepest} deep in one another; flatten them": (
        "リストや表の入れ子が{deepest}段を超えています。入れ子を浅くしてください。"
    ),
    "write it as 2025-11-04 09:30:00 +0900": "「2025-11-04 09:30:00 +0900」の形で書いてください。",
    "{text!r} is not a date; {example}": "「{text}」は日時として読めません。{example}",
    "{text!r} is no date that exists ({error}); {example}": (
        "「{text}」は実在しない日時です。{example}"
    ),
    "the zone {name} is not known, only {zones} are": (
        "時間帯「{name}」は読めません。使えるのは {zones} です。"
    ),
    "no zone is {name} from UTC": "UTCとの時差が「{name}」の時間帯はありません。",
    "{key}: {error}": "{key}：{error}",
    "{key}{place} {fault} and was ignored": "{key}{place}は、{fault}ため使いませんでした。",
    " (line {line})": "（{line}行目）",
    "is not a text": "文字列ではない",
    "is longer than {longest} characters": "{longest}文字を超えている",
    "is neither a text nor a map with path, src or url": (
        "文字列でも、path・src・urlを持つ表でもない"
    ),
    "is neither true nor false": "trueでもfalseでもない",
    "is no whole number from 0 to {most}": "0から{most}までの整数ではない",
    "belongs to several series; the first one counts": (
        "複数の連載に入っています。最初の連載だけを使います。"
    ),
    "holds a map without a name": "名前（name）のない表を含んでいる",
    "{key}: is not a date but a list or a map": (
        "{key}が日時ではなく、リストか表になっています。日時を1つだけ書いてください。"
    ),
    "{key}{place} holds a text of more than {longest} characters, which was left out": (
        "{key}{place}に{longest}文字を超える値があり、その値は省きました。"
    ),
    "characters that cannot be stored were removed": "保存できない文字を取り除きました。",
    "characters that cannot be stored were removed from the front matter": (
        "フロントマターから、保存できない文字を取り除きました。"
    ),
    "characters that cannot be stored were removed in line {line}": (
        "{line}行目から、保存できない文字を取り除きました。"
    ),
    "the file does not begin with '{fence}'; put the keys between two of them": (
        "ファイルが「{fence}」で始まっていません。項目を「{fence}」の行で挟んでください。"
    ),
    "the front matter that '{fence}' opens here is never closed; put a line of '{fence}' after its "
    "last key": (
        "「{fence}」で始まったフロントマターが閉じられていません。"
        "最後の項目の下に「{fence}」だけの行を入れてください。"
    ),
    "blank lines before the front matter were passed over": (
        "フロントマターの前の空行を読み飛ばしました。"
    ),
    "the '---' that opens the front matter is missing": (
        "フロントマターの始まりを示す「---」がありませんでしたが、補って読みました。"
    ),
    "publishDate is later than date and became the date": (
        "publishDateがdateより後なので、publishDateを公開日時にしました。"
    ),
    "this is the page of a whole section (_index), not an article": (
        "記事ではなく、セクション全体のページ（_index）です。"
    ),
    "the address holds '{{', a pattern of Pelican, and was ignored": (
        "アドレスにPelicanのひな型の記号「{{」が入っているため、使いませんでした。"
    ),
    "the file tells only when it was last changed, which became its date": (
        "公開日時がないため、更新日時を公開日時にしました。"
    ),
    "the folder tells only the month; its first day became the date": (
        "フォルダー名から年月しか分からないため、その月の1日を公開日にしました。"
    ),
    "the article is a draft: {found}": "下書きとして取り込みます。{found}",
    "the article is a draft: its status is {status!r}": (
        "下書きとして取り込みます。状態（status）が「{status}」です。"
    ),
    "it was shared by its link only (private)": "限定共有（private）の記事です。",
    "it was kept from being published (ignorePublish)": "公開の対象外（ignorePublish）の記事です。",
    "it was never published (it has no id)": "まだ公開されていない（idのない）記事です。",
    "the key {key!r} stands twice; the last one counts": (
        "項目「{key}」が2回書かれています。後のほうを使いました。"
    ),
    "the key {key!r} stands twice, in lines {first} and {line}; the last one counts": (
        "項目「{key}」が{first}行目と{line}行目に2回書かれています。後のほうを使いました。"
    ),
    "the file does not begin with an object in JSON": (
        "ファイルがJSONのオブジェクト（{{ … }}）で始まっていません。"
    ),
    "text stands behind the '}}' that closes the front matter; put it on a line of its own": (
        "フロントマターを閉じる「}}」の後に文字があります。「}}」だけの行にしてください。"
    ),
    "this is no JSON: {fault}; the front matter must be one object of at most {largest} KiB": (
        "JSONとして読めません（{fault}）。"
        "フロントマターは、{largest}KiBまでの1つのオブジェクトにしてください。"
    ),
    "the JSON is nested beyond all measure; flatten it": (
        "JSONの入れ子が深すぎます。入れ子を浅くしてください。"
    ),
    "more than {most} keys stand twice; remove one of each two": (
        "2回書かれている項目が{most}個を超えています。それぞれ片方を消してください。"
    ),
    "more than {most} dots stand outside quotation marks; put marks around texts": (
        "引用符の外にピリオドが{most}個を超えてあります。文字列は引用符で囲んでください。"
    ),
    "the TOML holds a number or a nesting beyond all measure; shorten it": (
        "TOMLの数値が大きすぎるか、入れ子が深すぎます。短くしてください。"
    ),
    "this is no TOML: {fault}; put quotation marks around texts, and write dates as "
    "2025-11-04T09:30:00+09:00": (
        "TOMLとして読めません（{fault}）。文字列は引用符で囲み、"
        "日時は「2025-11-04T09:30:00+09:00」の形で書いてください。"
    ),
    "a list": "リスト",
    "one text": "1つの文章",
    "the front matter is {kind}, not keys with values; write lines like 'title: …'": (
        "フロントマターが、項目と値ではなく{kind}になっています。"
        "「title: …」のような行で書いてください。"
    ),
    "'*{anchor}' refers to nothing that stands complete above it; put quotation marks around a "
    "value that begins with '*'": (
        "「*{anchor}」の指すものが上にありません。「*」で始まる値は引用符で囲んでください。"
    ),
    "the YAML tag {tag!r} is not allowed; take it away, or put quotation marks around a value that "
    "begins with '!'": (
        "YAMLのタグ「{tag}」は使えません。消すか、「!」で始まる値を引用符で囲んでください。"
    ),
    "'---' with text behind it begins a second YAML document here; put the closing '---' on a line "
    "of its own": (
        "文字の続く「---」があるため、ここから別のYAMLが始まると読まれます。"
        "フロントマターを閉じる「---」は、それだけの行にしてください。"
    ),
    "put quotation marks around the whole value": "値の全体を引用符で囲んでください。",
    "the line does not fit the lines above it; check its indentation, and put quotation marks "
    "around values that hold more than plain words": (
        "この行が上の行とかみ合いません。字下げを確かめ、記号を含む値は引用符で囲んでください。"
    ),
    "a second ': ' stands in the value; {quote}": "値の中に「: 」がもう1つあります。{quote}",
    "a value begins with '@', '`' or '%', which YAML keeps; {quote}": (
        "値が「@」「`」「%」のどれかで始まっています。YAMLではそのまま書けません。{quote}"
    ),
    "a value begins with '{sign}', which YAML keeps; {quote}": (
        "値が「{sign}」で始まっています。YAMLではそのまま書けません。{quote}"
    ),
    "the line has no ': ' behind its key; write 'key: value'": (
        "項目名の後に「: 」がありません。「項目: 値」の形で書いてください。"
    ),
    "'\\' stands between double quotation marks; write '\\\\'": (
        "二重引用符の中に「\\」があります。「\\\\」と書いてください。"
    ),
    "a quotation mark opened here is never closed; close it": (
        "ここで開いた引用符が閉じられていません。閉じてください。"
    ),
    "'[' or '{{' is never closed; close it, or {quote}": (
        "「[」または「{{」が閉じられていません。閉じるか、値の全体を引用符で囲んでください。"
    ),
    "the line begins with a tab; indent it with spaces, as YAML demands": (
        "行がタブで始まっています。YAMLの字下げには半角スペースを使ってください。"
    ),
    "the line begins with an ideographic space (U+3000); indent it with plain spaces": (
        "行が全角スペースで始まっています。字下げには半角スペースを使ってください。"
    ),
}
