"""The desk itself: its start page, what it shows, the publication's own facts, the style guide."""
