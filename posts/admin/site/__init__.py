"""The desk itself, and what belongs to the whole site: publication, front page, series, taxonomies.

Also the files that are kept as they are, and the style guide.
"""
