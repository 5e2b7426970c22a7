"""Starts the parts of docker-compose.yml as plain processes, on free ports."""

from __future__ import annotations

import grp
import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# Debian keeps it where only root looks.
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")

# What the nginx image has around the file that it includes.
NGINX_FRAME = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
user {user} {group};
events {{ worker_connections 64; }}
http {{
    types {{ text/html html; text/css css; text/javascript js; }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def request(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    """Send one request to 127.0.0.1 and return the answer and its body; ``_`` stands for ``-``."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": "news.example", **fields})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """Run a server until the block ends; it must listen on ``port`` within 30 s."""
    server = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _await_listener(server, port)
        yield
    finally:
        server.terminate()
        server.communicate(timeout=30)


def deployed_environment(folder: Path) -> dict[str, str]:
    """Return the environment of an app whose files and database lie in ``folder``."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "tests.cms.deployed_settings",
        "SECRET_KEY": "k" * 50,
        "DEBUG": "0",
        "ALLOWED_HOSTS": "news.example",
        "SITE_URL": "https://news.example",
        "TIME_ZONE": "Asia/Tokyo",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "CACHE_URL": "locmemcache://",
        "MEDIA_ROOT": str(folder / "media"),
        "TEST_STATIC_ROOT": str(folder / "static"),
    }


def manage(environment: dict[str, str], *arguments: str) -> None:
    """Run a management command; raises CalledProcessError when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)


def server_command(port: int) -> list[str]:
    """Return the Dockerfile's own command for the app, on ``port`` of 127.0.0.1."""
    dockerfile = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
    command: list[str] = json.loads(re.findall(r"^CMD (\[.+\])$", dockerfile, re.MULTILINE)[0])
    command[0] = str(Path(sys.executable).parent / command[0])
    command[command.index("--host") + 1] = "127.0.0.1"
    command[command.index("--port") + 1] = str(port)
    return command


@contextmanager
def nginx(folder: Path, app_port: int, site_url: str) -> Iterator[int]:
    """Run nginx with the project's nginx.conf in front of ``app_port``; yield its own port."""
    port = free_port()
    values = {
        "SITE_URL": site_url,
        "NGINX_PORT": f"127.0.0.1:{port}",
        "APP_ADDRESS": f"127.0.0.1:{app_port}",
        "STATIC_PARENT": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
    }
    site = (PROJECT / "nginx.conf").read_text(encoding="utf-8")
    for name, value in values.items():
        site = site.replace(f"${{{name}}}", value)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    frame = NGINX_FRAME.format(folder=folder, user=user, group=group)
    (folder / "nginx.conf").write_text(frame, encoding="utf-8")
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, {"PATH": os.environ["PATH"]}):
        yield port


def _await_listener(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                server.kill()
                _, complaint = server.communicate()
                raise RuntimeError(f"no server on {port}: {complaint.decode()}") from None
            time.sleep(0.05)
