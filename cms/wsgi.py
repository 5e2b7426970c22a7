"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from cms.garbage_collection import exempt_loaded_objects

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

application = get_wsgi_application()
exempt_loaded_objects()
