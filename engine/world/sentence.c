// A step in words, from the verb table's form: "store counter ← 41,203". First as a saying (saying.h), its parts taken
// from the call.
#include "families.h"
#include "saying.h"
#include "view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PART_TEXT = 512 };  // bytes of a part, its end included

// In groups of three, as the screen writes large numbers.
static void say_number(Saying *t, int64_t v) {
  char digits[24], grouped[32];
  int n = snprintf(digits, sizeof digits, "%" PRId64, v), from = v < 0, at = 0;
  for (int i = 0; i < n; i++) {
    if (i > from && (n - i) % 3 == 0) grouped[at++] = ',';
    grouped[at++] = digits[i];
  }
  grouped[at] = '\0';
  say_text(t, grouped);
}

// ---- parts of pools, executors, managers, threads: what they are called, and what a step on their bell means ----

// kind, role 0: any; set: to be told, else as any other
typedef struct PartWords {
  int kind;
  char role;
  const char *name, *set, *looked, *waited;
} PartWords;
static const PartWords parts[] = {
    {KIND_POOL, 0, NULL, FORM_BRING_RESULT, FORM_LOOK_RESULT, FORM_AWAIT_RESULT},
    {KIND_EXECUTOR, 0, NULL, FORM_BRING_RESULT, FORM_LOOK_RESULT, FORM_AWAIT_RESULT},
    {0, ROLE_TASKS, FORM_THE_TASKS, NULL, NULL, NULL},
    {0, ROLE_RESULTS, FORM_THE_RESULTS, NULL, NULL, NULL},
    {0, ROLE_WORK, FORM_THE_WORK, NULL, NULL, NULL},
    {0, ROLE_DOOR, FORM_THE_DOOR, NULL, NULL, NULL},
    {0, ROLE_LINK, FORM_A_LINK, NULL, NULL, NULL},
    {0, ROLE_SERVED, FORM_A_SERVED, FORM_CHANGE_SERVED, FORM_LOOK_SERVED, FORM_AWAIT_SERVED},
    {0, ROLE_TABLE, FORM_THE_TABLE, FORM_CHANGE_SERVED, FORM_LOOK_SERVED, FORM_AWAIT_SERVED},
    {0, ROLE_FUTURES, FORM_THE_FUTURES, FORM_BRING_FUTURE, FORM_LOOK_FUTURE, FORM_AWAIT_FUTURE},
    {0, ROLE_BEGINS, FORM_THE_FUTURES, FORM_BRING_CALL, FORM_LOOK_CALL, FORM_AWAIT_CALL},
    {0, ROLE_WAITER, FORM_A_WAITER, FORM_WAKE_WAITER, FORM_LOOK_WAITER, FORM_AWAIT_WAITER},
    {0, ROLE_THREAD, FORM_THE_THREAD, FORM_BRING_THREAD, FORM_LOOK_THREAD, FORM_AWAIT_THREAD},
    {0, ROLE_UNFINISHED, FORM_THE_UNFINISHED, NULL, NULL, NULL},
    {0, ROLE_THREAD_BEGINS, FORM_THE_THREAD, FORM_BEGIN_THREAD, FORM_LOOK_BEGUN, FORM_AWAIT_BEGUN},
};

static const PartWords *part_words(const WorldObject *o) {
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].role ? parts[i].role == o->role && o->owner >= 0 : parts[i].kind == o->kind) return &parts[i];
  return NULL;
}

// A bell's flag says only that it was ever rung; a thread's end and beginning are what they are called.
bool step_says_nothing(World *w, const WorldCall *c) {
  if (verb_family(c->verb) != FAMILY_EVENT || c->object >= WORLD_OBJECTS) return false;
  const WorldObject *o = world_object(w, c->object);
  return part_words(o) && o->role != ROLE_THREAD && o->role != ROLE_THREAD_BEGINS;
}

static bool is_put(World *w, const WorldCall *c) {  // into a queue without a feeder, that belongs to somebody
  return c->verb == VERB_FEED && c->object < WORLD_OBJECTS && world_object(w, c->object)->owner >= 0 &&
         world_object(w, c->object)->role;
}

