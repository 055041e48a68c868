# Each target makes what it needs: Python 3.11 to 3.13, make and the package index are enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
J      ?= 2

.PHONY: install demo test test-long lint run bench lock clean
install: $(STAMP)

$(STAMP): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install     ## the whole way of a story, offline, in under a minute
	$(BIN)/monitor demo

test: install     ## the quick tests
	$(BIN)/python -m pytest -n $(J) --dist worksteal

test-long: install ## the long ones too
	$(BIN)/python -m pytest -n $(J) --dist worksteal -m "slow or not slow"

lint: install
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

run: install      ## the daemon, with ./config
	$(BIN)/monitor run

clean:
	rm -rf $(VENV) demo-out

# Needs uv; writes the locks that `install` and the image use, for every supported Python at once.
lock:
	uv pip compile -q --universal --python-version 3.11 --all-extras --group dev --generate-hashes --no-header pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --extra postgres --extra image --generate-hashes --no-header pyproject.toml -o requirements/run.txt
