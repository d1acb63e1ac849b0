# Every target makes what it needs in .venv; `make PYTHON=python3.13 test` picks another Python.
SHELL := /bin/sh
.SUFFIXES:
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(RECENT)' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test lint format types contracts check docs docs-serve wheel bench clean

help:
	@echo "make demo    read the bundled plan, show its deadlines, write out/"
	@echo "make test    everything that must hold: lint, tests with coverage, docs, the wheel in a fresh environment"
	@echo "make lint    ruff, mypy --strict, import contracts"
	@echo "make docs    build the documentation into site/"
	@echo "make bench   measure what starting up, counting days, reading, adding up figures and counting dossiers cost"

$(BIN)/python:
	@'$(PYTHON)' -c '$(RECENT)' 2>/dev/null || { \
	  echo "tthc needs Python 3.11 or later; none of these is one: $(or $(PYTHON),$(CANDIDATES))." >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3.12 $(or $(MAKECMDGOALS),test)" >&2; exit 1; }
	'$(PYTHON)' -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(BIN)/python
	$(PIP) install --editable '.[docx,excel,html,pdf]'
	@touch $@

$(VENV)/.developing: pyproject.toml $(VENV)/.installed
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --group dev
	@touch $@

demo: $(VENV)/.installed
	$(BIN)/tthc demo --out out

test: lint check docs wheel

lint: $(VENV)/.developing contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

contracts: $(VENV)/.developing
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.developing
	$(BIN)/mypy

format: $(VENV)/.developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: $(VENV)/.developing
	$(BIN)/pytest --quiet --numprocesses auto --cov --cov-report term

docs: $(VENV)/.developing
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

docs-serve: $(VENV)/.developing
	$(BIN)/mkdocs serve

# What a user gets: the wheel, in an environment of its own.
wheel: $(VENV)/.developing
	rm -rf dist build/wheel
	$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	$(BIN)/python -m venv build/wheel
	build/wheel/bin/python -m pip --quiet --disable-pip-version-check install dist/*.whl
	cd build/wheel && bin/tthc demo --out demo >/dev/null && ls demo/plan.json demo/deadlines.ics demo/report.html demo/scorecard.html

bench: $(VENV)/.developing
	$(BIN)/python -m benchmarks.start_up
	$(BIN)/python -m benchmarks.work_calendar
	$(BIN)/python -m benchmarks.language
	$(BIN)/python -m benchmarks.files
	$(BIN)/python -m benchmarks.roll_up
	$(BIN)/python -m benchmarks.dossiers

clean:
	rm -rf build dist out site .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
