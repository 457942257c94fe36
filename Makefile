# `make build` sets everything up and builds the guide; `make test` sets everything up and runs every test.
# A stamp file marks each finished step, so a second run does only what is new.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
NODE := tests/judges/node
WORKERS ?= auto
ROWS ?= 1000

INSTALLED := $(ENV)/.installed
TESTABLE := $(ENV)/.testable
COMPARABLE := $(ENV)/.comparable
JUDGES := $(NODE)/node_modules/.installed

.PHONY: build test lint pytest references pictures bench bench-press lock clean
.DEFAULT_GOAL := build

build: $(INSTALLED)
	$(BIN)/publisher build

test: lint pytest

lint: $(TESTABLE)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

pytest: $(TESTABLE) $(JUDGES)
	$(BIN)/python -m pytest -n $(WORKERS)

# The only way reference pictures and listings change: look at the difference before you commit it.
references: $(TESTABLE)
	$(BIN)/python -m pytest --update-references

# The pictures of README and docs, drawn from a fresh build.
pictures: $(TESTABLE) $(JUDGES)
	$(BIN)/publisher build --output output
	$(BIN)/python -m tests.judges.pictures output docs/pictures
	$(BIN)/python -m tests.judges.design docs/design

bench: $(COMPARABLE)
	$(BIN)/python -m benchmarks

# A run for 1,000 clinics beside other programs, and one of 20,000 rows; ROWS=50 is a short try.
bench-press: $(COMPARABLE)
	$(BIN)/python -m benchmarks.press --rows $(ROWS)

# Newest versions that pyproject.toml allows, pinned with their hashes.
lock:
	$(PYTHON) -m venv $(ENV)-lock
	$(ENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	for group in "" test bench; do \
	  $(ENV)-lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-header --no-emit-index-url --no-annotate --group build \
	    $${group:+--group $$group --constraint requirements.lock} $$(test "$$group" != test || echo --all-extras) \
	    --output-file requirements$${group:+-$$group}.lock || exit 1; \
	done
	rm -rf $(ENV)-lock
	cd $(NODE) && npm install --package-lock-only --ignore-scripts

clean:
	rm -rf $(ENV) $(NODE)/node_modules build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete

$(BIN)/python:
	$(PYTHON) -m venv $(ENV)

$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
	touch $@

$(TESTABLE): requirements-test.lock $(INSTALLED)
	$(PIP) install --require-hashes --requirement requirements-test.lock
	touch $@

$(COMPARABLE): requirements-bench.lock $(INSTALLED)
	$(PIP) install --require-hashes --requirement requirements-bench.lock
	touch $@

# Without Node.js the tests that need it skip and say so; with CI set they fail instead (see tests/judges).
$(JUDGES): $(NODE)/package-lock.json $(NODE)/package.json
	if command -v npm >/dev/null; then \
	  cd $(NODE) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.installed; \
	elif [ -n "$$CI" ]; then echo "npm is not installed" >&2; exit 1; fi
