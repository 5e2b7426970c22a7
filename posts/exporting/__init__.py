"""The database -> files: posts, pages, pictures, under the names that they came from."""
