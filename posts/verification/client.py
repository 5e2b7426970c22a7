"""Asking a running site: keep-alive, one connection a thread, redirects followed within it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Self
from urllib.parse import quote, unquote, urljoin, urlsplit

#: What stands in an address as it is; all else is encoded.
UNENCODED = "/:@!$&'()*+,;=~-._"
#: Hops after which a chain of redirects counts as endless.
MOST_HOPS = 6
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class ServerAnswer:
    """``status`` is 0 where nobody answered; ``hops`` are the statuses of the redirects before."""

    status: int
    path: str
    content_type: str = ""
    body: bytes = b""
    hops: tuple[int, ...] = ()
    is_loop: bool = False
    location: str = ""

    @property
    def html(self) -> str:
        """The body as text; bytes that are no UTF-8 are replaced."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Client:
    """GETs to one site; ``hosts`` are further names under which its own links may stand."""

    base_url: str
    hosts: frozenset[str] = frozenset()
    timeout: float = 30.0
    _local: threading.local = field(default_factory=threading.local)
    _connections: list[HTTPConnection] = field(default_factory=list)

    def request_path(self, address: str, page: str = "/") -> str | None:
        """The path of an address of this site, ready to be asked for; None for other sites."""
        parts = urlsplit(urljoin(page, address))
        own = {"", urlsplit(self.base_url).netloc.lower(), *self.hosts}
        if parts.scheme not in ("", "http", "https") or parts.netloc.lower() not in own:
            return None
        path = quote(unquote(parts.path or "/"), safe=UNENCODED)
        return path + (f"?{parts.query}" if parts.query else "")

    def get(self, path: str) -> ServerAnswer:
        """Ask for ``path`` and follow redirects as long as they stay on the site."""
        hops: list[int] = []
        seen = {path}
        location = ""
        while True:
            status, content_type, target, body = self._ask(path)
            following = self.request_path(target, path) if status in _MOVED and target else None
            if following is None:
                return ServerAnswer(
                    status, path, content_type, body, tuple(hops), location=location
                )
            hops.append(status)
            location = unquote(following)
            if following in seen or len(hops) > MOST_HOPS:
                return ServerAnswer(status, path, hops=tuple(hops), is_loop=True, location=location)
            seen.add(following)
            path = following

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        """Close the connections of all threads."""
        while self._connections:
            self._connections.pop().close()

    def _ask(self, path: str) -> tuple[int, str, str, bytes]:
        base = urlsplit(self.base_url)
        connection = self._connection()
        for _ in range(2):
            try:
                # The server may have closed a connection that it kept: then a new one is tried.
                connection.request("GET", base.path.rstrip("/") + path)
                response = connection.getresponse()
                headers = response.headers
                location = _as_utf8(headers.get("Location", ""))
                return response.status, headers.get("Content-Type", ""), location, response.read()
            except (HTTPException, OSError):
                # A closed connection opens itself again when it is next used.
                connection.close()
        return 0, "", "", b""

    def _connection(self) -> HTTPConnection:
        connection: HTTPConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            base = urlsplit(self.base_url)
            kind = HTTPSConnection if base.scheme == "https" else HTTPConnection
            connection = kind(base.hostname or "", base.port, timeout=self.timeout)
            self._local.connection = connection
            self._connections.append(connection)
        return connection


def _as_utf8(header: str) -> str:
    # http.client reads headers as Latin-1; some servers send raw UTF-8.
    return header.encode("latin-1", "replace").decode("utf-8", "replace")
