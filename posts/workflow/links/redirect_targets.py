"""Where a redirect is to lead, as somebody wrote it: checked, and spelled as it is stored."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.utils.encoding import iri_to_uri

from posts import addresses
from posts.errors import AddressError
from posts.models.alias import LONGEST_TARGET

_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\\<>\"]")


@dataclass(frozen=True)
class RedirectTarget:
    """A place on this site (``path``, decoded) or on another (``url``); the other one is "".

    ``file_path`` is the path without the slash that pages have at their end, for the case that a
    file answers there. ``suffix`` is the query and the fragment, percent-encoded.
    """

    path: str = ""
    file_path: str = ""
    suffix: str = ""
    url: str = ""


def parse_redirect_target(text: str, hosts: Collection[str]) -> RedirectTarget:
    """Read a path of this site or a full URL; a URL of one of ``hosts`` is a path of this site.

    Raises AddressError for what is neither, for other schemes than http and https, for a URL that
    names a user, and for what is longer than can be stored.
    """
    parts = _split(text.strip())
    if not parts.scheme:
        return _on_this_site(parts)
    if not parts.hostname or "@" in parts.netloc:
        raise AddressError("{text!r} is no full URL; write it as https://host/path", text=text[:80])
    if parts.netloc.lower() in hosts:
        return _on_this_site(parts)
    url = iri_to_uri(parts.geturl())
    _check_length(len(url), text)
    return RedirectTarget(url=url)


def parse_redirect_path(text: str, hosts: Collection[str]) -> str:
    """Read the address that is to be redirected: a path of this site, in the spelling looked up.

    A full URL counts where its host is one of ``hosts``. Raises AddressError for anything else,
    also for an address with a query, because addresses are told apart by their paths only.
    """
    parts = _split(text.strip())
    if parts.scheme and parts.netloc.lower() not in hosts:
        raise AddressError(
            "{text!r} is on another site; only addresses here can lead on", text=text[:80]
        )
    if parts.query or parts.fragment:
        raise AddressError(
            "{text!r} has a query or a fragment; only a path can be redirected, and a query that "
            "comes with it is handed on",
            text=text[:80],
        )
    return addresses.normalize_path(parts.path)


def path_of_address(address: str) -> str:
    """The decoded path of a stored address of this site, without query and fragment.

    "" for a full URL, which leads to another site.
    """
    if not address.startswith("/"):
        return ""
    return address.partition("#")[0].partition("?")[0]


def suffix_of_address(address: str) -> str:
    """The query and fragment of a stored address of this site; "" for a full URL."""
    path = path_of_address(address)
    return address.removeprefix(path) if path else ""


def _split(text: str) -> SplitResult:
    if not text or _NOT_IN_A_URL.search(text.replace(" ", "")):
        raise AddressError("{text!r} holds characters that an address cannot hold", text=text[:80])
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  # a wrong port is only told when it is asked for
    except ValueError as error:
        raise AddressError(
            "{text!r} is no address: {error}", text=text[:80], error=error
        ) from error
    if parts.scheme not in ("", "http", "https") or (parts.netloc and not parts.scheme):
        raise AddressError(
            "{text!r} is neither a path of this site nor a URL with http or https", text=text[:80]
        )
    if not parts.scheme and not parts.path.startswith("/"):
        raise AddressError("{text!r} must begin with a slash, or be a full URL", text=text[:80])
    return parts


def _on_this_site(parts: SplitResult) -> RedirectTarget:
    path = addresses.normalize_path(parts.path or "/")
    suffix = iri_to_uri(parts._replace(scheme="", netloc="", path="").geturl())
    _check_length(len(path) + len(suffix), path)
    return RedirectTarget(path, addresses.normalize_file_path(parts.path or "/"), suffix)


def _check_length(length: int, address: str) -> None:
    if length > LONGEST_TARGET:
        raise AddressError(
            "{path!r}… is longer than {longest} characters; shorten it",
            path=address[:80],
            longest=LONGEST_TARGET,
        )
