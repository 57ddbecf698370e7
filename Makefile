# Needs Python 3.11 or later and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED := ../shared

.DEFAULT_GOAL := help
.PHONY: help kb test lint types unit serve score docs screenshots fuzz load bench clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "govkb needs Python 3.11 or later; found %s. Name another: make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

kb: $(VENV)/ready  ## build kb.sqlite from corpus/
	@$(BIN)/govkb build .

serve: $(VENV)/ready  ## browse kb.sqlite in Datasette
	@test -f kb.sqlite || $(BIN)/govkb build .
	@$(BIN)/govkb serve kb.sqlite

test: lint types unit  ## format, lint, types, tests

lint: $(VENV)/ready  ## format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/ready  ## mypy --strict
	$(BIN)/mypy

unit: $(VENV)/ready  ## the tests alone
	$(BIN)/pytest -q -n 2

score: $(VENV)/ready  ## the claims of the pages in ../shared against its gold
	@mkdir -p .govkb
	@$(BIN)/govkb extract $(SHARED)/reports/*.txt > .govkb/claims.jsonl
	@$(BIN)/python $(SHARED)/tools/score_claims.py --gold $(SHARED)/gold/claims --pred .govkb/claims.jsonl
	@echo "pages 001 and 004, annotated before the extractor was run on them (tests/gold/blind):"
	@$(BIN)/python $(SHARED)/tools/score_claims.py --gold tests/gold/blind --pred .govkb/claims.jsonl --places $(SHARED)/gold/places.jsonl
	@$(BIN)/govkb extract corpus/*.txt > .govkb/corpus.jsonl
	@echo "the sample corpus (tests/gold/corpus):"
	@$(BIN)/python $(SHARED)/tools/score_claims.py --gold tests/gold/corpus --pred .govkb/corpus.jsonl --places $(SHARED)/gold/places.jsonl
	@$(BIN)/govkb extract tests/gold/fresh/*.txt > .govkb/fresh.jsonl
	@echo "pages of other kinds and invented places, annotated before the extractor was run on them (tests/gold/fresh):"
	@$(BIN)/python $(SHARED)/tools/score_claims.py --gold tests/gold/fresh --pred .govkb/fresh.jsonl --places $(SHARED)/gold/places.jsonl

docs: $(VENV)/ready  ## rewrite what the documents show of the schema and of the command's output
	@$(BIN)/python -m govkb.store.docs docs/schema.md README.md README.zh-CN.md
	@$(BIN)/python tests/documents.py README.md README.zh-CN.md

screenshots: $(VENV)/ready  ## pictures of every page in .govkb/screenshots (needs chromium)
	@$(BIN)/python tests/browser/screenshots.py .govkb/screenshots

fuzz: $(VENV)/ready  ## read 20,000 spoilt files of every format
	@PYTHONPATH=tests $(BIN)/python -m fuzz --files 20000

load: $(VENV)/ready  ## measure how many pages a second the site gives (needs wrk; SECONDS=5 for a quick look)
	@$(BIN)/python bench/load.py --seconds $(or $(SECONDS),20)

bench: $(VENV)/ready  ## measure speed beside other tools, start-up, time and memory (minutes)
	@$(BIN)/python bench/speed.py $(wildcard $(SHARED)/reports) corpus
	@$(BIN)/python bench/start.py --seconds 1.5 --megabytes 400
	@$(BIN)/python bench/reconcile.py
	@$(BIN)/python bench/reprints.py
	@$(BIN)/python bench/check.py
	@$(BIN)/python bench/hostile.py

clean:  ## remove what was set up and cached
	rm -rf $(VENV) .govkb .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
