# The two commands of every day: make run, make test. Both install the system packages that they miss, and say so first.

SWIFT ?= swift
# The parts of the benchmarks' table that are wanted; all when empty.
SECTIONS ?=
BUILD_PACKAGES = libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libminizip-dev zlib1g-dev pkg-config
TEST_PACKAGES = unicode-data python3 poppler-utils
BENCH_PACKAGES = python3 python3-venv g++ libicu-dev
BROWSER_PACKAGES = chromium fonts-liberation fonts-noto-cjk python3 python3-venv
USWARD = .build/release/usward
REPORT = report.html
# A folder to keep the browser test's pictures in, where they are wanted.
PICTURES =

.PHONY: run test test-browser test-memory fuzz-tokens bench bench-long bench-absolute bench-pages bench-texts \
  bench-inputs bench-long-inputs bench-icu bench-peers bench-ratios release lexicon fit \
  lint format setup setup-test setup-browser setup-bench clean

run: release
	@echo
	$(USWARD) compare --by author --metadata corpora/metadata.csv --exclude README.md corpora
	@echo
	@$(USWARD) compare --by author --metadata corpora/metadata.csv --exclude README.md corpora \
	  --format html --output $(REPORT) --quiet
	@echo "The same as a page: file://$(CURDIR)/$(REPORT)"

test: setup-test lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# Reports as a browser shows and prints them: layout, accessibility, keyboard, pages of A4.
test-browser: setup-browser release
	scripts/browser/run.sh $(USWARD) $(PICTURES)

# Reads broken and real pages once each under AddressSanitizer, with a look for leaks; `scripts/fuzz-extract.sh 600` goes on.
test-memory: setup
	scripts/fuzz-extract.sh corpus

# A million texts: every way of finding words and sentences against the rules alone.
fuzz-tokens: setup
	USWARD_FUZZ_TEXTS=1000000 $(SWIFT) test -c release --scratch-path .build-fuzz -Xswiftc -enable-testing --filter KernelFuzz

# What is asked for and what is reached, line by line; see Benchmarks/README.md. SECTIONS names parts of the table, all when
# empty.
bench: release bench-pages bench-inputs bench-icu bench-peers bench-ratios
	cd Benchmarks && .build/release/Ratios $(SECTIONS)

# The lines that take long and need 3 GB of disk: a file of 1 GB, 100,000 files.
bench-long: release bench-long-inputs bench-peers bench-ratios
	cd Benchmarks && .build/release/Ratios --rounds 5 long

# Absolute figures, kept as baselines by ordo-one/benchmark: `make bench-absolute BASELINE="baseline update mine"`.
BASELINE =
bench-absolute: setup bench-pages
	cd Benchmarks && $(SWIFT) package --disable-sandbox benchmark $(BASELINE)

# The package is planned anew when its manifest is newer: else a source file that is gone since would stop the build.
bench-ratios: setup-bench
	@touch Benchmarks/Package.swift
	$(SWIFT) build --package-path Benchmarks -c release --product Ratios

bench-pages: setup-bench
	python3 Benchmarks/peers/pages.py Benchmarks/.build/pages ../shared

bench-texts: setup-bench
	python3 Benchmarks/peers/texts.py Benchmarks/.build/texts ../shared

bench-inputs: bench-texts
	python3 Benchmarks/peers/inputs.py Benchmarks/.build/texts

bench-long-inputs: bench-texts
	python3 Benchmarks/peers/inputs.py Benchmarks/.build/texts --long

bench-icu: setup-bench
	@mkdir -p Benchmarks/.build
	g++ -O2 -o Benchmarks/.build/icu_breaks Benchmarks/peers/icu_breaks.cpp -licuuc

bench-peers: setup-bench
	[ -x Benchmarks/.build/peers/bin/python ] || python3 -m venv Benchmarks/.build/peers
	Benchmarks/.build/peers/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt

release: setup
	$(SWIFT) build -c release --static-swift-stdlib --product usward

# Compiles lexicons/*.toml to the tables that the program starts from: run it after a change there. Until then the program
# compiles them itself at every start, which takes some tenths of a second. What `lexicon show` says of precision and recall is
# measured anew.
lexicon: setup
	python3 scripts/embed-lexicons.py
	$(SWIFT) build --product usward
	.build/debug/usward lexicon compile --output lexicons/compiled.bin
	python3 scripts/measure-lexicon.py .build/debug/usward
	python3 scripts/lexicon-tables.py

# Fits the parameters of the verdicts anew: those that ship on all labels, and those of Tests/Fixtures/open on the open part
# only, by which the tests measure the part set aside. Then the lexicon is to be compiled.
FIT = .build/fit/bin/python
VERSES = ../shared/labels/clusivity/clusivity_usable.jsonl
fit: release setup-bench
	[ -x $(FIT) ] || python3 -m venv .build/fit
	.build/fit/bin/pip install --quiet --requirement scripts/requirements.txt
	python3 scripts/gold-split.py ../shared/gold .build/gold
	$(FIT) scripts/fit-stance.py $(USWARD) ../shared/gold/passages.jsonl ../shared/texts ../shared/gold/documents.jsonl
	$(FIT) scripts/fit-we.py $(USWARD) ../shared/gold/passages.jsonl ../shared/texts --verses $(VERSES)
	$(FIT) scripts/fit-model.py $(USWARD) ../shared/texts ../shared/gold/documents.jsonl
	$(FIT) scripts/fit-stance.py $(USWARD) .build/gold/passages-open.jsonl ../shared/texts .build/gold/documents-open.jsonl --to Tests/Fixtures/open
	$(FIT) scripts/fit-we.py $(USWARD) .build/gold/passages-open.jsonl ../shared/texts --verses $(VERSES) --to Tests/Fixtures/open
	$(FIT) scripts/fit-model.py $(USWARD) ../shared/texts .build/gold/documents-open.jsonl --to Tests/Fixtures/open

lint: setup
	$(SWIFT) format lint --strict -r Sources Tests Package.swift \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Extraction

format:
	$(SWIFT) format -i -r Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Extraction

setup:
	@scripts/check-tools.sh
	@scripts/setup.sh $(BUILD_PACKAGES)

setup-test: setup
	@scripts/setup.sh $(TEST_PACKAGES)

setup-bench: setup
	@scripts/setup.sh $(BENCH_PACKAGES)

setup-browser: setup
	@scripts/setup.sh $(BROWSER_PACKAGES)

clean:
	rm -rf .build .build-browser Benchmarks/.build $(REPORT)
