# Each target makes what it needs: Python 3.11 to 3.13, make and the package index are enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# Processes that test, three for two cores: many a test waits, for a daemon or a clock.
J      ?= 3
MUTANTS ?= 200000

.PHONY: install demo test test-long lint run bench faults fuzz soak image-test lock clean
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

# Each measurement prints its figures and how they were made; `python -m monitor.entrypoints.bench.NAME --help` has the knobs.
bench: install    ## speed of reading, copies, fetching and the store; what is written beside, in the same run; fails where a target is missed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	failed=0; for part in extraction copies store fetching many_sources; do $(BIN)/python -m monitor.entrypoints.bench.$$part || failed=1; done; exit $$failed

image-test:       ## build the image and run it through its paces, where a script for that lies beside the project
	@if [ -x ../shared/tools/image/verify-image.sh ]; then \
	  PREP='install -d secrets && echo not-used > secrets/postgres-password' CONFIG_SRC=config HEALTH_PATH=/readyz SIZE_MAX_MB=300 ../shared/tools/image/verify-image.sh .; \
	else echo "skipped: nothing here builds images without a registry; use docker build ."; fi

faults: install   ## what the network may do to the fetcher, and what holds: a table, some minutes
	$(BIN)/python -m monitor.entrypoints.bench.faults

fuzz: install     ## 200,000 damaged feeds (MUTANTS=… for more or fewer), each ten thousand with a fixed seed of its own: for the night
	MONITOR_TEST_MUTANTS=$(MUTANTS) $(BIN)/python -m pytest -n $(J) --dist worksteal -m slow -k mutated tests/adapters/feeds

soak: install     ## 20,000 polls of one daemon, and whether memory, descriptors and the log stay flat: about a quarter of an hour
	$(BIN)/python -m monitor.entrypoints.bench.soak

run: install      ## the daemon, with ./config
	$(BIN)/monitor run

clean:
	rm -rf $(VENV) demo-out

# Needs uv; writes the locks that `install` and the image use, for every supported Python at once.
lock:
	uv pip compile -q --universal --python-version 3.11 --all-extras --group dev --generate-hashes --no-header pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --extra postgres --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --all-extras --group dev --group bench --generate-hashes --no-header pyproject.toml -o requirements/bench.txt
