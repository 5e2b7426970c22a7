"""The newest posts in full, for feed readers: RSS, Atom and JSON Feed of the site and its parts."""
