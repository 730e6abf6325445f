# What a person and a continuous integration service call. `make map` and `make test` install what they need first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed.stamp
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
APT_INSTALL := [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get -qq update && \
	DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y >/dev/null
CHROMIUM := $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))

.PHONY: map test lint docs accuracy bench bench-page install browser gis clean
.DEFAULT_GOAL := map

map: $(INSTALLED)
	@$(BIN)/dispute-map build

test: lint browser
	@$(BIN)/python -m pytest

lint: $(INSTALLED)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

docs: $(INSTALLED)
	@$(BIN)/python docs/make_cli.py
	@$(BIN)/python docs/make_status.py
	@$(BIN)/python docs/make_levels.py
	@$(BIN)/python docs/make_accuracy.py

# After a change of the rules or the articles: the second voice, how far it and the rules are trusted, the page that tells it.
accuracy: $(INSTALLED)
	@$(BIN)/python -c 'import sklearn' 2>/dev/null || $(PIP) install 'scikit-learn==1.9.*'
	@$(BIN)/python -m tests.quality.voice
	@$(BIN)/python -m tests.quality.crossfit
	@$(BIN)/python docs/make_accuracy.py

bench: $(INSTALLED)
	@$(BIN)/python bench/run.py

# The page beside folium's ways and bokeh; the scripts that folium's pages fetch come by npm, where it is.
bench-page: browser
	@$(BIN)/python -c 'import bokeh' 2>/dev/null || $(PIP) install 'bokeh==3.9.*'
	@$(BIN)/python bench/peers.py
	@$(BIN)/python bench/page.py

install: $(INSTALLED)

# The locked versions with their hashes, then this checkout on top, editable. Debian keeps venv's half in a package of its own.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, this is " \
		+ sys.version.split()[0] + "; name one you have: make PYTHON=python3.12")'
	@echo "Installing into $(VENV), once; this takes a minute or two." >&2
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { $(APT_INSTALL) python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps -e .
	@touch $@

# The browser tests take a system's Chromium first; without one, Debian's where we may install it, else playwright's own.
browser: $(INSTALLED)
ifeq ($(CHROMIUM),)
	@{ $(APT_INSTALL) chromium; } || $(BIN)/playwright install chromium
endif

# A real client: Debian's QGIS and GDAL open what `export` writes. `make test` runs these too where they are there already.
gis: $(INSTALLED)
	@/usr/bin/python3 -c 'import qgis.core' 2>/dev/null && command -v ogrinfo >/dev/null \
		|| { $(APT_INSTALL) qgis python3-qgis gdal-bin fonts-noto-cjk fonts-noto-core; }
	@$(BIN)/python -m pytest tests/gis tests/test_export.py

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
