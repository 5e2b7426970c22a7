"""The site's own settings for a server that a test starts, but for its static files' folder."""

import os
from pathlib import Path

from cms.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["TEST_STATIC_ROOT"])
