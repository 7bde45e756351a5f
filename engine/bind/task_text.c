// Short texts of calls (see task_text.h).
#include "task_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lang/types/containers.h"

// shown at most: bytes of a string, items of a container, items of a served object, nested containers
enum { WORD_MOST = 14, ITEMS_MOST = 3, HELD_MOST = 16, DEEPEST = 2 };

void task_text_begin(TaskText *t) { t->size = 0, t->most = ITEMS_MOST; }

static bool is_full(const TaskText *t) { return t->size == sizeof t->data; }

void task_text_put(TaskText *t, const char *text, size_t size) {
  size_t room = sizeof t->data - t->size;
  if (size <= room) {
    memcpy(t->data + t->size, text, size);
    t->size += size;
    return;
  }
  memcpy(t->data + t->size, text, room);
  size_t cut = sizeof t->data - 4;  // room for …, and for the end that the board puts behind it
  while (cut > 0 && ((unsigned char)t->data[cut] & 0xc0) == 0x80) cut--;
  memcpy(t->data + cut, "…", 3);
  memset(t->data + cut + 3, 0, sizeof t->data - cut - 3);
  t->size = sizeof t->data;  // full
}

static void put(TaskText *t, const char *text) { task_text_put(t, text, strlen(text)); }

static void put_int(TaskText *t, int64_t n) {
  char digits[24], *p = digits + sizeof digits;
  uint64_t left = n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
  do *--p = (char)('0' + left % 10);
  while (left /= 10);
  if (n < 0) *--p = '-';
  task_text_put(t, p, (size_t)(digits + sizeof digits - p));
}

static void put_str(TaskText *t, Value v) {
  const char *s = str_data(v);
  uint32_t size = str_size(v), n = size > WORD_MOST ? WORD_MOST : size;
  while (n > 0 && n < size && ((unsigned char)s[n] & 0xc0) == 0x80) n--;
  put(t, "'");
  for (uint32_t i = 0, from = 0; i <= n; i++) {  // what a terminal would not show as itself is left out
    bool odd = i < n && ((unsigned char)s[i] < ' ' || s[i] == 127);
    if (i < n && !odd) continue;
    task_text_put(t, s + from, i - from);
    if (odd) put(t, s[i] == '\n' ? "\\n" : "?");
    from = i + 1;
  }
  put(t, n < size ? "…'" : "'");
}

static void put_value(TaskText *t, Value v, int depth);

static void put_items(TaskText *t, const Value *item, uint32_t count, int depth) {
  for (uint32_t i = 0; i < count; i++) {
    if (i) put(t, ", ");
    if (i == t->most || depth > DEEPEST || is_full(t)) {
      put(t, "…");
      return;
    }
    put_value(t, item[i], depth);
  }
}

static void put_pairs(TaskText *t, const Dict *d, int depth) {
  Value key, value;
  uint32_t n = 0;
  for (uint32_t at = 0; dict_next(d, &at, &key, &value); n++) {
    if (n) put(t, ", ");
    if (n == t->most || depth > DEEPEST || is_full(t)) {
      put(t, "…");
      return;
    }
    put_value(t, key, depth);
    put(t, ": ");
    put_value(t, value, depth);
  }
}

static void put_container(TaskText *t, Value v, int depth) {
  if (is_kind(v, K_TUPLE)) {
    const Tuple *tuple = (const Tuple *)as_obj(v);
    put(t, "(");
    put_items(t, tuple->items, tuple->count, depth + 1);
    put(t, tuple->count == 1 ? ",)" : ")");
  } else if (is_kind(v, K_LIST)) {
    put(t, "[");
    put_items(t, ((List *)as_obj(v))->items, ((List *)as_obj(v))->count, depth + 1);
    put(t, "]");
  } else if (is_kind(v, K_DICT)) {
    put(t, "{");
    put_pairs(t, (const Dict *)as_obj(v), depth + 1);
    put(t, "}");
  } else {
    put(t, "…");
  }
}

static void put_float(TaskText *t, double d) {
  char text[32];
  float_repr(d, text);
  put(t, text);
}

static void put_value(TaskText *t, Value v, int depth) {
  if (is_int(v)) put_int(t, as_int(v));
  else if (v == V_NONE) put(t, "None");
  else if (is_bool(v)) put(t, v == V_TRUE ? "True" : "False");
  else if (is_own(v)) put(t, "…");
  else if (is_kind(v, K_STR)) put_str(t, v);
  else if (is_float(v)) put_float(t, float_of(v));
  else put_container(t, v, depth);
}

// ---- functions ----

static void put_name(TaskText *t, Value name) {
  if (!is_kind(name, K_STR)) {
    put(t, "…");
    return;
  }
  const char *s = str_data(name), *colon = memchr(s, ':', str_size(name));
  size_t skip = colon ? (size_t)(colon + 1 - s) : 0;
  task_text_put(t, s + skip, str_size(name) - skip);
}

