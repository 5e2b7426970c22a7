"""The front page and every list of posts: categories, tags, authors, months, series."""
