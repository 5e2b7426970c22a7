"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from cms.garbage_collection import spare_what_stays

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

application = get_wsgi_application()
spare_what_stays()
