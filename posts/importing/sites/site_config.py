"""What a site says of itself in its generator's configuration; none of it is ever executed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from posts.errors import FrontMatterError, SourceError
from posts.frontmatter import decode, parse_toml, parse_yaml
from posts.importing.sites.hugo_config import config_of_hugo, config_of_hugo_or_zola
from posts.importing.sites.jekyll_config import config_of_jekyll_or_hexo
from posts.importing.sites.pelican_config import config_of_pelican
from posts.importing.sites.site_facts import CategoryConfig, SiteConfig
from posts.messages import Message

__all__ = [
    "CONFIG_NAME",
    "CONFIG_NAMES",
    "CategoryConfig",
    "SiteConfig",
    "config_in",
    "read_site_config",
]

CONFIG_NAME = "_config.yml"
_LARGEST_CONFIG = 1024 * 1024


def _jekyll_or_hexo(text: str) -> SiteConfig:
    return config_of_jekyll_or_hexo(parse_yaml(text, 1).fields)


def _hugo_in_yaml(text: str) -> SiteConfig:
    return config_of_hugo(parse_yaml(text, 1).fields)


def _hugo_or_zola(text: str) -> SiteConfig:
    return config_of_hugo_or_zola(parse_toml(text, 1).fields)


#: The files in which a configuration is looked for, the surest first.
_READERS: dict[str, Callable[[str], SiteConfig]] = {
    CONFIG_NAME: _jekyll_or_hexo,
    "hugo.toml": _hugo_or_zola,
    "hugo.yaml": _hugo_in_yaml,
    "hugo.yml": _hugo_in_yaml,
    "config.toml": _hugo_or_zola,
    "config.yaml": _hugo_in_yaml,
    "config.yml": _hugo_in_yaml,
    "pelicanconf.py": config_of_pelican,
}
#: The files that are looked for, in this order.
CONFIG_NAMES = tuple(_READERS)


def config_in(data: bytes, name: str) -> SiteConfig:
    """Read the bytes of the configuration file ``name``, one of CONFIG_NAMES.

    Raises FrontMatterError when they cannot be understood.
    """
    return _READERS[name](decode(data).text)


def read_site_config(root: Path) -> SiteConfig:
    """Read the configuration in ``root``; an empty SiteConfig where there is none.

    Known are those of Jekyll and Hexo (``_config.yml``), of Hugo and Zola, and the plain texts in
    Pelican's. Raises SourceError, with file and line, when one cannot be understood.
    """
    name = next((name for name in _READERS if (root / name).is_file()), None)
    if name is None:
        return SiteConfig()
    path = root / name
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_CONFIG)
        return config_in(data, name)
    except OSError as error:
        raise SourceError(
            Message("{path} cannot be read: {fault}", path=path, fault=error.strerror)
        ) from error
    except FrontMatterError as error:
        reason = Message(
            "{path}, line {line}: {reason}", path=path, line=error.line or 1, reason=error.reason
        )
        raise SourceError(reason) from error
