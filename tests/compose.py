"""The environment of docker-compose.yml's app, for checks that need no Docker.

``python -m tests.compose COMMAND…`` runs a command under it.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import yaml

COMPOSE_FILE = Path(__file__).resolve().parent.parent / "docker-compose.yml"

#: What an operator would write into `.env`.
OPERATORS_VARIABLES = {
    "SECRET_KEY": "fjq0uW3pUoBqZy6cYx1sNn5vKtLw8dGhRr2mTeAz7XiPb4VgJk",
    "POSTGRES_PASSWORD": "wortes7Haupt",
    "ALLOWED_HOSTS": "news.example,www.news.example",
    "SITE_URL": "https://news.example",
}

_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*)|:\?[^}]+)?\}")


def app_environment() -> dict[str, str]:
    """Return the environment that the compose file gives to the service ``app``.

    Raises KeyError for a variable that has neither a default nor an operator's value.
    """
    services = yaml.safe_load(COMPOSE_FILE.read_text(encoding="utf-8"))["services"]
    environment: dict[str, str] = services["app"]["environment"]
    return {name: _VARIABLE.sub(_value, str(text)) for name, text in environment.items()}


def _value(match: re.Match[str]) -> str:
    if match["default"] is not None:
        return OPERATORS_VARIABLES.get(match["name"], match["default"])
    return OPERATORS_VARIABLES[match["name"]]


def main() -> None:
    """Replace this process by the command of the arguments, under the app's environment."""
    environment = os.environ | app_environment() | {"DJANGO_SETTINGS_MODULE": "cms.settings"}
    os.execvpe(sys.argv[1], sys.argv[1:], environment)


if __name__ == "__main__":
    main()
