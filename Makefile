# make demo    install into .venv, index seeds/, answer a first search
# make test    install with the test tools, run every check and test
# make lint, make unit, make cluster: its parts
# make eval CASES=DIR    score the readers on pages with gold
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(shell command -v $(p) 2>/dev/null)))
VENV   := .venv
BIN    := $(VENV)/bin
SETUP  := setup.cfg pyproject.toml constraints.txt
PIP    := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt
export PIP_NO_INPUT := 1

.PHONY: demo test lint unit cluster kill browser eval clean

demo: $(VENV)/.installed
	@$(BIN)/carethread index seeds/ --index demo-index
	@echo
	@echo '$$ carethread search "IL-2" --role editor'
	@$(BIN)/carethread search "IL-2" --role editor --index demo-index

test: lint unit cluster

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tests of one file stay in one process: what they set up (a browser, a server, an index) is set up once.
unit: $(VENV)/.installed-test browser
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not cluster" --ignore tests/browser --cov --cov-report=
# The browser's driver keeps an event loop in its thread, which tests of asyncio cannot stand beside.
	$(BIN)/python -m pytest -q -n auto --dist loadfile tests/browser --cov --cov-append --cov-report=

# One process, one cluster of three nodes for all of them; the coverage of both halves is judged together.
cluster: $(VENV)/.installed-test
	$(BIN)/python -m pytest -q -m "cluster and not slow" --cov --cov-append --cov-report=term-missing:skip-covered --cov-fail-under=95

# Kills nodes of a cluster of its own while 50,000 records are written: minutes.
kill: $(VENV)/.installed-test
	$(BIN)/python -m pytest -q -s tests/cluster/test_kill.py

browser:
	@tools/browser.sh

eval: $(VENV)/.installed-test
	@test -n "$(CASES)" || { echo "say where the cases are: make eval CASES=DIR" >&2; exit 2; }
	$(PIP) -e '.[eval]'
	$(BIN)/python bench/evaluate.py "$(CASES)"

$(VENV)/bin/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "carethread needs Python 3.11 or newer (set PYTHON=/path/to/python3.11)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(SETUP) | $(VENV)/bin/python
	$(PIP) -e .
	@touch $@

$(VENV)/.installed-test: $(SETUP) | $(VENV)/bin/python
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) demo-index .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build *.egg-info
