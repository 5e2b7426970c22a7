"""The notations of a metadata block, read and written: YAML, TOML, JSON, lines of keys."""
