// libFuzzer's way in: any text is read by json.loads or refused by JSONDecodeError, in C and in Python alike; what was
// read is written, in C and in Python alike, and read again the same.
#include "fuzz_machine.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAP = 64 << 20, SLICES = 400, LONGEST = 4000 };

// The slow reader and the slow writer are Python (a hook, and its inner function), the fast ones C.
static const char program[] =
    "import json\n"
    "def read(text, **how):\n"
    "    try: return True, json.loads(text, **how)\n"
    "    except json.JSONDecodeError as e: return False, str(e)\n"
    "    except RecursionError: return None, None\n"
    "def go(text):\n"
    "    good, value = read(text)\n"
    "    again, slow = read(text, parse_float=float, object_hook=dict)\n"
    "    if good is None or again is None: return\n"
    "    assert good == again and repr(value) == repr(slow), (good, again, repr(value), repr(slow))\n"
    "    if not good: return\n"
    "    for how in {}, {'indent': 1}, {'ensure_ascii': False, 'separators': (',', ':')}, {'sort_keys': True}:\n"
    "        out = json.dumps(value, **how)\n"
    "        assert out == json.JSONEncoder(**how)._text(value, '\\n'), out\n"
    "        if 'sort_keys' not in how: assert repr(json.loads(out)) == repr(value), out\n"
    "def run(text):\n"
    "    try: go(text)\n"
    "    except (RecursionError, MemoryError): pass\n"
    "    except ValueError as e:\n"
    "        assert 'surrogate' in str(e) or 'limit' in str(e), e\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > LONGEST || !utf8_valid((const char *)data, size)) return 0;
  if (fuzz_renew(HEAP)) fuzz_load(program), fresh = heap_used(machine->heap);
  Value text = str_new(machine, (const char *)data, size);
  if (text == V_UNBOUND) abort();
  fuzz_call(fuzz_name("run"), tuple_of(machine, 1, text), SLICES, true);
  decref(machine, text);
  return 0;
}
