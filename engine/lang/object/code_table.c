// All codes of the process, by number: a traceback on the heap can name code by a small integer.
#include <string.h>

#include "code.h"
#include "heap.h"

static Code **codes;
static uint32_t count, room;

uint32_t code_register(Code *code) {
  if (count == room) {
    uint32_t wider = room ? room * 2 : 256;
    Code **table = code_space_alloc(wider * sizeof *table);  // the old one stays: code space is never given back
    if (count) memcpy(table, codes, count * sizeof *table);
    codes = table;
    room = wider;
  }
  codes[count] = code;
  code->serial = count;
  return count++;
}

const Code *code_by_serial(uint32_t serial) { return serial < count ? codes[serial] : NULL; }
