// How much a process does between two readings of the clock: what takes much less than a microsecond counts as little.
#include "retake_inner.h"

#include <string.h>

#include "lang/compile/opcodes.h"
#include "lang/object/frame.h"
#include "lang/object/native.h"

enum { LONG = 100 };  // a call of something in C, of which it is not known how long it takes

// Quick ones, and the clock itself.
static bool is_quick(const char *name) {
  static const char *const quick[] = {"append", "add", "setdefault", "get", "time", "_asked", "len", "int", "float"};
  for (size_t i = 0; i < sizeof quick / sizeof *quick; i++)
    if (strcmp(quick[i], name) == 0) return true;
  return false;
}

// A load or a store of something shared.
static bool is_step(const Frame *f, Ins i) {
  switch ((Op)i.op) {
  case OP_GETATTR:
  case OP_GETITEM: return is_kind(f->r[i.b], K_SHARED);
  case OP_SETATTR:
  case OP_SETITEM: return is_kind(f->r[i.a], K_SHARED);
  default: return false;
  }
}

static int weight(const Frame *f, Ins i) {
  if (is_step(f, i)) return LONG;
  if (i.op != OP_CALL && i.op != OP_CALLKW && i.op != OP_CALLEX) return 1;
  Value callee = f->r[i.a];
  if (is_kind(callee, K_METHOD)) callee = ((const Method *)as_obj(callee))->function;
  if (is_kind(callee, K_TYPE)) return LONG;
  return is_kind(callee, K_NATIVE) && !is_quick(((const Native *)as_obj(callee))->def->name) ? LONG : 1;
}

// What datetime.now() does with what it has read is as quick as in C.
static bool is_of_the_clock(const Frame *f) {
  for (; f && f->code->flags & CODE_PRELUDE; f = f->back)
    if (strstr(f->code->source->module, "datetime") != NULL) return true;
  return false;
}

void retake_count(void *data, Strand *s) {
  const Retake *r = data;
  const Frame *f = s->top;
  Word *host = r->x->world->head->host;
  bool counts = atomic_load(&host[HOST_WORD_READ_BY]) == (uint64_t)r->x->running + 1 && !is_of_the_clock(f);
  if (counts) atomic_fetch_add(&host[HOST_WORD_READ_SINCE], (uint64_t)weight(f, f->pc[-1]));
}
