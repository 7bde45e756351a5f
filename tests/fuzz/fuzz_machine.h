// A machine of the fuzzers' own: a small one, whose programs run for a few slices, and are then dropped.
#ifndef FUZZ_MACHINE_H
#define FUZZ_MACHINE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/boot.h"
#include "lang/compile/compile.h"
#include "lang/types/containers.h"
#include "lang/machine/machine.h"
#include "lang/types/text.h"

static Machine *machine;
static size_t fresh;  // of the heap, when the machine was new

static inline bool fuzz_tick(Host *h, Machine *m) { return false; }

// What no input may bring about: an exception that the program itself does not expect.
static inline void fuzz_abort_of(Value exc) {
  Value text = exception_traceback(machine, exc);
  if (text != V_UNBOUND) fprintf(stderr, "%.*s\n", (int)str_size(text), str_data(text));
  abort();
}

// callable(*args) on a strand of its own, for so many slices at most. Takes both. Its exceptions are the input's: with
// `must` there may be none.
static inline void fuzz_call(Value callable, Value args, int slices, bool must) {
  if (callable == V_UNBOUND || args == V_UNBOUND) abort();
  Strand *s = machine_strand_new(machine, callable, args);
  decref(machine, args);
  decref(machine, callable);
  if (!s) abort();
  RunEnd e = RUN_TICK;
  for (int i = 0; i < slices && e == RUN_TICK; i++) e = machine_run(machine, s);
  if (must && e == RUN_ENDED && s->exc != V_UNBOUND) fuzz_abort_of(s->exc);
  machine_strand_free(machine, s);
}

// A program whose names are what is called.
static inline void fuzz_load(const char *text) {
  Refusal r;
  Tree *t = parse("fuzz.py", "__main__", text, strlen(text), NULL, 0, &r);
  Code *code = t ? compile(t, &r) : NULL;
  if (!code) abort();
  tree_free(t);
  fuzz_call(machine_load_main(machine, code, "__main__"), tuple_of(machine, 0), 1000, true);
}

static inline Value fuzz_name(const char *name) {
  Value v = dict_get_name(machine->main, str_constant(name, strlen(name)));
  return v == V_UNBOUND ? v : incref(v);
}

// A new machine when there is none, or when what was called before has left a quarter of its heap full. true: it is
// new.
static inline bool fuzz_renew(size_t heap) {
  static Host host;
  if (machine && heap_used(machine->heap) <= fresh + heap / 4) return false;
  host.tick = fuzz_tick;
  if (machine) machine_free(machine);
  machine = machine_new(heap, &host);
  if (!machine) abort();
  fresh = heap_used(machine->heap);
  return true;
}

#endif