static const char *form_of_step(World *w, const WorldCall *c) {
  if (is_put(w, c)) return verb_name(VERB_PUT);
  if (c->verb == VERB_WRITE && c->bytes) return FORM_PRINT;
  if (c->verb == VERB_SLEEP_UNTIL && c->arg == 1) return FORM_AWAIT_CLOCK;
  if (c->verb == VERB_CLOCK && c->arg) return FORM_LATE;
  if (c->verb == VERB_RESUME && c->arg) return FORM_BEFORE_SIGNAL;
  if (c->verb == VERB_HANDLE && c->arg >> 8 == HANDLE_BY_NOTHING) return FORM_IGNORE_SIGNAL;
  if (c->verb == VERB_HANDLE && c->arg >> 8 == HANDLE_BY_DEFAULT) return FORM_DEFAULT_SIGNAL;
  if (verb_family(c->verb) == FAMILY_LOCK && c->object < WORLD_OBJECTS &&
      world_object(w, c->object)->role == ROLE_UNFINISHED)
    return c->verb == VERB_RELEASE ? FORM_ADD_TASK : c->verb == VERB_ACQUIRE ? FORM_TAKE_TASK : FORM_LOOK_TASKS;
  const PartWords *p = verb_family(c->verb) == FAMILY_EVENT && c->object < WORLD_OBJECTS
                           ? part_words(world_object(w, c->object))
                           : NULL;
  const char *form = !p                       ? NULL
                     : c->verb == VERB_SET    ? p->set
                     : c->verb == VERB_IS_SET ? p->looked
                     : c->verb == VERB_WAIT   ? p->waited
                                              : 0;
  return form ? form : verb_name(c->verb);
}

// A thread's beginning is a part of its end, which has its name.
static const char *thread_name(World *w, const WorldObject *o) {
  bool begins = o->role == ROLE_THREAD_BEGINS && o->owner >= 0 && o->owner < WORLD_OBJECTS;
  const WorldObject *end = begins ? world_object(w, (uint32_t)o->owner) : o;
  return end->role == ROLE_THREAD ? end->name : "";
}

// Of those that had this place in its process, the last one.
static const char *thread_of(World *w, int slot, int strand) {
  for (int i = strand > 0 ? world_objects(w) - 1 : -1; i >= 0; i--) {
    const WorldObject *o = world_object(w, (uint32_t)i);
    if (o->role == ROLE_THREAD && o->bound == strand && actor_slot(o->creator) == slot) return o->name;
  }
  return "";
}

// A process that a thread has forked begins as that thread, with its number: a pool's new worker.
static bool began_as_thread(World *w, int slot, int strand) {
  int parent = world_process(w, slot)->parent;
  return parent >= 0 && parent < WORLD_SLOTS && *thread_of(w, parent, strand);
}

int say_strand_shown(World *w, int slot, int strand) {
  bool beside = strand > 0 && strand != STRAND_LEFT;
  return beside && !*thread_of(w, slot, strand) && began_as_thread(w, slot, strand) ? 0 : strand;
}

void say_strand(World *w, Saying *s, int slot, int strand) {
  WorldShownName process = world_process_shown(w, slot);
  const char *thread = thread_of(w, slot, strand);
  if (say_strand_shown(w, slot, strand) == 0) say_text(s, process.text);
  else if (strand == STRAND_LEFT) say_form(s, FORM_LEFT_THREAD, "process", process.text, NULL);
  else if (*thread) say_form(s, FORM_NAMED_THREAD, "process", process.text, "thread", thread, NULL);
  else say_form(s, FORM_THREAD, "process", process.text, "n", say_int(strand).text, NULL);
}

static void say_part(World *w, Saying *t, const WorldObject *o, const PartWords *p) {
  if (*thread_name(w, o)) {
    say_text(t, thread_name(w, o));
    return;
  }
  char name[2 * WORLD_NAME] = "";
  Saying owner = saying_in(name, sizeof name);
  if (world_object(w, (uint32_t)o->owner) != o) say_object(w, &owner, (uint32_t)o->owner);
  say_form(t, p->name, "owner", name, "type", o->type[0] ? o->type : world_kind_label(o->kind), "line",
           say_int(o->line).text, NULL);
}

// What a manager serves, by the name that a client gave it. Of an Event, a Condition, a Semaphore, a Queue of the
// server's own the world has only the lock inside.
static void say_served(World *w, Saying *t, const WorldObject *o, const PartWords *p) {
  char name[2 * WORLD_NAME] = "";
  Saying of = saying_in(name, sizeof name);
  bool inside = world_kind_family(o->kind) == FAMILY_LOCK && o->type[0] && strcmp(o->type, "Lock") != 0 &&
                strcmp(o->type, "RLock") != 0;
  if (!inside) of = *t;
  if (o->name[0]) say_text(&of, o->name);
  else say_part(w, &of, o, p);
  if (inside) say_form(t, FORM_LOCK_INSIDE, "object", name, NULL);
  else *t = of;
}

