"""File text <-> Document, one reader a dialect. Pure: text in, value out."""

from posts.frontmatter.dialects.selection import DIALECTS, HTML_SUFFIXES, read, read_many
from posts.frontmatter.document import Document, Value
from posts.frontmatter.encodings.decoding import Decoded, decode
from posts.frontmatter.filenames import NameParts, name_parts
from posts.frontmatter.notations.toml_block import parse_toml
from posts.frontmatter.notations.yaml_block import parse_yaml
