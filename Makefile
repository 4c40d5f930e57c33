PYTHON ?= python
RUN := $(PYTHON) -m

.PHONY: check format lint types contract test docs docs-check examples bench mutants

check: lint types contract docs-check test

format:
	ruff format .
	ruff check --fix .

lint:
	ruff format --check .
	ruff check .

types:
	mypy

contract:
	lint-imports

docs:
	$(PYTHON) docs/generate.py

docs-check:
	$(PYTHON) docs/generate.py --check

examples:
	$(RUN) cjmap build examples
	$(RUN) cjmap build docs/gallery

test:
	$(RUN) pytest -n auto --dist worksteal

bench:
	$(PYTHON) bench/startup.py
	$(PYTHON) bench/pictures.py
	$(PYTHON) bench/rules.py
	$(PYTHON) bench/scale.py
	$(PYTHON) bench/page.py
	$(PYTHON) bench/fmt.py
	$(PYTHON) bench/diffing.py

mutants:
	@$(PYTHON) -c 'import mutmut' || { echo "first: pip install 'mutmut==3.8.1'"; exit 1; }
	$(PYTHON) bench/mutants.py
