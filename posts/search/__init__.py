"""Search that knows Japanese: tokens, queries, snippets, and the indexes that answer."""
