"""One reader a dialect, and the one place where a dialect is chosen."""
