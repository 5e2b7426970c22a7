# Two images: `app` runs Kawaraban, `web` is nginx with the site's static files in it.

FROM python:3.13-slim AS environment
RUN python -m venv /opt/kawaraban
COPY requirements.txt .
RUN /opt/kawaraban/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt

FROM python:3.13-slim AS app
ENV PATH=/opt/kawaraban/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MEDIA_ROOT=/srv/media
# A volume takes over the owner of the folder that it is first mounted on.
RUN useradd --system --uid 10001 --no-create-home kawaraban \
    && install --directory --owner kawaraban /srv/media
WORKDIR /app
COPY --from=environment /opt/kawaraban /opt/kawaraban
COPY . .
# Collecting reads the settings, which insist on a key; this one signs nothing.
RUN SECRET_KEY=only-to-collect-static-files python manage.py collectstatic --noinput
USER kawaraban
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=8s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=7)"]
# The number of workers comes from GRANIAN_WORKERS.
CMD ["granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "4", "--respawn-failed-workers", "--host", "0.0.0.0", "--port", "8000", "cms.wsgi:application"]

FROM nginx:1.28 AS web
# The image's own start-up fills the variables of templates in.
ENV NGINX_PORT=80 \
    APP_ADDRESS=app:8000 \
    STATIC_PARENT=/srv \
    MEDIA_ROOT=/srv/media
COPY nginx.conf /etc/nginx/templates/default.conf.template
COPY --from=app /app/var/static /srv/static
HEALTHCHECK --interval=10s --timeout=8s --start-period=10s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1/healthz"]
