"""The pinned requirements: all that pyproject.toml asks for, each with hashes, no host named."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

OLDEST_PYTHON = "3.11.2"
"""Debian 12's, the oldest that `make run` promises to work with."""

PROJECT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED_FOR = {
    "requirements.txt": PYPROJECT["project"]["dependencies"],
    "requirements-dev.txt": PYPROJECT["dependency-groups"]["dev"],
}


def pins(name: str) -> dict[str, str]:
    """Return the pinned version of each package in a requirements file."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_everything_that_is_asked_for_is_pinned_within_its_range(name):
    pinned = pins(name)

    for requirement in map(Requirement, ASKED_FOR[name]):
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_every_pin_carries_hashes(name):
    text = (PROJECT / name).read_text(encoding="utf-8")

    entries = re.findall(r"^[a-z0-9-]+==.*(?:\n    --hash=.*)*", text, re.MULTILINE)

    assert len(entries) == len(pins(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_no_host_and_no_folder_of_a_machine_is_named(name):
    text = (PROJECT / name).read_text(encoding="utf-8")

    assert re.findall(r"://|^-|/opt/", text, re.MULTILINE) == []


def test_both_files_pin_what_they_share_to_one_version():
    shared = pins("requirements.txt").items() & pins("requirements-dev.txt").items()
    names = pins("requirements.txt").keys() & pins("requirements-dev.txt").keys()

    assert {name for name, _ in shared} == names


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_the_oldest_python_may_install_every_pin(name):
    demands = {
        package: str(metadata.metadata(package).json.get("requires_python", ""))
        for package in pins(name)
    }

    refusing = {
        name for name, demand in demands.items() if OLDEST_PYTHON not in SpecifierSet(demand)
    }
    assert refusing == set()
