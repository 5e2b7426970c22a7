"""Python-Markdown's own pieces: patterns inside a line, tree processors, blocks."""
