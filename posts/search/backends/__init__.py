"""The engines of the search: the site's own database, or one outside that it has outgrown into."""

from posts.search.backends.protocol import SearchBackend
from posts.search.backends.selected import is_outside, selected
