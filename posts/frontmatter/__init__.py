"""File text <-> Document, one reader a dialect. Pure: text in, value out."""

from posts.frontmatter.decoding import decode
from posts.frontmatter.dialects import read
from posts.frontmatter.document import Document, Value
from posts.frontmatter.filenames import NameParts, name_parts
from posts.frontmatter.yaml_block import parse_yaml

__all__ = ["Document", "NameParts", "Value", "decode", "name_parts", "parse_yaml", "read"]
