// libFuzzer's way in: any pattern is compiled, or refused by re.error, and finds, splits and replaces in any text.
// The first byte says what is asked, the second the flags; then come pattern, text and replacement, with a byte 0xff
// between.
#include "fuzz_machine.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// TEXT: a pattern that looks at every way needs a number of steps that grows as 2 to the length of the text
enum { HEAP = 32 << 20, SLICES = 200, LONGEST = 300, TEXT = 20 };

static const char program[] =
    "import re\n"
    "def seen(m):\n"
    "    if m:\n"
    "        repr(m); m.groups(); m.groupdict(); m.regs if hasattr(m, 'regs') else 0; m.lastindex; m.lastgroup\n"
    "        assert [m.span(i) for i in range(m.re.groups + 1)][0] == m.span()\n"
    "        assert 0 <= m.start() <= m.end() <= len(m.string), m.span()\n"
    "        assert m.string[m.start():m.end()] == m.group()\n"
    "def go(what, flags, pattern, text, to):\n"
    "    p = re.compile(pattern, flags)\n"
    "    repr(p); p.groupindex\n"
    "    if what == 0: seen(p.search(text))\n"
    "    elif what == 1: seen(p.match(text, 1)); seen(p.fullmatch(text))\n"
    "    elif what == 2: p.findall(text); [seen(m) for m in p.finditer(text)]\n"
    "    elif what == 3: p.split(text, 3); p.split(text)\n"
    "    elif what == 4: p.sub(to, text); p.subn(lambda m: m.group(), text)\n"
    "    else:\n"
    "        m = p.search(text)\n"
    "        m and m.expand(to)\n"
    "        re.escape(text); re.compile(re.escape(text)).fullmatch(text).group()\n"
    "def run(*args):\n"
    "    try: go(*args)\n"
    "    except (re.error, IndexError, OverflowError, RecursionError, MemoryError, RuntimeError, ValueError): pass\n";

static Value part(const uint8_t **from, const uint8_t *end, size_t most) {
  const uint8_t *p = *from, *stop = p;
  while (stop < end && *stop != 0xff) stop++;
  *from = stop < end ? stop + 1 : stop;
  size_t n = (size_t)(stop - p) < most ? (size_t)(stop - p) : most;
  return utf8_valid((const char *)p, n) ? str_new(machine, (const char *)p, n) : V_UNBOUND;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > LONGEST) return 0;
  if (fuzz_renew(HEAP)) fuzz_load(program), fresh = heap_used(machine->heap);
  const uint8_t *at = data + 2;
  Value texts[3];
  bool good = true;
  for (int i = 0; i < 3; i++) good &= (texts[i] = part(&at, data + size, i == 1 ? TEXT : LONGEST)) != V_UNBOUND;
  // re.IGNORECASE, MULTILINE, DOTALL, VERBOSE, ASCII are bits of the second byte
  int64_t flags = (data[1] & 2) | (data[1] & 8) | (data[1] & 16) | (data[1] & 64) | (data[1] & 1 ? 256 : 0);
  if (good)
    fuzz_call(fuzz_name("run"),
              tuple_of(machine, 5, from_int(data[0] % 6), from_int(flags), texts[0], texts[1], texts[2]), SLICES, true);
  for (int i = 0; i < 3; i++)
    if (texts[i] != V_UNBOUND) decref(machine, texts[i]);
  return 0;
}
