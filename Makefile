# The commands of this project, the same for people and for CI. `make` alone lists them.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
PREFIX ?= $(HOME)/.local
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: help check test fmt lint docs generate bench quickstart install
.NOTPARALLEL:

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

check: ## Run everything that CI runs
	cargo fmt --check
	$(MAKE) --no-print-directory lint test docs
	cargo xtask generate --check

test: ## Run the tests; COORDCTL_REQUIRE_ALL=1 turns skipped ones into failures
	cargo test --locked

fmt: ## Format the code
	cargo fmt

lint: ## Run clippy on everything, warnings denied
	cargo clippy --locked --all-targets -- -D warnings

docs: ## Build the documentation of the code, warnings denied
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --lib --document-private-items

generate: ## Write the manual pages and completions anew
	cargo xtask generate

bench: ## Measure the verbs
	cargo bench --locked --bench verbs

quickstart: ## Build for release and run the example of the README
	examples/quickstart.sh

install: ## Install program, manual pages and completions below PREFIX (~/.local)
	cargo build --locked --release
	install -D "$(TARGET)/release/coordctl" "$(DESTDIR)$(PREFIX)/bin/coordctl"
	install -D -m 644 -t "$(SHARE)/man/man1" man/*.1
	install -D -m 644 completions/coordctl.bash "$(SHARE)/bash-completion/completions/coordctl"
	install -D -m 644 completions/_coordctl "$(SHARE)/zsh/site-functions/_coordctl"
	install -D -m 644 completions/coordctl.fish "$(SHARE)/fish/vendor_completions.d/coordctl.fish"
