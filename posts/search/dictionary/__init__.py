"""Words that are equal to a reader, and words that only look so. Pure."""
