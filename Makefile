# The two commands of every day: make run, make test. Both install the system packages that they miss, and say so first.

SWIFT ?= swift
BUILD_PACKAGES = libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config
TEST_PACKAGES = unicode-data python3
BROWSER_PACKAGES = chromium fonts-liberation fonts-noto-cjk python3 python3-venv
USWARD = .build/release/usward
REPORT = report.html
# A folder to keep the browser test's pictures in, where they are wanted.
PICTURES =

.PHONY: run test test-browser test-memory release lexicon lint format setup setup-test setup-browser clean

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

release: setup
	$(SWIFT) build -c release --static-swift-stdlib --product usward

# Compiles lexicons/*.toml to the tables that the program starts from: run it after a change there. Until then the program
# compiles them itself at every start, which takes a tenth of a second.
lexicon: setup
	python3 scripts/embed-lexicons.py
	$(SWIFT) build --product usward
	.build/debug/usward lexicon compile --output lexicons/compiled.bin

lint: setup
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

setup:
	@scripts/check-tools.sh
	@scripts/setup.sh $(BUILD_PACKAGES)

setup-test: setup
	@scripts/setup.sh $(TEST_PACKAGES)

setup-browser: setup
	@scripts/setup.sh $(BROWSER_PACKAGES)

clean:
	rm -rf .build .build-browser $(REPORT)
