"""What stands after an opening fence or in a code tag: the language, the name of the file."""

from __future__ import annotations

import re

from posts.rendering.rendered import Flavour, RenderOptions

_LANGUAGE_AND_TITLE = re.compile(r"(?:diff +)?(?P<language>[\w#+.-]*):(?P<title>[^:/ ].*|/[^/].*)")
_NAMED = re.compile(
    r"(?:^|[\s{,])(?:title|filename)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}\"',]+))"
)
_FILE_NAME = re.compile(r"[\w./-]*\.(?P<extension>\w+)")
_LANGUAGES_OF_EXTENSIONS = {"kt": "kotlin", "mjs": "js", "yml": "yaml"}
#: Nothing is drawn without scripts, so readers are told what the code is.
_DIAGRAM = "図（Mermaid）"

_URL = re.compile(r"https?://|/")
_OPTION = re.compile(r"[a-z_]+:\S+")


def language_and_title(info: str, options: RenderOptions) -> tuple[str, str]:
    """Read what stands after an opening fence.

    ``js:app.js`` names language and file on Zenn and Qiita, and kramdown has no such names; Qiita
    takes a lone ``app.js`` for a file, Hexo all words after the language for a title. Elsewhere
    ``title="app.js"`` (Docusaurus, Hugo) or ``filename=`` names it.
    """
    named = None if options.as_kramdown else _NAMED.search(info)
    if named is not None:
        title = named["double"] or named["single"] or named["bare"] or ""
        return info[: named.start()].strip(" {,"), title.strip()
    if options.as_kramdown or info.startswith("{"):
        return info, ""
    if info == "mermaid":
        return info, _DIAGRAM
    match = _LANGUAGE_AND_TITLE.fullmatch(info)
    if match is not None:
        return "diff" if info.startswith("diff ") else match["language"], match["title"].strip()
    file_name = _FILE_NAME.fullmatch(info) if options.flavour == Flavour.QIITA else None
    if file_name is not None:
        extension = file_name["extension"]
        return _LANGUAGES_OF_EXTENSIONS.get(extension, extension), info
    if options.flavour == Flavour.HEXO:
        language, _, words = info.partition(" ")
        return language, _title(words)
    return info, ""


def language_and_title_of_tag(tag: str, arguments: str) -> tuple[str, str]:
    """Read the arguments of ``highlight`` (Jekyll, Hugo) or ``codeblock`` (Hexo)."""
    if tag == "highlight":
        words = arguments.split()
        return (words[0].strip("\"'") if words else ""), ""
    language = re.search(r"\blang:(\S+)", arguments)
    return (language[1] if language else ""), _title(arguments)


def _title(words: str) -> str:
    """Return the words before an address or an option such as ``mark:1``."""
    kept: list[str] = []
    for word in words.split():
        if _URL.match(word) or _OPTION.fullmatch(word):
            break
        kept.append(word)
    return " ".join(kept)
