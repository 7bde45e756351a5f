// libFuzzer's way in: format specs, format strings, % formats and struct's formats end in a text or an exception.
// The first byte says which of them the rest is, the second what is formatted.
#include "lang/compile/compile.h"
#include "lang/types/containers.h"
#include "lang/boot.h"
#include "lang/types/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAP = 8 << 20, SLICES = 20, LONGEST = 200 };

static Machine *machine;
static Value things[8], whole;  // what is formatted; all of it as a tuple
static size_t fresh;            // of the heap, when the machine was new

static bool tick(Host *h, Machine *m) { return false; }

static Value name_of(const char *text) {
  Value v = str_from(machine, text);
  if (v == V_UNBOUND) abort();
  return v;
}

static void end(Value v) {
  if (v == V_UNBOUND) decref(machine, exception_take(machine));
  else if (v == V_TAIL)
    decref(machine, machine->tail.callable), decref(machine, machine->tail.args), decref(machine, machine->tail.kwargs);
  else decref(machine, v);
}

// callable(*args) on a strand of its own, for as long as a few slices last. Takes args.
static void call(Value callable, Value args) {
  if (callable == V_UNBOUND || args == V_UNBOUND) abort();
  Strand *s = machine_strand_new(machine, callable, args);
  decref(machine, args);
  decref(machine, callable);
  if (!s) abort();
  RunEnd e = RUN_TICK;
  for (int i = 0; i < SLICES && e == RUN_TICK; i++) e = machine_run(machine, s);
  machine_strand_free(machine, s);
}

// A program whose names are what we call.
static void load(const char *text) {
  Refusal r;
  Tree *t = parse("fuzz.py", "__main__", text, strlen(text), NULL, 0, &r);
  Code *code = t ? compile(t, &r) : NULL;
  if (!code) abort();
  tree_free(t);
  call(machine_load_main(machine, code, "__main__"), tuple_of(machine, 0));
}

static void renew(void) {
  static Host host;
  host.tick = tick;
  if (machine) machine_free(machine);
  machine = machine_new(HEAP, &host);
  if (!machine) abort();
  things[0] = from_int(-12345);
  things[1] = int_parse(machine, "-123456789012345678901234567890", 31, 10);
  things[2] = float_new(machine, -1234.5678);
  things[3] = name_of("h\xc3\xa9llo");
  things[4] = V_TRUE;
  things[5] = V_NONE;
  things[6] = float_new(machine, 1e300);
  things[7] = bytes_new(machine, "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c", 12);
  whole = tuple_of(machine, 8, things[0], things[1], things[2], things[3], things[4], things[5], things[6], things[7]);
  load("from struct import pack, unpack\n");
  fresh = heap_used(machine->heap);
}

static void of_struct(const char *what, Value first, Value second) {
  Value function = dict_get_name(machine->main, str_constant(what, strlen(what)));
  call(function == V_UNBOUND ? function : incref(function), tuple_of(machine, 2, first, second));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > LONGEST) return 0;
  if (!machine || heap_used(machine->heap) > fresh + HEAP / 4) renew();
  if (!utf8_valid((const char *)data + 2, size - 2)) return 0;
  Value thing = things[data[1] % 8], text = str_new(machine, (const char *)data + 2, size - 2);
  if (text == V_UNBOUND) return end(text), 0;
  switch (data[0] % 6) {
  case 0: end(value_format(machine, thing, text)); break;
  case 1: call(attr_get_str(machine, text, "format"), incref(whole)); break;
  case 2: end(str_percent(machine, text, data[1] & 8 ? whole : thing)); break;
  case 3: of_struct("unpack", text, things[7]); break;
  case 4: of_struct("pack", text, thing); break;
  default: end(bytes_percent(machine, things[7], thing));
  }
  decref(machine, text);
  return 0;
}