// "point.x": one field of a shared structure.
static void say_part_of_structure(Saying *t, const WorldObject *whole, const WorldObject *o, const char *nameless) {
  if (whole->name[0]) say_text(t, whole->name);
  else say_form(t, nameless, "kind", world_kind_label(whole->kind), "line", say_int(whole->line).text, NULL);
  say_text(t, o->part);
}

// nameless: the form for one that has no name and is of none that has
static void say_name(World *w, Saying *t, uint32_t id, const char *nameless) {
  if (id >= WORLD_OBJECTS) return;
  const WorldObject *o = world_object(w, id);
  const WorldObject *owner = o->owner >= 0 && o->owner < WORLD_OBJECTS ? world_object(w, (uint32_t)o->owner) : NULL;
  const PartWords *p = owner ? part_words(o) : NULL;
  if (owner && !owner->name[0] && owner->kind == KIND_CONDITION && owner->owner >= 0)
    owner = world_object(w, (uint32_t)owner->owner);
  if (p && o->role == ROLE_SERVED) say_served(w, t, o, p);
  else if (p && p->name) say_part(w, t, o, p);
  else if (o->part[0]) say_part_of_structure(t, owner ? owner : o, o, nameless);
  else if (o->name[0]) say_text(t, o->name);
  else if (owner && owner->name[0])
    say_form(t, FORM_OWNED, "owner", owner->name, "kind", world_kind_label(o->kind), NULL);
  else say_form(t, nameless, "kind", world_kind_label(o->kind), "line", say_int(o->line).text, NULL);
}

void say_object(World *w, Saying *t, uint32_t id) { say_name(w, t, id, FORM_MADE_ON_LINE); }
void say_object_in_sentence(World *w, Saying *t, uint32_t id) { say_name(w, t, id, FORM_KIND_OF_LINE); }

void say_real(Saying *t, int64_t word) {
  char text[40];
  double d;
  memcpy(&d, &word, sizeof d);
  int n = snprintf(text, sizeof text, "%.12g", d);
  if (n > 0 && strspn(text, "-0123456789") == (size_t)n) strcat(text, ".0");  // as Python writes it
  say_text(t, text);
}

static void say_value(World *w, Saying *t, const WorldCall *c) {
  const WorldObject *o = c->object < WORLD_OBJECTS ? world_object(w, c->object) : NULL;
  char text[32];
  if (o && world_cells_real(o)) {
    say_real(t, c->arg);
  } else if (o && (o->typecode == 'Q' || o->typecode == 'L')) {
    snprintf(text, sizeof text, "%" PRIu64, (uint64_t)c->arg);
    say_text(t, text);
  } else {
    say_number(t, c->arg);
  }
}

static void say_index(World *w, Saying *t, const WorldCall *c) {
  if (c->object >= WORLD_OBJECTS || world_kind_family(world_object(w, c->object)->kind) != FAMILY_CELLS) return;
  int kind = world_object(w, c->object)->kind;
  char text[32];
  snprintf(text, sizeof text, "[%" PRId64 "]", c->verb == VERB_STORE ? c->arg2 : c->arg);
  if (kind == KIND_ARRAY || kind == KIND_RAWARRAY) say_text(t, text);
}

static void say_process(World *w, Saying *t, uint32_t slot) {
  if (slot < WORLD_SLOTS) say_text(t, world_process(w, (int)slot)->name);
}

void say_signal_name(Saying *t, int64_t signal) {
  const char *name = signal > 0 && signal < 32 ? sigabbrev_np((int)signal) : NULL;
  if (!name) {
    say_form(t, FORM_SIGNAL, "n", say_int(signal).text, NULL);
    return;
  }
  say_text(t, "SIG");
  say_text(t, name);
}

static void say_many(World *w, Saying *t, const WorldCall *c) {
  uint32_t n = many_count(w, c);
  for (uint32_t i = 0; i < n; i++) {
    ManyThing thing;
    char more[32];
    if (i == 4 && n > 5) {
      snprintf(more, sizeof more, ", … (%" PRIu32 ")", n);
      say_text(t, more);
      break;
    }
    if (i) say_text(t, ", ");
    if (!many_thing(w, c, i, &thing)) continue;
    if (thing.what == MANY_PROCESS) say_process(w, t, thing.object);
    else say_object(w, t, thing.object);
  }
}

static void say_time(Saying *t, int64_t deadline) {
  char seconds[32];
  snprintf(seconds, sizeof seconds, "%.3f", (double)deadline / 1e9);
  say_form(t, FORM_UNTIL, "seconds", seconds, NULL);
}

