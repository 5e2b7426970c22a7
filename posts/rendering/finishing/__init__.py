"""Steps on the finished HTML: sanitising, headings, links, pictures, code, single elements."""
