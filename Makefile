# What developers run; .ci/run runs the same. PYTHON is the one with the test extra installed.
PYTHON ?= .venv/bin/python

.PHONY: check test torture lint types contract lessons bench format

check: test lint types contract lessons   ## everything that CI does

test:       ## the tests
	$(PYTHON) -m pytest

torture:    ## kill the program three thousand times while it saves
	TORTURE=3000 $(PYTHON) -m pytest tests/progress/test_torture.py

lint:       ## ruff's rules and format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:      ## mypy, strict, over program and tests
	$(PYTHON) -m mypy

contract:   ## imports go one way
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

lessons:    ## the course has no mistakes
	$(PYTHON) -m copro_tui check

bench:      ## figures, printed and not asserted
	$(PYTHON) -m benchmarks

format:     ## put the code into ruff's format
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