// The first line of what is printed, cut with a mark.
static void say_output(Saying *t, const WorldCall *c) {
  enum { SHOWN = 32 };
  const char *bytes = c->bytes;
  char text[SHOWN + sizeof "…"];
  size_t n = 0;
  while (n < c->nbytes && n < SHOWN && bytes[n] != '\n') n++;
  bool whole = n == c->nbytes || (n + 1 == c->nbytes && bytes[n] == '\n');
  while (!whole && n > 0 && n < c->nbytes && ((unsigned char)bytes[n] & 0xc0) == 0x80) n--;
  memcpy(text, bytes, n);
  strcpy(text + n, whole ? "" : "…");
  say_text(t, text);
}

static void say_how_many(Saying *t, int64_t n) {
  if (n < 0) say_form(t, FORM_ALL, NULL);
  else say_number(t, n);
}

static void part(World *w, Saying *t, const WorldCall *c, const char *what, size_t n) {
#define IS(word) (n == sizeof(word) - 1 && memcmp(what, word, n) == 0)
  if (IS("object")) say_object(w, t, c->object);
  else if (IS("value")) say_value(w, t, c);
  else if (IS("index")) say_index(w, t, c);
  else if (IS("count")) say_number(t, c->verb == VERB_WRITE ? c->nbytes : (int64_t)((uint64_t)c->arg >> 32));
  else if (IS("text") && c->bytes) say_output(t, c);
  else if (IS("n")) say_how_many(t, c->arg);
  else if (IS("process")) say_process(w, t, c->object);
  else if (IS("signal")) say_signal_name(t, c->verb == VERB_HANDLE ? c->arg & 0xff : c->arg);
  else if (IS("many")) say_many(w, t, c);
  else if (IS("time")) say_time(t, c->deadline);
#undef IS
}

void verb_said(World *w, const WorldCall *c, Saying *s) {
  if (c->verb == VERB_NONE || c->verb >= VERB_COUNT) return;
  const char *form = form_of_step(w, c);
  SayingMark begun = saying_begin(s, form);
  for (const char *p = form_english(&world_forms, form); (p = strchr(p, '{')); p++) {
    char value[PART_TEXT];
    Saying t = saying_in(value, sizeof value);
    const char *end = strchr(p, '}');
    if (end == NULL) break;
    part(w, &t, c, p + 1, (size_t)(end - p - 1));
    saying_part(s, p + 1, (size_t)(end - p - 1), value);
  }
  saying_end(s, begun);
}

// The JoinableQueue whose join sleeps on this condition; -1: it is another one's.
static int joined_queue(World *w, uint32_t condition) {
  int owner = condition < WORLD_OBJECTS ? world_object(w, condition)->owner : -1;
  return owner >= 0 && world_object(w, (uint32_t)owner)->kind == KIND_JOINABLEQUEUE ? owner : -1;
}

int64_t world_open_tasks(World *w, uint32_t queue) {
  WorldObjectView v;
  for (uint32_t i = 0, n = (uint32_t)world_objects(w); i < n; i++)
    if (world_object(w, i)->owner == (int32_t)queue && world_object(w, i)->role == ROLE_UNFINISHED &&
        world_object_read(w, i, &v))
      return v.places;
  return 0;
}

void stuck_said(World *w, const WorldCall *c, Saying *s) {
  char name[2 * WORLD_NAME] = "";
  Saying object = saying_in(name, sizeof name);
  int queue = c->verb == VERB_WOKEN ? joined_queue(w, c->object) : -1;
  bool sends = c->verb == VERB_PIPE_SEND || c->verb == VERB_PIPE_SENT;
  if (queue >= 0) say_object(w, &object, (uint32_t)queue);
  else if (sends) say_object(w, &object, c->object);
  if (queue >= 0)
    say_form(s, FORM_AWAIT_TASKS, "n", say_int(world_open_tasks(w, (uint32_t)queue)).text, "object", name, NULL);
  else if (sends) say_form(s, FORM_FULL_PIPE, "object", name, NULL);
  else verb_said(w, c, s);
}

void say_stands(Saying *s, WorldStands stands, int64_t n, int64_t all) {
  static const char *const forms[] = {
#define S(id, ...) [STANDS_##id] = #id,
      WORLD_STANDS(S)
#undef S
  };
  if (stands == STANDS_NONE || stands >= STANDS_COUNT) return;
  say_form(s, forms[stands], "n", say_int(n).text, "all", say_int(all).text, NULL);
}

int verb_sentence(World *w, const WorldCall *c, char *out, int size) {
  char said[2 * PART_TEXT];
  Saying s = saying_in(said, sizeof said);
  verb_said(w, c, &s);
  return world_english(said, out, size > 0 ? (size_t)size : 0);
}
