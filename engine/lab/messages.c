// Messages of queues and pipes in words. Those of a pool or an executor have a known form: their pickle is read as a
// tree (lang/pickle/tree.h), and only its leaves are written as text.
//
// The message itself is read: a copy on the board would have to be written at each put and get, and could differ from
// the queue.
#include <stdio.h>
#include <string.h>

#include "inner.h"
#include "lang/pickle/pickle.h"
#include "lang/pickle/tree.h"

enum {
  DESCRIBED = 200,
  PLAIN = 32
};  // bytes of a value written out, before it is cut to what is shown; of a plain item

// ---- functions and calls ----

static void name_into(const char *text, size_t size, char *out, size_t room) {  // "module:name", module.name: the name
  const char *from = text, *end = text + size;
  for (const char *c = text; c < end; c++)
    if (*c == ':' || *c == '.') from = c + 1;
  snprintf(out, room, "%.*s", (int)(end - from), from);
}

static bool is_called(const PickleTree *t, int class, const char *name) {
  const char *text;
  size_t size;
  return pickle_text(t, class, &text, &size) && size == strlen(name) && !memcmp(text, name, size);
}

// A function's name. Of a functools.partial: its function's; of a method: its own; of an object: its class's.
static void function_name(const PickleTree *t, int function, char *out, size_t room) {
  const char *text;
  size_t size;
  for (int depth = 0; depth < 4; depth++) {
    int class = pickle_part(t, function, PICKLE_CLASS), args = pickle_part(t, function, PICKLE_ARGS);
    if (class < 0) break;
    bool partial = is_called(t, class, "partial"), method = is_called(t, class, "getattr");
    function = partial || method ? pickle_item(t, args, method) : class;
  }
  if (pickle_text(t, function, &text, &size)) name_into(text, size, out, room);
  else snprintf(out, room, "…");
}

static void add(char *out, size_t size, const char *text) {
  size_t n = strlen(out);
  snprintf(out + n, size - n, "%s", text);
}

static void add_value(PickleTree *t, int node, char *out, size_t size) {
  char value[DESCRIBED];
  pickle_write(t, node, NULL, value, sizeof value);
  add(out, size, value);
}

static void call_text(PickleTree *t, int function, int args, char *out, size_t size) {
  function_name(t, function, out, size);
  add(out, size, "(");
  for (int i = 0; i < pickle_count(t, args); i++) {
    if (i) add(out, size, ", ");
    add_value(t, pickle_item(t, args, i), out, size);
  }
  add(out, size, ")");
}

// "f(3) …": the first call of a batch. star: an item is the tuple of arguments.
static void batch_text(PickleTree *t, int function, int batch, bool star, char *out, size_t size) {
  int n = pickle_count(t, batch);
  function_name(t, function, out, size);
  add(out, size, star && n ? "" : "(");
  if (n) add_value(t, pickle_item(t, batch, 0), out, size);
  else add(out, size, "…");
  add(out, size, star && n ? "" : ")");
  if (n > 1) add(out, size, " …");
}

// ---- tasks and results: false, it is none ----

// A pool's: (job, i, function, batch), (job, i, function, batch, True), (job, i, function, args, keywords); an
// executor's: (work id, function, args, keywords). Of a longer message only the first items were read; a … follows.
static bool task_text(PickleTree *t, int root, bool executor, char *out, size_t size) {
  int n = pickle_count(t, root), fifth = pickle_item(t, root, 4);
  bool star = pickle_is(t, fifth, PN_TRUE), call = n == 5 && !star && !pickle_is(t, fifth, PN_MORE);
  if (executor && n >= 3) call_text(t, pickle_item(t, root, 1), pickle_item(t, root, 2), out, size);
  else if (!executor && call) call_text(t, pickle_item(t, root, 2), pickle_item(t, root, 3), out, size);
  else if (!executor && n >= 4) batch_text(t, pickle_item(t, root, 2), pickle_item(t, root, 3), star, out, size);
  else return false;
  return true;
}

// An exception, without the traceback that came with it: rebuild_exc(ValueError('no'), '…'). What str() gives travels
// beside its arguments, as __text__.
static void error_text(PickleTree *t, int error, char *out, size_t size) {
  char value[DESCRIBED];
  int class = pickle_part(t, error, PICKLE_CLASS);
  if (is_called(t, class, "rebuild_exc") || is_called(t, class, "_rebuild_exc"))
    error = pickle_item(t, pickle_part(t, error, PICKLE_ARGS), 0);
  pickle_write(t, error, "__text__", value, sizeof value);
  snprintf(out, size, "✗ %s", value);
}

// A pool's: (job, i, good, batch or error); an executor's: (work id, good, value or error, …). Work id -1: no result,
// it wakes the reader for another call.
static bool result_text(PickleTree *t, int root, bool executor, char *out, size_t size) {
  int good = pickle_item(t, root, executor ? 1 : 2), value = pickle_item(t, root, executor ? 2 : 3);
  int64_t id;
  if (value < 0) return false;
  *out = '\0';
  if (executor && pickle_int(t, pickle_item(t, root, 0), &id) && id == -1) add(out, size, "wake-up");
  else if (!pickle_is(t, good, PN_TRUE)) error_text(t, value, out, size);
  else if (!executor && pickle_is(t, value, PN_LIST) && pickle_count(t, value) == 1)
    add_value(t, pickle_item(t, value, 0), out, size);  // a batch of one
  else add_value(t, value, out, size);
  return true;
}

// ---- a message ----

// A cut text ends at a whole character.
static void mend_end(char *text) {
  size_t n = strlen(text), back = 0;
  while (back < n && back < 3 && ((unsigned char)text[n - 1 - back] & 0xc0) == 0x80) back++;
  if (back >= n) return;
  unsigned char lead = (unsigned char)text[n - 1 - back];
  size_t wants = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
  if (back < wants) text[n - 1 - back] = '\0';
}

bool message_text(const WorldItem *item, bool executor, bool result, char *out, size_t size) {
  PickleTree t;
  int root = pickle_read(&t, item->bytes, item->copied);
  bool is_one = (result ? result_text : task_text)(&t, root, executor, out, size);
  if (!is_one) snprintf(out, size, "■");
  mend_end(out);
  return is_one;
}

void item_text(const Lab *lab, uint32_t id, const WorldItem *item, char *out, size_t size) {
  const WorldObject *o = world_object(lab->world, id);
  bool executor = o->owner >= 0 && world_object(lab->world, (uint32_t)o->owner)->kind == KIND_EXECUTOR;
  bool result = o->role == ROLE_RESULTS, of_pool = o->role == ROLE_TASKS || result;
  char text[LAB_TASK_TEXT], plain[DESCRIBED];
  if (of_pool && message_text(item, executor, result, text, sizeof text)) {
    snprintf(out, size, "%s", text);
  } else {
    PickleTree t;
    int root = pickle_read(&t, item->bytes, item->copied);
    bool connection = is_called(&t, pickle_part(&t, root, PICKLE_CLASS), "_rebuild_connection");
    pickle_write(&t, root, NULL, plain, of_pool ? sizeof plain : PLAIN);
    snprintf(out, size, "%s", connection ? "connection" : plain);
  }
  mend_end(out);
}
