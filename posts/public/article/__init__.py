"""The page of one post, of a fixed page, and what stands around the text."""
