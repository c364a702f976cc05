# Everything the project does on a developer's machine. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help try test lint types check soak bench docs pictures model lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Writdesk needs Python 3.11 or newer: install it, or say which one to use: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv (once, about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

try: $(READY)  ## start the desk and a local workspace to try it in, in the browser
	@$(BIN)/writdesk try

test: $(READY)  ## run every test
	@$(BIN)/python -m pytest

lint: $(READY)  ## check style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)  ## check types
	@$(BIN)/mypy

check: lint types test  ## lint, types and tests: what CI runs

soak: $(READY)  ## ten minutes of load: memory, tasks and open files stay as they are
	@$(BIN)/python -m tests.soak

bench: $(READY)  ## measure, beside the bare thing
	@$(BIN)/python -m tests.bench

docs: $(READY)  ## renew docs/commands.md from the grammar
	@$(BIN)/python -m handlers.grammar.reference > docs/commands.md

pictures: $(READY)  ## renew the pictures of the README and the guide (needs Chromium)
	@$(BIN)/python docs/pictures.py

model: $(READY)  ## train the question model anew from the guide's example questions
	@$(BIN)/python -m policy.answer.train

LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" pyproject.toml

lock:  ## renew the locked dependencies (needs uv)
	@$(LOCK) --extra dev -o requirements/dev.txt
	@$(LOCK) --extra sheets --extra charts --extra build -o requirements/run.txt

clean:  ## remove what the targets made
	@rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache
