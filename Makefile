# The two commands: `make run` opens the dashboard, `make test` proves it.
# Everything lands in .venv, by pip: it is pip that municipal networks configure.

PORT ?= 8501
PYTHON ?=
BIN := .venv/bin
PIP_INSTALL := $(BIN)/pip --disable-pip-version-check install --quiet
.DEFAULT_GOAL := help
.PHONY: help install run demo test lock screenshots search bench bench-full clean programs

help:                               ## visar den här listan
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

install: .venv/.installed           ## hämtar det som HTL Dash behöver till .venv
	@:

run: install                        ## startar HTL Dash (annan port: make run PORT=8600)
	@exec $(BIN)/htl serve --port $(PORT)

demo: install                       ## öppnar övningen med påhittade data (börja om: make demo FRESH=1)
	@exec $(BIN)/htl demo --port $(PORT) $(if $(FRESH),--fresh)

# Servers and workers that the tests start are not to compile the product each for itself.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/.installed-dev programs ## kör alla kontroller och prov, också i webbläsare
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/htl check-pack
	$(BIN)/pytest -n 2 --dist loadscope

search: .venv/.installed-dev        ## letar fel med nya, dragna exempel: tio gånger så många
	$(BIN)/pytest -n 2 --dist loadscope -m "not browser" --hypothesis-profile search \
	  $$(grep -rl "^from hypothesis" tests)

screenshots: .venv/.installed-dev programs ## ritar om bilderna i docs/screenshots
	$(BIN)/python -m docs.screenshots

bench: .venv/.installed-dev programs ## mäter hastigheten på under två minuter
	$(BIN)/python -m benchmarks --quick

bench-full: .venv/.installed-dev programs ## mäter hastigheten noggrant
	$(BIN)/python -m benchmarks

LOCK = $(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 \
	--no-header --no-annotate

lock: .venv/.installed-dev          ## låser om versionerna efter pyproject.toml
	$(PIP_INSTALL) uv
	@mkdir -p build
	$(LOCK) pyproject.toml -o build/runtime.txt > build/lock.log
	$(LOCK) -c build/runtime.txt --group dev -o build/dev.txt > build/lock.log
	@{ echo "# What HTL Dash runs on, pinned. Made from pyproject.toml: make lock"; \
	  cat build/runtime.txt; } > requirements.txt
	@{ echo "-r requirements.txt"; \
	  echo "# What the checks need beside it, pinned. Made from pyproject.toml: make lock"; \
	  grep -vxFf build/runtime.txt build/dev.txt; } > requirements-dev.txt

clean:                              ## tar bort .venv och det som proven lämnar efter sig
	rm -rf .venv build test-results .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

programs:
	@sh tests/install_programs.sh

.venv/.installed: requirements.txt pyproject.toml
	@found=; \
	for python in $(or $(PYTHON),python3.11 python3 python3.12 python3.13 python3.14); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "HTL Dash behöver Python 3.11 eller senare, men hittar ingen sådan."; \
	  echo "Installera Python 3.11 eller peka ut den: make install PYTHON=/sökväg/python3"; \
	  exit 1; \
	fi; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  if ! $$found -m venv --clear .venv; then \
	    rm -rf .venv; \
	    echo "Python saknar venv. På Debian och Ubuntu: sudo apt install python3-venv"; \
	    exit 1; \
	  fi; \
	fi
	@echo "Hämtar paketen i requirements.txt. Första gången tar det en stund."
	@$(PIP_INSTALL) -r requirements.txt
	@$(PIP_INSTALL) --no-deps -e .
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Hämtar paketen i requirements-dev.txt."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@
