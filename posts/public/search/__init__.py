"""The search of readers: its page, its facets, and its description for browsers."""
