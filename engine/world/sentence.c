// A step in words, from the verb table's template: "store counter ← 41,203".
#include "families.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct Text { char *out; int size, n; } Text;

static void say(Text *t, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  int room = t->n < t->size ? t->size - t->n : 0;
  t->n += vsnprintf(room ? t->out + t->n : NULL, (size_t)room, format, ap);
  va_end(ap);
}

// In groups of three, as the screen writes large numbers.
static void say_number(Text *t, int64_t v) {
  char digits[24];
  int n = snprintf(digits, sizeof digits, "%" PRId64, v), from = v < 0;
  if (from) say(t, "-");
  for (int i = from; i < n; i++) say(t, (n - i) % 3 || i == from ? "%c" : ",%c", digits[i]);
}

static void say_object(World *w, Text *t, uint32_t id) {
  if (id >= WORLD_OBJECTS) return;
  const WorldObject *o = world_object(w, id);
  if (o->name[0]) say(t, "%s", o->name);
  else if (o->owner >= 0 && o->owner < WORLD_OBJECTS && world_object(w, (uint32_t)o->owner)->name[0]) say(t, "%s's %s", world_object(w, (uint32_t)o->owner)->name, world_kind_label(o->kind));
  else say(t, "%s@%u", world_kind_label(o->kind), o->line);
}

static void say_value(World *w, Text *t, const WorldCall *c) {
  const WorldObject *o = c->object < WORLD_OBJECTS ? world_object(w, c->object) : NULL;
  if (o && world_cells_real(o)) {
    double d;
    memcpy(&d, &c->arg, sizeof d);
    say(t, "%.12g", d);
  } else if (o && (o->typecode == 'Q' || o->typecode == 'L')) {
    say(t, "%" PRIu64, (uint64_t)c->arg);
  } else {
    say_number(t, c->arg);
  }
}

static void say_index(World *w, Text *t, const WorldCall *c) {
  if (c->object >= WORLD_OBJECTS || world_kind_family(world_object(w, c->object)->kind) != FAMILY_CELLS) return;
  int kind = world_object(w, c->object)->kind;
  if (kind == KIND_ARRAY || kind == KIND_RAWARRAY) say(t, "[%" PRId64 "]", c->verb == VERB_STORE ? c->arg2 : c->arg);
}

static void say_process(World *w, Text *t, uint32_t slot) {
  if (slot < WORLD_SLOTS) say(t, "%s", world_process(w, (int)slot)->name);
}

static void say_signal(Text *t, int64_t signal) {
  const char *name = signal > 0 && signal < 32 ? sigabbrev_np((int)signal) : NULL;
  if (name) say(t, "SIG%s", name);
  else say(t, "signal %" PRId64, signal);
}

static void say_many(World *w, Text *t, const WorldCall *c) {
  uint32_t n = many_count(w, c);
  for (uint32_t i = 0; i < n; i++) {
    ManyThing thing;
    if (i == 4 && n > 5) {
      say(t, ", … (%u)", n);
      break;
    }
    if (i) say(t, ", ");
    if (!many_thing(w, c, i, &thing)) continue;
    if (thing.what == MANY_PROCESS) say_process(w, t, thing.object);
    else say_object(w, t, thing.object);
  }
}

static void fill(World *w, Text *t, const WorldCall *c, const char *what, size_t n) {
#define IS(word) (n == sizeof(word) - 1 && memcmp(what, word, n) == 0)
  if (IS("object")) say_object(w, t, c->object);
  else if (IS("value")) say_value(w, t, c);
  else if (IS("index")) say_index(w, t, c);
  else if (IS("count")) say_number(t, c->verb == VERB_WRITE ? c->nbytes : (int64_t)((uint64_t)c->arg >> 32));
  else if (IS("n")) c->arg < 0 ? say(t, "all") : say_number(t, c->arg);
  else if (IS("process")) say_process(w, t, c->object);
  else if (IS("signal")) say_signal(t, c->arg);
  else if (IS("many")) say_many(w, t, c);
  else if (IS("time")) say(t, "until %.3f s", (double)c->deadline / 1e9);
#undef IS
}

static const char *const templates[VERB_COUNT] = {
    [VERB_NONE] = "",
#define V(id, name, family, mark, guard, effect, expire, footprint, sentence) [VERB_##id] = sentence,
    VERBS(V)
#undef V
};

int verb_sentence(World *w, const WorldCall *c, char *out, int size) {
  Text t = {.out = out, .size = size};
  if (size > 0) out[0] = 0;
  for (const char *p = c->verb < VERB_COUNT ? templates[c->verb] : ""; *p;) {
    const char *end = *p == '{' ? strchr(p, '}') : NULL;
    if (end) {
      fill(w, &t, c, p + 1, (size_t)(end - p - 1));
      p = end + 1;
    } else {
      say(&t, "%c", *p++);
    }
  }
  return t.n;
}
