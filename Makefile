# The doors of Dayaq: demo, demo-reset, test, check, bench.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
BIN := .venv/bin

.PHONY: demo demo-reset test check bench chromium spark java

demo: .venv/runtime-installed
	$(BIN)/dayaq demo

demo-reset: .venv/runtime-installed
	$(BIN)/dayaq demo --anew

test: check chromium
	$(BIN)/pytest -m "not long"

check: .venv/development-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	DATABASE_URL=postgresql://127.0.0.1/unused $(BIN)/mypy
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml src

bench: .venv/development-installed
	$(BIN)/python -m bench

# Pages are tested in Debian's Chromium: no browser comes from a Python package index.
chromium:
	@if ! command -v chromium >/dev/null; then \
	    if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	        echo "The tests need a browser. Install the package chromium." >&2; exit 1; \
	    fi; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	fi

.venv/runtime-installed: requirements/runtime.txt requirements/tools.txt requirements/install pyproject.toml
	requirements/install runtime.txt
	@touch $@

.venv/development-installed: requirements/development.txt .venv/runtime-installed
	requirements/install development.txt
	@touch $@

# Apache Spark, for the one long suite that asks it: half a gigabyte that nothing else needs.
spark: .venv/spark-installed java

.venv/spark-installed: requirements/spark.txt .venv/development-installed
	requirements/install spark.txt
	@touch $@

java:
	@if ! command -v java >/dev/null; then \
	    if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	        echo "Spark needs Java 17 or newer. Install the package default-jre-headless." >&2; exit 1; \
	    fi; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null; \
	fi
