// libFuzzer's way in: any bytes end in a value or an exception, whatever calls they ask of the prelude, and
// pickle_describe shows them.
#include "lang/boot.h"
#include "lang/pickle/pickle.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAP = 64 << 20, SLICES = 50 };

static Machine *machine;
static size_t fresh;  // of the heap, when the machine was new

static bool tick(Host *h, Machine *m) { return false; }

static void renew(void) {
  static Host host;
  host.tick = tick;
  if (machine) machine_free(machine);
  machine = machine_new(HEAP, &host);
  if (!machine) abort();
  fresh = heap_used(machine->heap);
}

// pickle.loads(data) on a strand of its own, for as long as a few slices last.
static void load(const uint8_t *data, size_t size) {
  Value module = machine_module(machine, "pickle");
  Value loads = attr_get_str(machine, module, "loads"), bytes = bytes_new(machine, data, size);
  Value args = tuple_of(machine, 1, bytes);
  Strand *s = machine_strand_new(machine, loads, args);
  decref(machine, bytes);
  decref(machine, args);
  decref(machine, loads);
  if (!s) abort();
  RunEnd end = RUN_TICK;
  for (int i = 0; i < SLICES && end == RUN_TICK; i++) end = machine_run(machine, s);
  machine_strand_free(machine, s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!machine || heap_used(machine->heap) > fresh + HEAP / 4) renew();
  load(data, size);
  char text[80];
  pickle_describe(data, size, text, sizeof text);
  return 0;
}
