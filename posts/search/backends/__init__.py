"""The engines to outgrow the site's own database with; they narrow searches by the same tokens."""

from posts.search.backends.engine import Engine, is_outside, selected
