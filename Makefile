# make            lists the targets
# make run        opens the bundled review; make test runs every test
SHELL := /bin/bash
export PATH := $(PATH):/usr/local/go/bin
export LANG ?= en_GB.UTF-8

VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -X main.version=$(VERSION)
BIN     := bin/throughline

.PHONY: help setup run demo build test golden e2e bench bench-window windows histories lint package

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## install what building and testing need (Debian, Ubuntu)
	@.ci/setup

run: build ## open the bundled review in the window; with no display, write its PDF and timeline picture
	@$(BIN) --bundled; status=$$?; if [ $$status -ne 2 ]; then exit $$status; fi; \
	mkdir -p build && \
	$(BIN) sample build/baby-c.throughline --force && \
	$(BIN) export build/baby-c.throughline build/baby-c.pdf --force && \
	$(BIN) export build/baby-c.throughline build/baby-c-timeline.png --force && \
	echo "There is no display. The bundled review is in $(CURDIR)/build/baby-c.pdf, its timeline in $(CURDIR)/build/baby-c-timeline.png."

demo: build ## open a fresh copy of the bundled review
	@mkdir -p build && $(BIN) sample build/demo.throughline --force && $(BIN) build/demo.throughline

build: setup ## build bin/throughline
	go build -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/throughline

test: setup ## run every test, headless, with the race detector
	go build ./...
	go test -race -timeout 40m ./...

golden: setup ## write the golden pictures and texts anew, to be looked at before they are committed
	go test ./export/... ./ui/... -update

e2e: setup ## the journey in a real window, under Xvfb
	go test -count=1 -run Journey -v ./cmd/throughline

bench: setup bench-window ## every benchmark at 1,000, 10,000 and 100,000 events, and the timeline in a real window
	go test -run '^$$' -bench . -benchmem ./...

bench-window: build ## frame times of the timeline in a real window, an empty one beside them (xvfb-run)
	.ci/bench-window $(BIN)

windows: ## cross-build for Windows with mingw
	@.ci/setup windows
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
		go build -trimpath -ldflags '$(LDFLAGS) -s -w -H windowsgui' -o bin/throughline.exe ./cmd/throughline

histories: setup ## 20,000 random histories of packs and returns, through files (twenty minutes on two processors)
	go test ./store -count=1 -timeout 3h -v -run RandomHistories -histories 20000

lint: setup ## formatting, vet, staticcheck and the layering check
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "Not formatted: $$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	.ci/layers

package: build ## a package for this system, by the fyne tool, in build/
	@# The tool counts the build up in FyneApp.toml; what we wrote there is put back.
	mkdir -p build && cp FyneApp.toml build/ && cd build && \
		go run fyne.io/tools/cmd/fyne@v1.7.4 package --source-dir .. --executable $(CURDIR)/$(BIN); \
		status=$$?; mv FyneApp.toml ..; exit $$status
