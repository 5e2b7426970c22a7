"""What a site says of itself in its generator's configuration; none of it is ever executed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from posts.errors import FrontMatterError, SourceError
from posts.frontmatter import decode, parse_toml, parse_yaml
from posts.importing.file_access import read_bytes
from posts.importing.sites.generator_configs import (
    SiteConfig,
    config_of_hugo,
    config_of_hugo_or_zola,
    config_of_jekyll_or_hexo,
    config_of_pelican,
)

CONFIG_NAME = "_config.yml"


def _hugo_in_yaml(text: str) -> SiteConfig:
    return config_of_hugo(parse_yaml(text, 1).fields)


def _hugo_or_zola(text: str) -> SiteConfig:
    return config_of_hugo_or_zola(parse_toml(text, 1).fields)


#: The files in which a configuration is looked for, the surest first.
_READERS: dict[str, Callable[[str], SiteConfig]] = {
    CONFIG_NAME: lambda text: config_of_jekyll_or_hexo(parse_yaml(text, 1).fields),
    "hugo.toml": _hugo_or_zola,
    "hugo.yaml": _hugo_in_yaml,
    "hugo.yml": _hugo_in_yaml,
    "config.toml": _hugo_or_zola,
    "config.yaml": _hugo_in_yaml,
    "config.yml": _hugo_in_yaml,
    "pelicanconf.py": config_of_pelican,
}


@dataclass(frozen=True)
class ConfigFile:
    """A file in which a generator's configuration stands, and its bytes."""

    path: Path
    data: bytes

    @property
    def name(self) -> str:
        """The file's name, which tells whose it is."""
        return self.path.name


def find_config(root: Path) -> ConfigFile | None:
    """The configuration of the site in ``root``. Raises SourceError where it cannot be read."""
    path = next((root / name for name in _READERS if (root / name).is_file()), None)
    if path is None:
        return None
    with faults_named(path):
        return ConfigFile(path, read_bytes(path))


def read_config(file: ConfigFile | None) -> SiteConfig:
    """What a configuration tells; an empty SiteConfig where there is none.

    Known are those of Jekyll and Hexo (``_config.yml``), of Hugo and Zola, and the plain texts in
    Pelican's. Raises SourceError, with file and line, when one cannot be understood.
    """
    if file is None:
        return SiteConfig()
    with faults_named(file.path):
        return _READERS[file.name](decode(file.data).text)


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn a FrontMatterError about the configuration at ``path`` into a SourceError about it."""
    try:
        yield
    except FrontMatterError as error:
        line, reason = error.line, error.reason
        if line is None:
            raise SourceError("{path}: {reason}", path=path, reason=reason) from error
        raise SourceError(
            "{path}, line {line}: {reason}", path=path, line=line, reason=reason
        ) from error
