# Kernteam: everything starts here. `make help` lists it.
SHELL := /bin/sh
PY := .venv/bin/python
PORT ?= 8000
KLAAR := .venv/.klaar
KLAAR_DEV := .venv/.klaar-dev

# where an image forbids it, each of the dozens of processes that the tests start would compile all of Kernteam again
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run klaarzetten rondleiding test test-alles moordproef check bench openapi lock

help:  ## toon deze uitleg
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(KLAAR): requirements.txt
	@echo "Omgeving klaarzetten (dit kan een minuut duren)…"
	@test -x $(PY) || python3 -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(KLAAR_DEV): $(KLAAR) requirements-dev.txt
	@echo "Gereedschap voor toetsen klaarzetten…"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

klaarzetten: $(KLAAR)  ## maak sleutels, opslagen en demoregio (wat er is, blijft)
	@$(PY) -m kernteam.app maak-sleutels
	@$(PY) -m kernteam.app migreer
	@.venv/bin/flask --app wsgi demo laad

run: klaarzetten  ## start Kernteam op 127.0.0.1:$(PORT)
	@.venv/bin/flask --app wsgi demo logins
	@echo "API op http://127.0.0.1:$(PORT)/v1, uitleg op http://127.0.0.1:$(PORT)/v1/docs. Stoppen met Ctrl-C."
	@PORT=$(PORT) exec .venv/bin/gunicorn --config config/gunicorn.py wsgi:app

rondleiding: $(KLAAR)  ## loop de hoofdtaken langs op de draaiende server
	@PORT=$(PORT) $(PY) -m kernteam.demo.rondleiding

test: $(KLAAR_DEV)  ## voer alle toetsen uit
	@$(PY) -m pytest

test-alles: $(KLAAR_DEV)  ## voer elke toets op beide opslagen uit (langer)
	@$(PY) -m pytest --alle-winkels

moordproef: $(KLAAR_DEV)  ## dood het logboek honderden keren met kill -9 (minuten)
	@KERNTEAM_MOORDEN=200 $(PY) -m pytest tests/verzegeling/test_moord.py

check: $(KLAAR_DEV)  ## stijl, typen, importafspraken, API-regels, openapi.yaml, misbruikproef
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PY) -m tools.controle_openapi
	@$(PY) -m tools.apilint
	@$(PY) -m tools.misbruikproef

openapi: $(KLAAR)  ## schrijf openapi.yaml opnieuw
	@$(PY) -m tools.controle_openapi --schrijf

bench: $(KLAAR_DEV)  ## meet de snelheid
	@$(PY) -m bench

lock:  ## stel de vastgelegde versies opnieuw samen (uv nodig)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements-dev.in -o requirements-dev.txt
