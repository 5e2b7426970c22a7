"""nginx.conf as a real process, before the real server command and before one that echoes."""

import gzip
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tests.cms.deployment import (
    NGINX,
    PROJECT,
    deployed_environment,
    free_port,
    manage,
    nginx,
    request,
    running,
    server_command,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
    # One process starts the servers once, instead of each worker its own.
    pytest.mark.xdist_group("nginx"),
]

PICTURE = "/assets/images/posts/2026-03-02-kawaraban-hajimemasu.png"


@dataclass(frozen=True)
class Site:
    """A deployed site: nginx's port and the folder of its files."""

    port: int
    folder: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    environment = deployed_environment(folder)
    manage(environment, "migrate")
    manage(environment, "collectstatic", "--noinput")
    manage(environment, "import_posts", str(PROJECT / "tests" / "archive"))
    port = free_port()
    with (
        running(server_command(port), port, environment),
        nginx(folder, port, environment["SITE_URL"]) as front,
    ):
        yield Site(front, folder)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Print nothing between the tests' own lines."""


@pytest.fixture(scope="module")
def echo_port() -> Iterator[int]:
    """Serve an app that answers with what it was told in headers."""

    def echo(environ, start_response):
        headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(headers).encode()]

    with make_server("127.0.0.1", 0, echo, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def headers_told(folder: Path, echo_port: int, site_url: str, **headers: str) -> dict[str, str]:
    with nginx(folder, echo_port, site_url) as port:
        _, body = request(port, "/", **headers)
    told: dict[str, str] = json.loads(body)
    return told


def test_a_page_comes_through(site):
    answer, body = request(site.port, "/")

    assert answer.status == 200
    assert "瓦版テック" in body.decode()


def test_a_page_is_compressed_for_who_can_read_it(site):
    answer, body = request(site.port, "/feed.xml", Accept_Encoding="gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).startswith(b"<?xml")


def test_the_app_believes_in_https_and_never_redirects_in_a_circle(site):
    answer, _ = request(site.port, "/", X_Forwarded_Proto="http")

    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")


def test_an_unknown_host_is_refused(site):
    answer, _ = request(site.port, "/", Host="attacker.example")

    assert answer.status == 400


def test_a_balancer_that_knows_no_host_finds_the_probes(site):
    answers = [request(site.port, path, Host="10.0.0.7") for path in ("/healthz", "/readyz")]

    assert [(answer.status, body) for answer, body in answers] == [(200, b"ok\n")] * 2


def test_a_fingerprinted_file_may_be_kept_for_good(site):
    _, page = request(site.port, "/")
    name = re.search(r'/static/[^"]+\.[0-9a-f]{12}\.css', page.decode())
    assert name

    answer, _ = request(site.port, name[0], Accept_Encoding="gzip")

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_file_without_a_fingerprint_is_kept_for_an_hour(site):
    (site.folder / "static" / "plain.css").write_text("p {}")

    answer, _ = request(site.port, "/static/plain.css")

    assert answer.headers["Cache-Control"] == "public, max-age=3600"


def test_a_picture_answers_at_the_address_of_the_old_site(site):
    answer, body = request(site.port, PICTURE)

    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert body == (site.folder / "media" / PICTURE.lstrip("/")).read_bytes()


def test_an_svg_cannot_run_a_script(site):
    picture = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    (site.folder / "media" / "図.svg").write_text(picture)

    answer, _ = request(site.port, "/%E5%9B%B3.svg")

    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/svg+xml")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_picture_that_is_not_there_is_the_apps_404(site):
    answer, body = request(site.port, "/assets/images/none.png")

    assert answer.status == 404
    assert "html" in body.decode()


def test_nothing_but_pictures_is_served_from_the_media_folder(site):
    (site.folder / "media" / "notes.txt").write_text("not for readers")

    answer, body = request(site.port, "/notes.txt")

    assert answer.status == 404
    assert b"not for readers" not in body


def test_an_upload_above_twenty_megabytes_is_refused(site):
    answer, _ = request(site.port, "/admin/", "POST", Content_Length=str(21 * 1024 * 1024))

    assert answer.status == 413


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_scheme_is_the_sites_own_whatever_a_client_claims(scheme, tmp_path, echo_port):
    claimed = {"http": "https", "https": "http"}[scheme]

    told = headers_told(tmp_path, echo_port, f"{scheme}://news.example", X_Forwarded_Proto=claimed)

    assert told["HTTP_X_FORWARDED_PROTO"] == scheme


def test_the_host_is_passed_on_and_a_claimed_one_dropped(tmp_path, echo_port):
    told = headers_told(
        tmp_path,
        echo_port,
        "http://news.example:8080",
        Host="news.example:8080",
        X_Forwarded_Host="attacker.example",
    )

    assert told["HTTP_HOST"] == "news.example:8080"
    assert "HTTP_X_FORWARDED_HOST" not in told


def test_the_clients_address_is_added_to_those_before_it(tmp_path, echo_port):
    told = headers_told(tmp_path, echo_port, "http://news.example", X_Forwarded_For="192.0.2.1")

    assert told["HTTP_X_FORWARDED_FOR"] == "192.0.2.1, 127.0.0.1"
