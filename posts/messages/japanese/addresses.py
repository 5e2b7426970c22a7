"""What is told of addresses and redirects, in Japanese."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    # posts.addresses
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
    # posts.workflow.links.redirect_targets
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
    # posts.workflow.links.redirects
    "a post lives at this address; a redirect never hides it": (
        "このアドレスは、記事がいま使っています。"
    ),
    "a page of the site answers at this address; a redirect never hides it": (
        "このアドレスは、サイトのページがいま使っています。"
    ),
    "a file answers at this address; a redirect never hides it": (
        "このアドレスは、画像またはファイルがいま使っています。"
    ),
    "following it leads back to the same address": (
        "転送先をたどると、このアドレスに戻ってきます。"
    ),
    "the new address is gone itself; write status 410 and no new address": (
        "転送先は掲載終了（410）のアドレスです。別の転送先を入れてください。"
    ),
    "the new address is missing; write status 410 where there is none": (
        "転送先がありません。転送先を入れるか、掲載終了（410）にしてください。"
    ),
    "what is gone (410) leads nowhere: leave the new address empty": (
        "掲載終了（410）のアドレスに転送先は付けられません。転送先を空にしてください。"
    ),
}
