"""A site of a test's own that answers exactly what it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

import pytest

#: Path -> status, content type or target of a redirect, body.
Answers = dict[str, tuple[int, str, str]]
Serve = Callable[[Answers], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve these answers, and 404 for all else; the address of the site is returned."""
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(answers: Answers) -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status, kind, body = answers.get(
                    unquote(self.path), answers.get("*", (404, "text/html", "ない"))
                )
                data = body.encode()
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", quote(kind))
                else:
                    self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


def page(title: str = "題", text: str = "本文です。", head: str = "", images: str = "") -> str:
    """The page of an article."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}｜新聞</title>{head}</head><body>"
        f"<article><h1>{title}</h1><div itemprop=articleBody><p>{text}</p>{images}</div></article>"
        "</body></html>"
    )
