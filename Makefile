# The commands of Kawaraban. `make run` needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
ARCHIVE ?= tests/archive
# Of the archives that `make bench` searches: long, many, huge.
SIZES ?= long

# Whoever names an archive wants it imported, also into a site that has posts already.
ARCHIVE_WAS_NAMED := $(filter-out file,$(origin ARCHIVE))
# The address in feeds and mails follows the port; a SITE_URL of the caller's own wins.
ifneq ($(filter-out file,$(origin PORT)),)
export SITE_URL ?= http://$(HOST):$(PORT)
endif

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# Each of three processes would compile all tests anew, for seconds, where nothing may be cached.
CACHED := env PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/var/pycache
PYTEST := $(CACHED) $(BIN)/pytest --numprocesses 2 --dist loadgroup
STATIC_SOURCES := $(shell find static posts -path '*static*' -type f)
PIP_COMPILE := env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
	PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make requirements" \
	$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.DELETE_ON_ERROR:
.PHONY: run test test-sqlite test-postgresql test-all browser-test check bench format requirements

run: .venv/installed var/env var/static/staticfiles.json
	@$(MANAGE) migrate --verbosity 0
	@$(if $(ARCHIVE_WAS_NAMED),,$(MANAGE) shell --no-imports --command \
		'from posts.models import Post; raise SystemExit(not Post.objects.exists())' ||) \
		$(MANAGE) import_posts "$(ARCHIVE)" || [ $$? -eq 1 ]
	@$(MANAGE) create_editor
	@$(BIN)/python -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' 2>/dev/null || { \
		echo "Port $(PORT) is taken; choose another: make run PORT=8001" >&2; exit 1; }
	@$(MANAGE) render_images >/dev/null 2>&1 &
	@echo "Kawaraban: http://$(HOST):$(PORT)/ (the desk: http://$(HOST):$(PORT)/admin/)"
	@exec $(BIN)/granian --interface wsgi --no-ws --blocking-threads 4 \
		--host $(HOST) --port $(PORT) cms.wsgi:application

test: test-sqlite test-postgresql

test-sqlite: .venv/dev-installed
	$(PYTEST) -m "not slow and not browser"

# What asks no database needs no second run.
test-postgresql: .venv/dev-installed
	TEST_DATABASE=postgresql $(PYTEST) -m "database and not slow and not browser"

# Nothing left out but the browser.
test-all: .venv/dev-installed
	$(PYTEST) -m "not browser"
	TEST_DATABASE=postgresql $(PYTEST) -m database

# In one process: its tests share one server and one Chromium, without which they are skipped.
browser-test: .venv/dev-installed
	$(BIN)/pytest -m browser tests/browser

check: export DJANGO_SETTINGS_MODULE = tests.settings
check: .venv/dev-installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m tests.compose $(MANAGE) check --deploy --fail-level WARNING

bench: .venv/dev-installed
	$(BIN)/python -m tests.bench $(if $(ARCHIVE_WAS_NAMED),--archive "$(ARCHIVE)") --sizes $(SIZES)

format: .venv/dev-installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Pins the newest versions that pyproject.toml allows, with the hashes of the public registry's
# files: a find-links folder or a second index of this machine is left out. Only the oldest Python
# finds all that any of them needs.
requirements: .venv/dev-installed
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo "Pin with a .venv of Python 3.11, the oldest that Kawaraban runs on" >&2; exit 1; }
	$(PIP_COMPILE) --upgrade --output-file requirements.txt pyproject.toml
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
		| $(PIP_COMPILE) --upgrade --constraint requirements.txt --output-file requirements-dev.txt -

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Kawaraban needs Python 3.11 or newer; name one with: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "This Python cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

.venv/dev-installed: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

# Only what must differ from site to site; every other variable has a default, and a variable of
# the caller's environment wins over this file.
var/env:
	@mkdir -p var
	@umask 077 && $(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@

var/static/staticfiles.json: .venv/installed var/env $(STATIC_SOURCES)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
