# Two commands for everybody: `make demo` and `make test`. Each sets up what it needs in .venv.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= auto
FUZZ ?= 160
DOSSIER := seeds/venezuela-amnesties
# The tests start hundreds of short processes: none of them should compile the package anew.
export PYTHONDONTWRITEBYTECODE :=
SEEDS := $(dir $(wildcard seeds/*/dossier.yaml))
PAGE := graph/venezuela-amnesties.html

.PHONY: help demo test check format schema graph golden fuzz web bench evaluate release notebooks jupyterlab coverage clean

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/backstory: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make demo PYTHON=python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/backstory
	@# What is imported is compiled then: to compile all that comes takes a quarter of a minute.
	$(BIN)/python -m pip install --quiet --no-compile --editable '.[dev,notebook]'
	@touch $@

demo: $(BIN)/backstory web  ## Install, build the dossier, and open its page (or print its path)
	$(BIN)/backstory build $(DOSSIER)
	$(BIN)/backstory view page --out $(PAGE) --open

web: $(BIN)/backstory  ## Bundle the page's TypeScript (needs Node, or fetches it from the package index)
	@$(BIN)/python hatch_build.py

test:  ## Install what the tests need, a browser included, and run them all
	@$(MAKE) -j3 ready
	@# The checks take what the tests leave of the processors, and are told after them.
	@nice $(CHECKS) >$(VENV)/.checks 2>&1 & checks=$$!; \
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --durations=15; tested=$$?; \
	wait $$checks; checked=$$?; cat $(VENV)/.checks; [ $$tested$$checked = 00 ]

# In a variable: `make -n` runs every line that names $(MAKE), and so would run the tests.
CHECKS = $(MAKE) -j2 --output-sync=target check scripts

# All that the tests need, side by side; only one at a time asks the system's packages.
.PHONY: ready cluster stores clients browser bundled
ready: $(VENV)/.dev cluster clients bundled

bundled: $(VENV)/.dev
	@$(BIN)/python hatch_build.py

cluster: $(VENV)/.dev stores
	@[ "$${BACKSTORY_REQUIRE_SPARK:-}" != 1 ] || { sh tests/table/install.sh && $(BIN)/python -m pip install --quiet --editable '.[spark]'; }

stores: browser
	@sh tests/stores/install.sh

clients:
	@sh tests/server/install.sh

browser:
	@sh tests/browser/install.sh

check: $(VENV)/.dev  ## Format, lint, types, floors, in Python and TypeScript
	$(BIN)/ruff format --check src tests benchmarks notebooks/render.py
	$(BIN)/ruff check src tests benchmarks notebooks/render.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python hatch_build.py check

.PHONY: scripts
scripts: $(VENV)/.dev
	@$(BIN)/python hatch_build.py test

format: $(VENV)/.dev  ## Format the code
	$(BIN)/ruff format src tests benchmarks notebooks/render.py
	$(BIN)/ruff check --fix src tests benchmarks notebooks/render.py
	@$(BIN)/python hatch_build.py format

evaluate: $(BIN)/backstory  ## Measure how well context is ranked (docs/evaluation.md) and articles are read
	$(BIN)/python benchmarks/context/evaluate.py
	$(BIN)/python benchmarks/reading/evaluate.py

schema: $(VENV)/.dev  ## Write seeds/schema from the forms, and the tables of the manual
	$(BIN)/python -m pytest tests/dossier tests/docs --update-golden

graph: $(BIN)/backstory  ## Grow the committed graphs from the seeds
	for dossier in $(SEEDS); do $(BIN)/backstory build $$dossier || exit; done

golden: $(VENV)/.dev  ## Rewrite the golden files (say why in the commit)
	$(BIN)/python -m pytest --update-golden tests

fuzz: $(VENV)/.dev  ## Try what nobody writes on purpose, some ten minutes; FUZZ=2000 for a night
	BACKSTORY_FUZZ=$(FUZZ) $(BIN)/python -m pytest -n $(WORKERS) --durations=10 tests/dossier/test_nothing_breaks_it.py tests/rdf/test_foreign_mutants.py tests/rdf/test_every_predicate.py tests/ask/test_hostile_queries.py tests/test_kills.py

bench: $(VENV)/.dev  ## Measure beside what one would use instead
	$(BIN)/python benchmarks/run.py

release: $(VENV)/.dev  ## Build sdist and wheel, check them, and test the wheel in empty folders
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python -m twine check --strict dist/*
	BACKSTORY_REQUIRE_RELEASE=1 BACKSTORY_DIST=$(CURDIR)/dist $(BIN)/python -m pytest -n 0 -rs tests/test_wheel.py tests/test_release.py

notebooks: $(VENV)/.dev  ## Render the notebooks to HTML and to docs/notebooks
	$(BIN)/python notebooks/render.py

jupyterlab: $(VENV)/.dev web browser  ## Open the notebooks in a real JupyterLab (installs it), keep screenshots
	$(BIN)/python -m pip install --quiet 'jupyterlab>=4'
	BACKSTORY_SHOTS=$(CURDIR)/notebooks/shots $(BIN)/python -m pytest tests/browser/test_jupyterlab.py

coverage: $(VENV)/.dev  ## Run the tests and report what they never reach
	$(BIN)/python -m pytest --cov --cov-report=term-missing

clean:  ## Remove what was made here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis src/backstory/draw/web/dist src/backstory/draw/web/node_modules
