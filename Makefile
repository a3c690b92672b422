# One command each: `make run` shows the exhibit, `make test` checks everything. `make help` lists the rest.
# PYTHON=...  the Python to make .venv with, for example: make PYTHON=python3.12 test
# ARGS=...    more words for the command, for example: make run ARGS="--windowed --size 1280x720"

BIN := .venv/bin
# What the exhibit runs on, and all that checks it besides.
RUNS := .venv/runs
READY := .venv/complete
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Bound to the place: a checkout that was moved or copied brings a .venv that points to the old one.
ifneq ($(file < $(RUNS)),$(CURDIR))
.PHONY: $(RUNS)
endif
ifneq ($(file < $(READY)),$(CURDIR))
.PHONY: $(READY)
endif

$(RUNS): requirements-run.lock pyproject.toml .ci/venv
	@PYTHON="$(PYTHON)" .ci/venv run

$(READY): requirements.lock pyproject.toml .ci/venv
	@PYTHON="$(PYTHON)" .ci/venv

# $(call step,NAME,COMMAND): the name in front, and named again when it is what stopped us.
define step
@printf '== %s\n' '$(1)'
@$(2) || { printf '== stopped by: %s\n' '$(1)' >&2; exit 1; }
endef

.PHONY: run
run: $(RUNS)  ## the exhibit, full screen (with no screen: pictures of it in build/preview)
	@$(BIN)/kiosk run $(ARGS)

.PHONY: venv
venv: $(RUNS)  ## only .venv, with nothing but what the exhibit runs on: for a machine in the museum

.PHONY: lint
lint: $(READY)  ## ruff, mypy and the floors of the house
	$(call step,ruff check,$(BIN)/ruff check)
	$(call step,ruff format,$(BIN)/ruff format --check)
	$(call step,mypy,$(BIN)/mypy)
	$(call step,import-linter,$(BIN)/lint-imports --no-logo)

.PHONY: test
test: lint  ## everything: lint, then all tests but bench and soak
	$(call step,pytest,$(BIN)/pytest -n 2 --dist worksteal -m 'not bench and not soak' $(ARGS))

.PHONY: format
format: $(READY)  ## lay the code out as `make lint` wants it
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

.PHONY: bench
bench: $(READY)  ## all figures of this machine in one table (ARGS=--readme: into the README)
	@$(BIN)/python -m tests.bench.table $(ARGS)

.PHONY: pictures
pictures: $(READY)  ## every screen in every look, in build/pictures, and the pictures of the README
	@.ci/pictures $(ARGS)

.PHONY: geodata
geodata: $(READY)  ## build geodata/ anew from its sources
	@$(BIN)/python -m geodata.recipe $(ARGS)

.PHONY: lock
lock:  ## pin all packages anew: the newest that pyproject.toml allows, for every system and Python
	@.ci/lock

.PHONY: clean
clean:  ## remove .venv, build/ and all caches
	rm -rf .venv build *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
