"""Where addresses lead: links in bodies, aliases, redirects, and their repairs."""
