"""The settings: what the README says of them, and what protects readers and editors."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.compose import app_environment

PROJECT = Path(__file__).resolve().parents[2]


def variables_read() -> set[str]:
    """Return the name in every ``env.…("NAME", …)`` of the settings."""
    tree = ast.parse((PROJECT / "cms" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def variables_in_table(readme: str) -> set[str]:
    """Return the names in the first column of the README's table of variables."""
    text = (PROJECT / readme).read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_0-9]+)` \|", text, re.MULTILINE))


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_the_readme_lists_exactly_the_variables_that_are_read(readme):
    assert variables_in_table(readme) == variables_read()


def test_the_tests_decide_every_variable_that_is_read():
    source = (PROJECT / "tests" / "settings.py").read_text(encoding="utf-8")

    assert {name for name in variables_read() if f"{name}=" not in source} == set()


def composed(code: str) -> str:
    """Return what ``code`` prints under the environment of docker-compose.yml's app."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONDONTWRITEBYTECODE": "1", **app_environment()},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_debugging_is_off_in_production():
    assert composed("from cms.settings import DEBUG; print(DEBUG)") == "False"


def test_production_insists_on_https_for_two_years_and_on_secure_cookies():
    answer = composed(
        "from cms import settings as s; print(s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT,"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    )

    assert answer == "63072000 True True True"


def test_a_site_without_https_promises_none(client):
    assert settings.SECURE_HSTS_SECONDS == 0
    assert "Strict-Transport-Security" not in client.get("/admin/login/", secure=False).headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/no-such-page/"])
def test_every_page_carries_the_headers_of_safety(path, client):
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/no-such-page/"])
def test_the_content_policy_allows_nothing_inline_and_no_third_party(path, client):
    policy = client.get(path).headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert "unsafe" not in policy
    assert directives["default-src"] == "'none'"
    assert set(directives.values()) == {"'self'", "'none'"}


@pytest.mark.django_db
def test_https_pages_of_a_https_site_carry_the_promise(client, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000

    over_https = client.get("/no-such-page/", headers={"X-Forwarded-Proto": "https"})
    over_http = client.get("/no-such-page/", headers={"X-Forwarded-Proto": "http"})

    assert over_https.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert "Strict-Transport-Security" not in over_http.headers


@pytest.mark.django_db
def test_a_https_site_redirects_plain_http(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get("/archive/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/archive/")
