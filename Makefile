# mplab: `make help` lists what there is.

CC       ?= gcc
PREFIX   ?= /usr/local
BUILD    ?= build
VERSION  := 0.1.0

WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-unused-parameter
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -Iengine -I. -DMPLAB_VERSION='"$(VERSION)"' -DMPLAB_DATADIR='"$(PREFIX)/share/mplab"'
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS) $(SAN) -fno-strict-aliasing -MMD -MP
LDLIBS   := -lgmp -lcjson -lncursesw -lm

PRELUDE  := $(wildcard engine/prelude/*.py)
ENGINE_C := $(wildcard engine/*.c engine/*/*.c)
TUI_C    := $(wildcard tui/*.c)
ENGINE_O := $(ENGINE_C:%.c=$(BUILD)/%.o)
TUI_O    := $(TUI_C:%.c=$(BUILD)/%.o)
TESTS_C  := $(wildcard tests/test_*.c)
TESTS    := $(TESTS_C:tests/test_%.c=%)
LIB      := $(BUILD)/libengine.a

ifeq ($(V),1)
  Q :=
else
  Q := @
endif
say = @printf '  %-8s %s\n'

.DEFAULT_GOAL := all
.PHONY: all
all: mplab  ## build ./mplab

mplab: $(BUILD)/mplab
	$(Q)cp -f $< $@

$(BUILD)/mplab: $(TUI_O) $(LIB)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) -o $@ $(TUI_O) $(LIB) $(LDLIBS)

$(LIB): $(ENGINE_O)
	$(say) AR $@
	$(Q)rm -f $@; ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# The prelude is text inside the binary: embed.c takes each file in with .incbin.
$(BUILD)/engine/prelude/embed.o: $(PRELUDE)

$(BUILD)/test_%: $(BUILD)/tests/test_%.o $(LIB)
	$(say) LINK $@
	$(Q)$(CC) $(SAN) -o $@ $< $(filter-out $(BUILD)/tui/main.o,$(TUI_O)) $(LIB) -lcmocka -lvterm -lutil $(LDLIBS)

-include $(ENGINE_O:.o=.d) $(TUI_O:.o=.d)
