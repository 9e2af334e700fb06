# What people run, and what CI runs. `make up` and `make test` are all that is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SHELL := /bin/sh
BENCHES := server_start bundled_load answers pages runaway figures layouts canvas expanding checks driver_load rdflib_neo4j_load bulk_load

# uv fetches many packages at a time, pip one after another: half a minute instead of three. It is given the index that pip
# is set to; where it fails for whatever reason, pip does it all.
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-compile
INDEX = $(shell $(BIN)/python -m pip config get global.index-url 2>/dev/null)
FETCHED_AT_ONCE = sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.lock \
	&& $(PIP) --quiet --require-hashes -r $(VENV)/uv.lock \
	&& UV_NATIVE_TLS=1 $(BIN)/uv pip install --quiet --python $(BIN)/python $(addprefix --default-index ,$(INDEX)) \
	    --require-hashes -r requirements.lock

.DEFAULT_GOAL := help
.PHONY: help setup up test check fix bench pictures docs lock browser editor clean

help:  ## Show these targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(INSTALLED)  ## Make .venv with everything pinned, and .venv/bin/chokepoint in it.

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Run: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) …" >&2
	@$(PYTHON) -m venv $(VENV) || \
	    { echo "python3 -m venv failed. On Debian install the package python3-venv, then run make again." >&2; exit 1; }
	@echo "Installing the pinned packages (about a minute the first time) …" >&2
	@$(FETCHED_AT_ONCE) >&2 || $(PIP) --require-hashes -r requirements.lock >&2 || \
	    { echo "The packages could not be installed. Is a Python package index reached? pip's words are above." >&2; exit 1; }
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e . >&2
	@touch $@

up: setup  ## Set up, start the database, load the data, serve the app. Ctrl-C ends it.
	@$(BIN)/chokepoint up

test: setup browser  ## Set up and run everything: checks, then all tests.
	@$(BIN)/python -m tests.prepare & prepared=$$!; \
	    $(MAKE) --no-print-directory check || { kill $$prepared; exit 1; }; wait $$prepared
	@$(BIN)/python -m pytest -n 2 --dist loadfile

browser: setup  ## Find a Chromium for the browser tests, or install one.
	@$(BIN)/python -m tests.browser.chromium

check: setup  ## Format, lint, types, layers, ontology. Under a minute.
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make fix" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/chokepoint ontology lint > /dev/null

fix: setup  ## Format the code and mend what can be mended by itself.
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

bench: setup  ## Run the benchmarks and print their ratios.
	@for name in $(BENCHES); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

pictures: setup browser  ## Take the reference pictures of every view anew. Look at each before you commit it.
	@CHOKEPOINT_TAKE_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_references.py

docs: setup  ## Write the generated pages and pictures of docs/. The pictures need a loaded graph.
	@$(BIN)/chokepoint ontology docs
	@$(BIN)/python -m app.reference
	@while read -r file address; do $(BIN)/chokepoint export "$$address" -o docs/pictures/$$file || exit 1; done < docs/pictures/addresses.txt

editor:  ## Build the Cypher editor of the page from web/. Needs Node.js; the result is committed.
	cd web && npm ci --no-audit --no-fund --ignore-scripts && npm run --silent build

lock: setup  ## Pin the newest versions that pyproject.toml allows, with hashes and without addresses.
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --extra dev --no-header \
	    --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

clean:  ## Remove the virtual environment and caches. The database and its data stay.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
