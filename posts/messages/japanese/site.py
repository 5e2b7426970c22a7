"""What is told of a whole site, its addresses, pages, pictures and other files, in Japanese."""

SENTENCES = {
    "{path!r}… is longer than {longest} characters; shorten it": (
        "アドレス「{path}…」が{longest}文字を超えています。短くしてください。"
    ),
    "{path!r} holds characters that an address cannot hold": (
        "「{path}」に、アドレスには使えない文字（?・#・\\・制御文字など）があります。"
    ),
    "{path!r} is a whole URL; write only the part behind the host": (
        "「{path}」はURLの全体です。ホスト名の後の、/ で始まる部分だけを書いてください。"
    ),
    "{path!r} is percent-encoded twice; encode it once or not at all": (
        "「{path}」は二重にパーセントエンコードされています。"
        "エンコードは1回だけにするか、しないでください。"
    ),
    "{path!r} holds '.' or '..' as a part; write the address in full": (
        "「{path}」に「.」や「..」だけの部分があります。アドレスを省略せずに書いてください。"
    ),
    "the permalink pattern {pattern!r} names :{name}, which is not known; known are {known}": (
        "記事アドレスの形式「{pattern}」の「:{name}」は使えません。使えるのは {known} です。"
    ),
    "the permalink pattern {pattern!r} needs a slug, and this post has none; write one into it": (
        "記事アドレスの形式「{pattern}」にはスラッグが要りますが、この記事にはありません。"
        "スラッグを入れてください。"
    ),
    "{text!r} is no address: {error}": "「{text}」はアドレスとして読めません。",
    "{text!r} is no full URL; write it as https://host/path": (
        "「{text}」は完全なURLではありません。「https://ホスト名/アドレス」の形で書いてください。"
    ),
    "{text!r} is on another site; only addresses here can lead on": (
        "「{text}」は別のサイトのアドレスです。転送できるのは、このサイトのアドレスだけです。"
    ),
    "{text!r} has a query or a fragment; only a path can be redirected, and a query that comes "
    "with it is handed on": (
        "「{text}」に「?」や「#」があります。転送元には、その前の部分だけを書いてください"
        "（「?」以降は転送先に引き継がれます）。"
    ),
    "{text!r} holds characters that an address cannot hold": (
        "「{text}」に、アドレスには使えない文字があります。"
    ),
    "{text!r} is neither a path of this site nor a URL with http or https": (
        "「{text}」は、このサイトのアドレスでも、http・httpsのURLでもありません。"
    ),
    "{text!r} must begin with a slash, or be a full URL": (
        "「{text}」は、「/」で始めるか、完全なURLにしてください。"
    ),
    "a post lives at this address; a redirect never hides it": (
        "このアドレスは、記事がいま使っています。"
    ),
    "a page of the site answers at this address; a redirect never hides it": (
        "このアドレスは、サイトのページがいま使っています。"
    ),
    "a file answers at this address; a redirect never hides it": (
        "このアドレスは、画像またはファイルがいま使っています。"
    ),
    "following it leads back to the same address": "転送先をたどると、このアドレスに戻ってきます。",
    "the new address is gone itself; write status 410 and no new address": (
        "転送先は掲載終了（410）のアドレスです。別の転送先を入れてください。"
    ),
    "the new address is missing; write status 410 where there is none": (
        "転送先がありません。転送先を入れるか、掲載終了（410）にしてください。"
    ),
    "what is gone (410) leads nowhere: leave the new address empty": (
        "掲載終了（410）のアドレスに転送先は付けられません。転送先を空にしてください。"
    ),
    "{count} files in this folder are left out, neither posts, pages nor pictures; --keep takes "
    "them as they are": (
        "このフォルダーの{count}件は、記事・ページ・画像のどれでもないため取り込みませんでした。"
    ),
    "is left out: neither post, page nor picture; --keep takes it as it is": (
        "記事・ページ・画像のどれでもないため、取り込みませんでした。"
    ),
    "is left out: {reason}": "取り込みませんでした。{reason}",
    "a symbolic link; folders are not followed through links": (
        "シンボリックリンクの先のフォルダーは読みません。"
    ),
    "a folder of sources and tools, which is never published": (
        "プログラムや道具のフォルダーは公開しません。"
    ),
    "excluded by {config}": "{config}で対象外とされています。",
    "a hidden folder, which is never published": "隠しフォルダーは公開しません。",
    "a folder of the old site's generator, which is never published": (
        "以前のサイトの生成ツールのフォルダーは公開しません。"
    ),
    "its name is no UTF-8; rename it": "ファイル名がUTF-8ではありません。名前を変えてください。",
    "a link that leads out of the site's folder": (
        "サイトのフォルダーの外を指すシンボリックリンクです。"
    ),
    "a hidden file, which is never published": "隠しファイルは公開しません。",
    "a source file, which is never published": "プログラムなどのソースファイルは公開しません。",
    "a script, which is never published": "スクリプトは公開しません。",
    "a table of redirects, which --redirects takes over": (
        "転送の表です。--redirects を付けた取り込みを管理者に頼んでください。"
    ),
    "this site makes its own": "このサイトが自動で作ります。",
    "no page: it has no front matter": "フロントマターがないため、固定ページではありません。",
    "the related article {stem!r} is not here": "関連記事「{stem}」が見つかりません。",
    "is no post of this site and is left out": (
        "このサイトの記事ではないため、取り込みませんでした。"
    ),
    "has several categories; the first is kept, the others became tags": (
        "カテゴリーが複数あります。最初のものをカテゴリーに、残りをタグにしました。"
    ),
    "no slug can be made of the file name {name!r}; add slug: to the file": (
        "ファイル名「{name}」からスラッグを作れません。フロントマターにslugを書いてください。"
    ),
    "a post without a date has no address; add date: to the file": (
        "日付がないため、アドレスを決められません。フロントマターにdateを書いてください。"
    ),
    "--keep {pattern!r} is no pattern inside the site's folder; write it relative to the folder, "
    "for example ads.txt or .well-known/*": (
        "「{pattern}」は、サイトのフォルダーの中を指していません。"
        "「ads.txt」「.well-known/*」のように書いてください。"
    ),
    "is not kept: {reason}": "引き継ぎませんでした。{reason}",
    "it has front matter, so it is a template of the old site's generator": (
        "フロントマターがあるため、以前のサイトのひな型と判断しました。"
    ),
    "it does not hold what a file of this name should; --keep takes it all the same": (
        "この名前のファイルにあるはずの内容と違います。"
        "必要なら「引き継いだファイル」から登録してください。"
    ),
    "{holder} answers at {address}": "アドレス {address} は「{holder}」が使っています。",
    "it was replaced at the desk, and stays what it is there": (
        "編集室で登録したファイルがあるため、そのままにしました。"
    ),
    "a picture answers at {path}": "アドレス {path} は画像が使っています。",
    "the covers of {count} articles are cards with the headline in them, by the names "
    "of their files; they are for sharing only and not shown on pages": (
        "{count}本の記事のカバー画像は、ファイル名から、見出しを入れただけのカードと判断しました。"
        "共有のときだけ使い、記事や一覧には表示しません。"
    ),
    "{path} is no picture that can be read ({error})": (
        "{path} は画像として読めません。ファイルを確かめてください。"
    ),
    "the picture {picture!r} is left out: {error}": (
        "画像「{picture}」を取り込みませんでした。{error}"
    ),
    "is left out: the site makes a page of its own at {path}": (
        "取り込みませんでした。アドレス {path} には、このサイトのページがあります。"
    ),
    "{holder} has the address {path}; give the page another permalink": (
        "アドレス {path} は「{holder}」が使っています。"
        "フロントマターのpermalinkを別のアドレスにしてください。"
    ),
    "is left out: its text is empty, its layout or a template made it": (
        "取り込みませんでした。本文が空で、内容は以前のサイトのテンプレートが作っていました。"
    ),
    "the redirect of {path} is left out: {reason}": (
        "アドレス {path} の転送は登録しませんでした。{reason}"
    ),
    "a redirect is left out: {error}": "転送を登録しませんでした。{error}",
    "a page of the site": "サイトのページ",
    "post {pk}": "記事（番号{pk}）",
    "fixed page {pk}": "固定ページ（番号{pk}）",
    "{path}, line {line}: {reason}": "{path}の{line}行目：{reason}",
    "{path}: {reason}": "{path}：{reason}",
    "timezone is {name!r}, which is no zone of the IANA database; correct it, or give --timezone": (
        "timezoneの「{name}」は時間帯の名前ではありません。"
        "直すか、取り込みの画面で時間帯を指定してください。"
    ),
    "ARTICLE_URL is {permalink!r}, parts of which are not known; known are {parts}: give "
    "--permalink, and take ARTICLE_URL out of this file": (
        "ARTICLE_URLの「{permalink}」に読めない部分があります（読めるのは {parts}）。"
        "このファイルからARTICLE_URLを消し、取り込みの画面で記事アドレスの形式を指定してください。"
    ),
    "--redirects {path}: {reason}": "転送の表 {path}：{reason}",
    "line {first} redirects this address already": (
        "このアドレスの転送は、すでに{first}行目に書かれています。"
    ),
    "the row has more than three columns; put quotation marks around a comma": (
        "列が4つ以上あります。カンマを含むアドレスは引用符で囲んでください。"
    ),
    "the status is {status!r}; write 301, 302 or 410, or leave it empty": (
        "状態が「{status}」です。301・302・410のどれかにするか、空欄にしてください。"
    ),
    "the old address is missing": "以前のアドレスがありません。",
    "the table is not in UTF-8; save it again as UTF-8": (
        "表がUTF-8ではありません。UTF-8で保存し直してください。"
    ),
    "the row cannot be read as CSV: {error}": (
        "CSVとして読めない行です（{error}）。引用符を確かめてください。"
    ),
    "its name is that of another file, written in other characters; rename it": (
        "見た目の同じ名前のファイルがもう1つあります。名前を変えてください。"
    ),
    "{folder} cannot be written to: {fault}": "「{folder}」に書き込めません（{fault}）。",
    "{folder} cannot be written to: {nearest} allows no new files": (
        "「{folder}」に書き込めません。「{nearest}」に新しいファイルを作れません。"
    ),
    "{folder} is not empty and no earlier export; name an empty folder": (
        "「{folder}」には、書き出したもの以外のファイルがあります。空のフォルダーを指定してください。"
    ),
    "{marker} is damaged, so nobody knows what is old here; name an empty folder": (
        "前回の書き出しの記録「{marker}」が壊れています。空のフォルダーを指定してください。"
    ),
    "{folder} cannot be tidied up: {fault}": (
        "「{folder}」の古いファイルを片づけられません（{fault}）。"
    ),
    "{name} cannot be written: {fault}": "「{name}」を書き込めません（{fault}）。",
    "{name} is a symbolic link, which could lead elsewhere": (
        "「{name}」は、ほかの場所を指しかねないシンボリックリンクです。"
    ),
    "{name} would be written twice; give one of the posts another slug": (
        "「{name}」に2つの記事が重なります。どちらかのスラッグを変えてください。"
    ),
    "{name!r} is no path below the folder, and is left out": (
        "「{name}」は書き出すフォルダーの外を指すため、書き出しませんでした。"
    ),
    "an import takes it with --redirects {name}": (
        "もう一度取り込むときは、--redirects {name} を付けた場合だけ引き継がれます。"
    ),
    "lead to posts that are not published, which no file gives an address": (
        "公開していない記事への転送です。ファイルにはアドレスを書けません。"
    ),
    "an import takes it only with --keep {name}": (
        "もう一度取り込むときは、--keep {name} を付けた場合だけ引き継がれます。"
    ),
    "its {fact} cannot be told in {dialect}": "{dialect}の形式では、{fact}を書き表せません。",
    "its related articles cannot all be told in {dialect}": (
        "{dialect}の形式では書き表せない関連記事があります。"
    ),
    "its {fact} cannot be told in a page's file": "固定ページのファイルには、{fact}を書けません。",
    "its text holds Liquid, which an import fills in": (
        "本文にLiquidの記号があり、取り込むと置き換えられます。"
    ),
    "its text is empty, and an import leaves such a page out": (
        "本文が空です。空の固定ページは取り込まれません。"
    ),
    "the heading that became its title stands in its text from now on": (
        "タイトルになった見出しを、本文にも残します。"
    ),
    "{codec} lacks some of its characters, so that it became UTF-8": (
        "{codec}では書けない文字があるため、UTF-8にしました。"
    ),
    "{source} does not exist; name a site folder (with _posts/), a folder of Markdown files, or "
    "one file": (
        "「{source}」がありません。"
        "サイトのフォルダー、Markdownのフォルダー、ファイルのどれかを指定してください。"
    ),
    "{root} holds no posts: looked for {folders} folders, and for files ending in {suffixes}": (
        "記事がありません。「_posts」「_drafts」フォルダーか、"
        "Markdownなどのファイル（{suffixes}）を入れてください。"
    ),
    "the file cannot be read: {fault}": "ファイルを読めません（{fault}）。",
    "this is no regular file; only files can be imported": (
        "通常のファイルではないため、取り込めません。"
    ),
    "the file has {size:,} bytes; more than {largest:,} is not taken for an article: split it, or "
    "leave it out": (
        "ファイルが{size:,}バイトあります。記事として読めるのは{largest:,}バイトまでです。"
        "分けるか、除いてください。"
    ),
    "the file takes longer than {seconds:.0f} s to read; split or mend it": (
        "{seconds:.0f}秒以内に読み終わりません。分けるか、書き方を直してください。"
    ),
    "reading this file ended the process; leave it out": (
        "このファイルを読むと処理が止まってしまいます。除いてください。"
    ),
}
