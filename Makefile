# mplab: `make help` lists what there is.

CC       ?= gcc
PREFIX   ?= /usr/local
BUILD    ?= build
VERSION  := 0.1.0
RELEASED := 2026-11-30

WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wvla -Werror=switch -Werror=missing-prototypes \
  -Wno-unused-parameter -Wno-overlength-strings
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -Iengine -I. -I$(BUILD) \
  -DMPLAB_VERSION='"$(VERSION)"' -DMPLAB_RELEASED='"$(RELEASED)"' -DMPLAB_DATADIR='"$(PREFIX)/share/mplab"'
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS) $(SAN) -fno-strict-aliasing -MMD -MP
# Bound when it starts: else each forked process looks the functions up anew that it is the first to call.
LDFLAGS  += -Wl,-z,now
LDLIBS   := -lgmp -lcjson -lncursesw -lm

PRELUDE  := $(shell find engine/prelude -name '*.py')
# What becomes a module of python3 is no part of the engine's library.
GUEST_C  := $(wildcard engine/guest/extension/*.c)
SHIM     := $(wildcard engine/guest/shim/*.py)
ENGINE_C := $(filter-out $(GUEST_C),$(wildcard engine/*/*.c engine/*/*/*.c))
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
BENCH_PACKAGES := spin
DEB_PACKAGES   := dpkg-dev
SUDO          := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# install_packages LIST: only those that are missing, and only then asks the package manager
install_packages = @missing=$$(for p in $(1); do \
    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
  [ -z "$$missing" ] || { echo "  INSTALL  $$missing" | tr '\n' ' '; echo; \
  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) \
    apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

.DEFAULT_GOAL := all
.PHONY: all run test judge asan tsan valgrind fuzz mutants bench lint borders format install uninstall dist deb \
  pictures clean help deps test-deps checkers bench-deps deb-deps

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
bench-deps:
	$(call install_packages,$(BENCH_PACKAGES))
deb-deps:
	$(call install_packages,$(DEB_PACKAGES))

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

# The guest's module: one shared object for every CPython, so it is built without Python and without sanitizers.
GUEST_SO := $(BUILD)/guest/_mplab.so
GUEST_O  := $(patsubst %.c,$(BUILD)/guest/%.o,$(GUEST_C) engine/hosts/nursery.c engine/hosts/death_pipe.c \
              $(wildcard engine/world/*.c engine/base/*.c))
$(BUILD)/guest/%.o: %.c
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(CPPFLAGS) $(filter-out $(SAN),$(ALL_CFLAGS)) -fPIC -fvisibility=hidden -ffunction-sections \
	  -c -o $@ $<
$(GUEST_SO): $(GUEST_O)
	$(say) LINK $@
	$(Q)$(CC) -shared -s -Wl,--gc-sections -Wl,-z,now -o $@ $^
$(BUILD)/engine/guest/embed.o $(BUILD)/lint/engine/guest/embed.tidy: CPPFLAGS += -DGUEST_EXTENSION='"$(GUEST_SO)"'
$(BUILD)/engine/guest/embed.o: $(GUEST_SO) $(SHIM) $(BUILD)/guest_files.h
$(BUILD)/guest_files.h: $(SHIM) engine/guest/shim Makefile
	@mkdir -p $(@D)
	$(Q)for f in $(sort $(notdir $(SHIM:%.py=%))); do echo "F($$f)"; done >$@

# The world's tests need no more, as it stands on base alone: make tsan says so.
WORLD_O := $(filter $(BUILD)/engine/world/% $(BUILD)/engine/base/%,$(ENGINE_O))

# What links with the whole engine and all of the screen but main().
PARTS := $(filter-out $(BUILD)/tui/cli/main.o,$(TUI_O)) $(LIB)

# A test stands in the folder of what it tests: tests/world/test_pipe.c is build/test_pipe.
define test_rule
$(BUILD)/$(basename $(notdir $(1))): $(1:%.c=$(BUILD)/%.o) $(PARTS)
	$$(say) LINK $$@
	$$(Q)$$(CC) $$(SAN) $$(LDFLAGS) -o $$@ $$^ -lcmocka -lvterm -lutil $$(LDLIBS)
endef
$(foreach t,$(TESTS_C),$(eval $(call test_rule,$(t))))

.PHONY: build-tests
build-tests: $(TESTS:%=$(BUILD)/test_%) $(BUILD)/faults.so

# Is loaded before mplab: faults by design.
$(BUILD)/faults.so: tests/faults/faults.c
	@mkdir -p $(@D)
	$(say) LINK $@
	$(Q)$(CC) $(CPPFLAGS) -std=c17 $(WARN) -O1 -g -shared -fPIC -o $@ $<

test/%: all  ## build and run one test: make test/world
	@$(MAKE) --no-print-directory $(BUILD)/test_$*
	$(BUILD)/test_$*

judge: all  ## run the programs of tests/programs under python3 and mplab
	@tests/judge ./mplab

# sanitized NAME SANITIZERS [COMPILER]: the make that builds with these into a folder of its own
sanitized = $(MAKE) --no-print-directory BUILD=build/$(1) SAN='$(2)' CFLAGS='-O1 -g' $(if $(3),CC=$(3))
ADDRESS  := -fsanitize=address,undefined -fno-sanitize-recover=undefined
asan:  ## all tests under AddressSanitizer and UBSan
	+@$(call sanitized,asan,$(ADDRESS)) build/asan/mplab build-tests
	@TEST_SECONDS=1800 JUDGE_SECONDS=300 tests/run_tests build/asan
	@echo "asan: green: all of tests/run_tests under AddressSanitizer and UBSan: unit tests, judge, explore," \
	  "oracle, the checks from outside, lessons"

THREADED := world queue world_live
tsan:  ## the tests of the shared world under ThreadSanitizer
	+@$(call sanitized,tsan,-fsanitize=thread -Wno-tsan) PARTS='$$(WORLD_O)' $(THREADED:%=build/tsan/test_%)
	@for t in $(THREADED); do nice build/tsan/test_$$t || exit 1; done
	@echo "tsan: green: $(THREADED): the tests of the world that processes share, under ThreadSanitizer"

# The program without its wall: valgrind makes code of what it runs, which the wall refuses. All else is the same.
$(BUILD)/valgrind/wall.o: engine/hosts/wall.c $(BUILD)/engine/hosts/wall.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -DMPLAB_UNDER_VALGRIND -Wno-unused-function -c -o $@ $<
$(BUILD)/valgrind/mplab: $(BUILD)/valgrind/wall.o $(TUI_O) $(filter-out $(BUILD)/engine/hosts/wall.o,$(ENGINE_O))
	$(say) LINK $@
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# What no program reaches: files of the course, orders that are read, texts.
WATCHED := grow hash texts visible parser compiler pickle saying canonical schedule whole_file lesson task progress
valgrind: checkers $(BUILD)/valgrind/mplab $(WATCHED:%=$(BUILD)/test_%)  ## forty programs under valgrind
	@tests/valgrind/run $(BUILD) $(WATCHED)

FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
.PHONY: build-fuzzers
build-fuzzers: $(FUZZERS:%=$(BUILD)/fuzz_%)
$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(PARTS)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

fuzz: checkers  ## a minute for each parser: make fuzz FUZZ_SECONDS=60
	+@$(call sanitized,fuzz,-fsanitize=fuzzer-no-link $(ADDRESS),clang) build-fuzzers
	@tests/fuzz/run_fuzz build/fuzz $(or $(FUZZ_SECONDS),60)

mutants: test-deps  ## faults of one line, and how many the tests notice: make mutants MUTANTS='--area spin'
	@tests/mutants/run --all --jobs "$$(nproc)" $(MUTANTS)

$(BUILD)/bench_undo: $(BUILD)/tests/bench/undo.o $(LIB)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $< $(LIB) $(LDLIBS)

bench: all $(BUILD)/bench_undo bench-deps  ## ratios against python3, private work, how far explore reaches
	@BUILD=$(BUILD) tests/run_bench ./mplab
	@tests/bench/guest/run ./mplab
	@tests/bench/private/run ./mplab
	@tests/bench/reach/run ./mplab

# cppcheck does not know labels as values (the loop of machine.c), takes NULL for an int, and right shifts of negative
# numbers for undefined.
CPPCHECK := cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --enable=warning,portability -j "$$(nproc)" \
  --suppress=missingIncludeSystem --suppress=preprocessorErrorDirective --suppress=varFuncNullUB \
  --suppress=shiftNegativeLHS --suppress=syntaxError:engine/lang/machine/machine.c --cppcheck-build-dir=$(BUILD)/lint \
  --library=tests/lint/cppcheck.cfg
# The analyzer's budget for a function is a quarter of its default: a third of the time, the same findings.
CLANG_TIDY := clang-tidy --quiet --warnings-as-errors='*' \
  $(foreach x,-Xclang -analyzer-config -Xclang max-nodes=60000,--extra-arg=$(x))
TIDY := $(ENGINE_C:%.c=$(BUILD)/lint/%.tidy) $(GUEST_C:%.c=$(BUILD)/lint/%.tidy) $(TUI_C:%.c=$(BUILD)/lint/%.tidy)
$(BUILD)/lint/%.tidy: $(BUILD)/%.o .clang-tidy
	@mkdir -p $(@D)
	$(say) TIDY $*.c
	$(Q)$(CLANG_TIDY) $*.c -- -std=c17 $(CPPFLAGS) 2>$@.log >$@.out || { cat $@.out; exit 1; }
	@touch $@

.PHONY: tidy
tidy: $(TIDY)
lint: checkers all borders  ## the form of the code: columns and clang-format, clang-tidy, cppcheck, shellcheck, borders
	@mkdir -p $(BUILD)/lint
	@tests/lint/columns
	$(Q)$(CPPCHECK) -Iengine -I. -I$(BUILD) $(ENGINE_C) $(TUI_C)
	$(Q)shellcheck $$(grep -rlE '^#!.*\b(ba)?sh' tests .ci)
	@$(MAKE) --no-print-directory -j "$$(nproc)" tidy

format: checkers  ## lay out all of C as .clang-format says
	@git ls-files -co --exclude-standard '*.c' '*.h' | xargs clang-format -i

# Between the lines <!-- picture: COMMAND --> and <!-- end --> stands what mplab draws.
pictures: all  ## draw the pictures of README.md anew
	$(Q)awk '/^<!-- picture: / { print; print ""; sub(/^<!-- picture: /, ""); sub(/ -->$$/, ""); \
	    while (("./mplab " $$0) | getline row) print (row == "" ? "" : "    " row); print ""; inside = 1 } \
	  /^<!-- end -->/ { inside = 0 } !inside' README.md >$(BUILD)/README.md && cp $(BUILD)/README.md README.md

borders: $(ENGINE_O) $(TUI_O)  ## between the rooms of the house, includes and calls go down only
	$(Q)tests/lint/borders $(BUILD)

# What is installed, below $(DESTDIR)$(PREFIX). zsh of Debian's packages looks in vendor-completions.
SHARE   := $(DESTDIR)$(PREFIX)/share
ZSH_DIR ?= zsh/site-functions
SHELLS  := bash-completion/completions/mplab $(ZSH_DIR)/_mplab fish/vendor_completions.d/mplab.fish
MANUAL  := $(BUILD)/mplab.1
$(MANUAL): $(BUILD)/mplab
	$(say) MAN $@
	$(Q)$< --manual >$@
.PHONY: man
man: $(MANUAL)  ## the manual page, from the tables of commands and of keys

install: all $(MANUAL)  ## binary, lessons, manual page and completions to $(PREFIX) (DESTDIR is respected)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/mplab $(SHARE)/man/man1 $(addprefix $(SHARE)/,$(dir $(SHELLS)))
	install -m 755 mplab $(DESTDIR)$(PREFIX)/bin/mplab
	rm -rf $(SHARE)/mplab/lessons
	cp -R lessons $(SHARE)/mplab/
	find $(SHARE)/mplab -name __pycache__ -exec rm -rf {} +
	install -m 644 $(MANUAL) $(SHARE)/man/man1/mplab.1
	install -m 644 tui/cli/shell/mplab.bash $(SHARE)/$(word 1,$(SHELLS))
	install -m 644 tui/cli/shell/_mplab $(SHARE)/$(word 2,$(SHELLS))
	install -m 644 tui/cli/shell/mplab.fish $(SHARE)/$(word 3,$(SHELLS))

uninstall:  ## remove them again
	rm -f $(DESTDIR)$(PREFIX)/bin/mplab $(SHARE)/man/man1/mplab.1 $(addprefix $(SHARE)/,$(SHELLS))
	rm -rf $(SHARE)/mplab

dist:  ## the sources of the last commit: $(BUILD)/mplab-VERSION.tar.gz
	@mkdir -p $(BUILD)
	$(Q)git archive --format=tar --prefix=mplab-$(VERSION)/ HEAD | gzip -9n >$(BUILD)/mplab-$(VERSION).tar.gz
	@echo $(BUILD)/mplab-$(VERSION).tar.gz

# A package of Debian's, of what install lays down. All that dpkg asks besides is made here.
DEB_ROOT   := $(BUILD)/deb/root
DEB_DOC    := $(DEB_ROOT)/usr/share/doc/mplab
MAINTAINER ?= mplab maintainers <maintainers@mplab.invalid>
define DEB_CONTROL
Package: mplab
Version: $(VERSION)
Architecture: $(shell dpkg --print-architecture 2>/dev/null)
Maintainer: $(MAINTAINER)
Installed-Size: @SIZE@
Depends: @DEPENDS@
Suggests: python3
Section: education
Priority: optional
Description: workbench for learning Python's multiprocessing
 A terminal program that shows a Python program, runs that very text as real
 processes, and lets you see and steer what they do in sight of each other:
 who holds the lock, who waits for it, which write was lost. Every order that
 really differs can be tried, one that breaks is explained and replayed.
 .
 It comes with lessons and tasks, in English and in Chinese.
endef
define DEB_COPYRIGHT
mplab: a workbench for learning Python's multiprocessing

Copyright: the authors of mplab.

License: its owner has not chosen one yet. Until then nobody but the owner
has a right to copy, change or hand on this program.
endef
define DEB_CHANGELOG
mplab ($(VERSION)) unstable; urgency=medium

  * What this version is: its history, in its sources.

 -- $(MAINTAINER)  $(shell date -u -R -d $(RELEASED))
endef
export DEB_CONTROL DEB_COPYRIGHT DEB_CHANGELOG

deb: all deb-deps  ## a package of Debian's: $(BUILD)/mplab_VERSION_ARCHITECTURE.deb
	$(Q)rm -rf $(BUILD)/deb
	$(Q)$(MAKE) --no-print-directory install DESTDIR=$(DEB_ROOT) PREFIX=/usr \
	  ZSH_DIR=zsh/vendor-completions >/dev/null
	$(Q)strip --remove-section=.comment --remove-section=.note $(DEB_ROOT)/usr/bin/mplab
	$(Q)mkdir -p $(DEB_ROOT)/DEBIAN $(DEB_DOC) $(BUILD)/deb/debian
	$(Q)touch $(BUILD)/deb/debian/control
	$(Q)printf '%s\n' "$$DEB_COPYRIGHT" >$(DEB_DOC)/copyright
	$(Q)printf '%s\n' "$$DEB_CHANGELOG" | gzip -9n >$(DEB_DOC)/changelog.gz
	$(Q)gzip -9nf $(DEB_ROOT)/usr/share/man/man1/mplab.1
	$(Q)size=$$(du -sk $(DEB_ROOT)/usr | cut -f1) && \
	  depends=$$(cd $(BUILD)/deb && \
	    dpkg-shlibdeps -O root/usr/bin/mplab 2>/dev/null | sed 's/shlibs:Depends=//') && \
	  printf '%s\n' "$$DEB_CONTROL" | sed "s/@SIZE@/$$size/; s/@DEPENDS@/$$depends/" \
	  >$(DEB_ROOT)/DEBIAN/control
	$(Q)cd $(DEB_ROOT) && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum >DEBIAN/md5sums
	$(Q)chmod -R u=rwX,go=rX $(DEB_ROOT)
	$(Q)dpkg-deb --root-owner-group --build $(DEB_ROOT) $(BUILD) | sed 's/.*in .\(.*\).\.$$/\1/'

clean:  ## remove what was built
	rm -rf build mplab

help:  ## this list
	@grep -hE '^[a-z/%-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 12

-include $(ENGINE_O:.o=.d) $(GUEST_O:.o=.d) $(TUI_O:.o=.d)
-include $(TESTS_C:%.c=$(BUILD)/%.d) $(FUZZERS:%=$(BUILD)/tests/fuzz/fuzz_%.d)
