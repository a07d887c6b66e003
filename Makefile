# `make study` and `make test` need Python 3.11 to 3.13 and make, nothing else: the first call makes .venv from the lock file.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: study test refresh notebooks bench model lint floors lower-floors lock help

help:
	@echo "make study      code and draw both article sets into figures/"
	@echo "make test       run the tests (under 8 minutes)"
	@echo "make refresh    make everything generated anew: codes, figures, notebooks, data dictionary, accuracy table"
	@echo "make notebooks  run the notebooks and keep their outputs"
	@echo "make bench      measure the coder on other people's texts (needs FRAMING_BENCHMARKS), and corrections on simulated ones"
	@echo "make model      train the English pipeline anew (needs FRAMING_TREEBANKS; an hour)"
	@echo "make lint       ruff and mypy"
	@echo "make floors     raise the accuracy floors to what is reached now"

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "framing needs Python 3.11 to 3.13; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "this Python can't make environments; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

study: $(STAMP)
	$(BIN)/framing study seeds/sarn-border-2031
	$(BIN)/framing study seeds/iran-pakistan-2024

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal

notebooks: $(STAMP)
	$(BIN)/python -m tests.notebooks notebooks

refresh: study notebooks
	$(BIN)/framing validate --out docs/accuracy.csv
	$(BIN)/python -m tests.generated --write

bench: $(STAMP)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_speed
	$(BIN)/python -m tests.bench_statistics
	$(BIN)/python -m tests.bench_correction

model: $(STAMP)
	@test -n "$(FRAMING_TREEBANKS)" || { echo "FRAMING_TREEBANKS is not set: it names the folder of the treebanks"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-model.lock
	$(BIN)/python -m framing.english.training.train "$(FRAMING_TREEBANKS)" build/model

lint: $(STAMP)
	$(BIN)/ruff check framing tests
	$(BIN)/ruff format --check framing tests
	$(BIN)/mypy

floors: $(STAMP)
	$(BIN)/python -m tests.floors raise

lower-floors: $(STAMP)
	@test -n "$(REASON)" || { echo 'say why: make lower-floors REASON="…"'; exit 1; }
	$(BIN)/python -m tests.floors lower "$(REASON)"

lock:
	uv pip compile pyproject.toml --extra notebooks --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" -o requirements.lock
	uv pip compile pyproject.toml --extra model -c requirements.lock --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" -o requirements-model.lock
