# mplab: `make help` lists what there is.

CC       ?= gcc
PREFIX   ?= /usr/local
BUILD    ?= build
VERSION  := 0.1.0

WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-unused-parameter -Wno-overlength-strings
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -Iengine -I. -I$(BUILD) -DMPLAB_VERSION='"$(VERSION)"' -DMPLAB_DATADIR='"$(PREFIX)/share/mplab"'
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS) $(SAN) -fno-strict-aliasing -MMD -MP
# Bound when it starts: else each forked process looks the functions up anew that it is the first to call.
LDFLAGS  += -Wl,-z,now
LDLIBS   := -lgmp -lcjson -lncursesw -lm

PRELUDE  := $(shell find engine/prelude -name '*.py')
ENGINE_C := $(wildcard engine/*/*.c engine/*/*/*.c)
TUI_C    := $(wildcard tui/*/*.c)
ENGINE_O := $(ENGINE_C:%.c=$(BUILD)/%.o)
TUI_O    := $(TUI_C:%.c=$(BUILD)/%.o)
TESTS_C  := $(wildcard tests/*/test_*.c)
TESTS    := $(patsubst test_%.c,%,$(notdir $(TESTS_C)))
TESTS_O  := $(TESTS_C:%.c=$(BUILD)/%.o)
LIB      := $(BUILD)/libengine.a

ifeq ($(V),1)
  Q :=
else
  Q := @
endif
say = @printf '  %-8s %s\n'

# Debian's packages: to build and run, and to test and check besides.
PACKAGES      := gcc make libc6-dev libncurses-dev libcjson-dev libgmp-dev
TEST_PACKAGES := $(PACKAGES) libcmocka-dev libvterm-dev python3
CHECKERS      := clang clang-tidy clang-format cppcheck shellcheck valgrind libclang-rt-14-dev
SUDO          := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# install_packages LIST: only those that are missing, and only then asks the package manager
install_packages = @missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
  [ -z "$$missing" ] || { echo "  INSTALL  $$missing" | tr '\n' ' '; echo; \
  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

.DEFAULT_GOAL := all
.PHONY: all run test asan tsan valgrind fuzz bench lint borders install uninstall clean help deps test-deps checkers judge

all: mplab  ## build ./mplab

run: deps  ## install what is missing, build, start the bench
	@$(MAKE) --no-print-directory all
	@./mplab

test: test-deps  ## install what is missing, build, run every test
	@$(MAKE) --no-print-directory all build-tests
	@tests/run_tests $(BUILD)

deps:
	$(call install_packages,$(PACKAGES))
test-deps:
	$(call install_packages,$(TEST_PACKAGES))
checkers:
	$(call install_packages,$(TEST_PACKAGES) $(CHECKERS))

mplab: $(BUILD)/mplab
	$(Q)cp -f $< $@

$(BUILD)/mplab: $(TUI_O) $(LIB)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $(TUI_O) $(LIB) $(LDLIBS)

$(LIB): $(ENGINE_O)
	$(say) AR $@
	$(Q)rm -f $@; ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# The prelude is text inside the binary: embed.c takes each file in with .incbin.
$(BUILD)/engine/prelude/embed.o: $(PRELUDE) $(BUILD)/prelude_files.h
$(BUILD)/prelude_files.h: $(PRELUDE) $(sort $(dir $(PRELUDE))) Makefile
	@mkdir -p $(@D)
	$(Q)for f in $(sort $(PRELUDE:engine/prelude/%.py=%)); do m=$${f%/__init__}; \
	  echo "F($$(echo "$$m" | tr / _), \"$$f\", \"$$(echo "$$m" | tr / .)\")"; done >$@

# A test stands in the folder of what it tests: tests/world/test_pipe.c is build/test_pipe.
define test_rule
$(BUILD)/$(basename $(notdir $(1))): $(1:%.c=$(BUILD)/%.o) $(LIB) $(TUI_O)
	$$(say) LINK $$@
	$$(Q)$$(CC) $$(SAN) $$(LDFLAGS) -o $$@ $$< $$(filter-out $(BUILD)/tui/cli/main.o,$$(TUI_O)) $$(LIB) -lcmocka -lvterm -lutil $$(LDLIBS)
endef
$(foreach t,$(TESTS_C),$(eval $(call test_rule,$(t))))

.PHONY: build-tests
build-tests: $(TESTS:%=$(BUILD)/test_%)

test/%: all  ## build and run one test: make test/world
	@$(MAKE) --no-print-directory $(BUILD)/test_$*
	$(BUILD)/test_$*

judge: all  ## run the programs of tests/programs under python3 and mplab
	@tests/judge ./mplab

asan:  ## all tests under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory BUILD=build/asan SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined' CFLAGS='-O1 -g' \
	  build/asan/mplab build-tests
	@tests/run_tests build/asan

tsan:  ## the tests of the shared world under ThreadSanitizer
	@$(MAKE) --no-print-directory BUILD=build/tsan SAN='-fsanitize=thread -Wno-tsan' CFLAGS='-O1 -g' build/tsan/test_world build/tsan/test_world_live
	@build/tsan/test_world
	@build/tsan/test_world_live

valgrind: all build-tests  ## the unit tests under valgrind
	@for t in $(filter-out pty kill kill_pipe deaths lab gate gate_order explore search_programs,$(TESTS)); do valgrind -q --error-exitcode=9 $(BUILD)/test_$$t >/dev/null || { echo "valgrind: $$t"; exit 1; }; done

FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
.PHONY: build-fuzzers
build-fuzzers: $(FUZZERS:%=$(BUILD)/fuzz_%)
$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(LIB) $(TUI_O)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -fsanitize=fuzzer -o $@ $< $(filter-out $(BUILD)/tui/cli/main.o,$(TUI_O)) $(LIB) $(LDLIBS)

fuzz: checkers  ## a minute for each parser: make fuzz FUZZ_SECONDS=60
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined' CFLAGS='-O1 -g' build-fuzzers
	@tests/fuzz/run_fuzz build/fuzz $(or $(FUZZ_SECONDS),60)

$(BUILD)/bench_undo: $(BUILD)/tests/bench/undo.o $(LIB)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $< $(LIB) $(LDLIBS)

bench: all $(BUILD)/bench_undo  ## ratios against python3 and the bare machine
	@BUILD=$(BUILD) tests/run_bench ./mplab

# cppcheck does not know labels as values (the loop of machine.c), takes NULL for an int, and right shifts of negative numbers for undefined.
CPPCHECK := cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --enable=warning,portability --suppress=missingIncludeSystem \
  --suppress=preprocessorErrorDirective --suppress=syntaxError:engine/lang/machine/machine.c --suppress=varFuncNullUB --suppress=shiftNegativeLHS
lint: checkers borders $(BUILD)/prelude_files.h  ## clang-tidy, cppcheck, shellcheck, borders
	$(Q)$(CPPCHECK) -Iengine -I. -I$(BUILD) $(ENGINE_C) $(TUI_C)
	$(Q)printf '%s\n' $(ENGINE_C) $(TUI_C) | xargs -P "$$(nproc)" -I{} clang-tidy --quiet --warnings-as-errors='*' {} -- -std=c17 $(CPPFLAGS) 2>/dev/null
	$(Q)shellcheck $$(grep -rlE '^#!.*\b(ba)?sh' tests .ci)

borders: $(ENGINE_O) $(TUI_O)  ## between the rooms of the house, includes and calls go down only
	$(Q)tests/lint/borders $(BUILD)

install: all  ## copy the binary and the lessons to $(PREFIX) (DESTDIR is respected)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/mplab
	install -m 755 mplab $(DESTDIR)$(PREFIX)/bin/mplab
	cp -R lessons $(DESTDIR)$(PREFIX)/share/mplab/

uninstall:  ## remove them again
	rm -f $(DESTDIR)$(PREFIX)/bin/mplab
	rm -rf $(DESTDIR)$(PREFIX)/share/mplab

clean:  ## remove what was built
	rm -rf build mplab

help:  ## this list
	@grep -hE '^[a-z/%-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 12

-include $(ENGINE_O:.o=.d) $(TUI_O:.o=.d) $(TESTS_C:%.c=$(BUILD)/%.d)