static Value attribute(Value v, const char *name) {
  const Dict *d = is_kind(v, K_INSTANCE) ? ((Instance *)as_obj(v))->dict : NULL;
  return d ? dict_get_name(d, str_constant(name, strlen(name))) : V_UNBOUND;
}

void task_text_function(TaskText *t, Value f) {
  Value inner;
  if (is_kind(f, K_STR)) put_name(t, f);
  else if (is_kind(f, K_FUNCTION)) put_name(t, ((Function *)as_obj(f))->name);
  else if (is_kind(f, K_NATIVE)) put(t, ((Native *)as_obj(f))->def->name);
  else if (is_kind(f, K_TYPE)) put_name(t, ((Type *)as_obj(f))->name);
  else if (is_kind(f, K_METHOD)) task_text_function(t, ((Method *)as_obj(f))->function);
  // functools.partial
  else if ((inner = attribute(f, "func")) != V_UNBOUND && inner != f) task_text_function(t, inner);
  else if (is_kind(f, K_INSTANCE)) put_name(t, as_obj(f)->type->name);
  else put(t, "…");
}

// ---- calls ----

typedef struct Items {
  const Value *item;
  uint32_t count;
} Items;
static Items items_of(Value v) {
  if (is_kind(v, K_TUPLE)) return (Items){((Tuple *)as_obj(v))->items, ((Tuple *)as_obj(v))->count};
  if (is_kind(v, K_LIST)) return (Items){((List *)as_obj(v))->items, ((List *)as_obj(v))->count};
  return (Items){NULL, 0};
}

static void put_keywords(TaskText *t, Value keywords, bool first) {
  Value key, value;
  if (!is_kind(keywords, K_DICT)) return;
  for (uint32_t at = 0; dict_next((const Dict *)as_obj(keywords), &at, &key, &value); first = false) {
    if (!first) put(t, ", ");
    put_name(t, key);
    put(t, "=");
    put_value(t, value, 0);
  }
}

static void put_call(TaskText *t, Value f, Items args, Value keywords) {
  task_text_function(t, f);
  put(t, "(");
  put_items(t, args.item, args.count, 0);
  put_keywords(t, keywords, args.count == 0);
  put(t, ")");
}

// An executor's map sends a function of the prelude's own that calls the program's for each item of a chunk.
static bool is_chunk(Value f, Value *inner) {
  Value outer = attribute(f, "func"), args = attribute(f, "args");
  if (!is_kind(outer, K_FUNCTION) || !is_kind(args, K_TUPLE) || ((Tuple *)as_obj(args))->count != 1) return false;
  Value name = ((Function *)as_obj(outer))->name;
  if (!is_kind(name, K_STR) || strcmp(str_data(name), "_process_chunk") != 0) return false;
  *inner = ((Tuple *)as_obj(args))->items[0];
  return true;
}

void task_text_call(TaskText *t, Value f, Value args, Value keywords) {
  Value inner;
  Items items = items_of(args);
  if (is_kind(f, K_INSTANCE) && items.count == 1 && is_chunk(f, &inner)) task_text_batch(t, inner, items.item[0], true);
  else put_call(t, f, items, keywords);
}

static void put_one(TaskText *t, Value f, Value item, bool star) {
  put_call(t, f, star ? items_of(item) : (Items){&item, 1}, V_UNBOUND);
}

void task_text_batch(TaskText *t, Value f, Value batch, bool star) {
  Items items = items_of(batch);
  if (items.count == 0) {
    put(t, "…");
    return;
  }
  put_one(t, f, items.item[0], star);
  if (items.count == 1) return;
  put(t, items.count == 2 ? ", " : " … ");
  put_one(t, f, items.item[items.count - 1], star);
}

static bool is_hidden(Value name) { return !is_kind(name, K_STR) || str_data(name)[0] == '_'; }

static void put_attributes(TaskText *t, const Dict *d) {
  Value key, value;
  bool begun = false;
  for (uint32_t at = 0; dict_next(d, &at, &key, &value) && !is_full(t);) {
    if (is_hidden(key)) continue;
    if (begun) put(t, ", ");
    begun = true;
    put_name(t, key);
    put(t, "=");
    put_value(t, value, 0);
  }
}

void task_text_held(TaskText *t, Value held) {
  Value inner;
  t->most = HELD_MOST;
  if ((inner = attribute(held, "_value")) != V_UNBOUND || (inner = attribute(held, "_items")) != V_UNBOUND)
    put_value(t, inner, 0);
  else if (is_kind(held, K_INSTANCE) && ((Instance *)as_obj(held))->dict)
    put_attributes(t, ((Instance *)as_obj(held))->dict);
  else put_value(t, held, 0);
}

void task_text_many(TaskText *t, Value f, int64_t calls) {
  task_text_function(t, f);
  put(t, " × ");
  if (calls < 0) put(t, "…");
  else put_int(t, calls);
}
