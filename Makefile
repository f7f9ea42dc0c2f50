# What developers run; .ci/run runs the same. PYTHON is the one with the test extra installed.
PYTHON ?= .venv/bin/python
BASE_PYTHON ?= python3

.PHONY: check test lowest newest browser lrs torture adversity lint types contract lessons bench format messages

check: test lint types contract lessons lowest newest browser lrs adversity   ## everything that CI does

test:       ## the tests
	$(PYTHON) -m pytest

# The quick tests are all but those that draw screens, with fewer kills of programs that save.
lowest: RESOLUTION = lowest-direct
newest: RESOLUTION = highest
lowest newest:   ## the quick tests with the lowest versions that pyproject.toml allows, or the newest that there are
	$(BASE_PYTHON) -m venv --clear .venv-$@
	.venv-$@/bin/python -m pip install -q uv
	.venv-$@/bin/uv pip install -q --python .venv-$@/bin/python --resolution $(RESOLUTION) -e ".[test]"
	TORTURE=30 .venv-$@/bin/python -m pytest --ignore tests/tui --ignore tests/plain/test_two_fronts.py -m "not browser"

MINUTES ?= 60
torture:    ## adversity of every kind for MINUTES, then three thousand kills and damaged files of each kind
	$(PYTHON) -m tests.torture --strict --minutes $(MINUTES)
	TORTURE=3000 $(PYTHON) -m pytest tests/progress/test_torture.py tests/test_readers.py

adversity:  ## ten minutes of it, which fail if anything is lost, and a thousand kills
	$(PYTHON) -m tests.torture --minutes 10
	TORTURE=1000 $(PYTHON) -m pytest tests/progress/test_torture.py

browser:    ## the course, and pages to hand round, in Chromium, which is installed where apt can do so
	command -v chromium > /dev/null || (apt-get update -q && apt-get install -y -q chromium) > /dev/null 2>&1 || true
	$(PYTHON) -m pip install -q -c constraints.txt -e ".[test,browser]"
	$(PYTHON) -m pytest -m browser tests/serve tests/reports

lrs:        ## a real LRS on this computer, in a venv of its own, because it needs older versions of what we use
	$(BASE_PYTHON) -m venv .venv-lrs
	.venv-lrs/bin/python -m pip install -q uv
	.venv-lrs/bin/uv pip install -q --python .venv-lrs/bin/python -e ".[test,test-lrs]"
	.venv-lrs/bin/python -m pytest -n 0 -m lrs tests/xapi

lint:       ## ruff's rules and format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:      ## mypy, strict, over program and tests
	$(PYTHON) -m mypy

contract:   ## imports go one way
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

lessons:    ## the course has no mistakes
	$(PYTHON) -m copro_tui check

messages:   ## the texts to translate, collected into copro_tui/locale/copro.pot
	$(PYTHON) -m tests.messages

bench:      ## figures, printed and not asserted
	$(PYTHON) -m benchmarks

format:     ## put the code into ruff's format
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
