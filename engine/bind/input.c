// Standard input, as bytes; sys.stdin and input() are in the prelude (builtins/stdin.py).
//
// It is no step: nobody else in the program sees it. A process that waits for it holds up no other, and looks up ten
// times a second, so that signals are handled; where it has other threads it does not wait here at all.
#include "modules.h"

#include <errno.h>

enum { ROOM = 8192, PATIENCE = 100 };

// Nobody else in this process waits for its turn meanwhile, a feeder neither.
static bool is_alone(const Machine *m) { return m->strands && !m->strands->next; }

// read_input(): what has come, b"" at the end, None if nothing has come yet
static Value read_input(Machine *m, const Value *args, int nargs) {
  char data[ROOM];
  int n = host_input(m, data, sizeof data, is_alone(m) ? PATIENCE : 0);
  if (n == -EAGAIN || n == -EINTR) return V_NONE;
  return n < 0 ? raise_os(m, -n) : bytes_new(m, data, (size_t)n);
}

static Value input_is_terminal(Machine *m, const Value *args, int nargs) { return from_bool(host_is_terminal(m, 0)); }

static Value alone(Machine *m, const Value *args, int nargs) { return from_bool(is_alone(m)); }

const NativeDef bind_input_natives[] = {{"read_input", read_input, 0, 0, NULL},
                                        {"input_is_terminal", input_is_terminal, 0, 0, NULL},
                                        {"alone", alone, 0, 0, NULL},
                                        {0}};
