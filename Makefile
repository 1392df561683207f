# Samspel. Two commands on a fresh machine with Python >= 3.11, git and make: `make demo`, `make test`.
.DELETE_ON_ERROR:
.PHONY: setup demo test check fast lock bench clean

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST_FLAGS ?=

setup: $(VENV)/.installed-run ## install what running takes

$(VENV)/.installed-run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Samspel needs Python 3.11 or newer; found $$($(PYTHON) --version). Install it, or name one: make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/build.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m samspel.bootstrap.warm
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed-run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.lock
	touch $@

demo: setup ## run both example regions and show the results
	$(BIN)/samspel demo

check: $(VENV)/.installed-dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: $(VENV)/.installed-dev ## everything, as CI runs it
	scripts/test.sh $(BIN)

fast: $(VENV)/.installed-dev ## unit and architecture tests only
	$(BIN)/pytest -q -n 2 tests/unit tests/architecture $(PYTEST_FLAGS)

bench: $(VENV)/.installed-dev ## measure the engines against peers and bounds
	for file in benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

lock: $(VENV)/.installed-dev ## resolve the dependencies anew
	scripts/lock.sh $(BIN)

clean: ## remove what these commands made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
