// Items that were put in a queue and can still change.
//
// CPython's feeder pickles an item later than put returns, at any time until it has written it; mplab's pickles it as
// soon as put has been done. So where the putter changes the item afterwards, what arrives may be another thing there.
// Explore asks for such changes (BindingOps.changed_item) after each piece of private work, and makes a caveat of them;
// nobody else keeps anything here.
//
// Kept is an item that somebody else of the process refers to, and that is plain data: lists, dicts, sets, bytearrays,
// tuples of them, and instances whose attributes are such (not if pickling would call the program: bytes_of).
// The bytes that it had are compared with those that it has. An item that has been fed before its
// putter took something from another process is no longer looked at: what it is now follows from that, and the feeding
// came first.
#include "bind.h"
#include "lang/pickle/pickle.h"

enum { KEPT_MOST = 16, PLAIN_MOST = 1000 };  // items at once; what is larger is taken for plain no more

struct LateItem {
  LateItem *next;
  Value item, bytes;
  uint32_t queue, line;
  uint64_t number;  // of the queue's items that this process has put
};

static bool can_change(Value v) {
  int left = PLAIN_MOST;
  bool container = is_kind(v, K_LIST) || is_kind(v, K_DICT) || is_kind(v, K_SET) || is_kind(v, K_BYTEARRAY) ||
                   is_kind(v, K_TUPLE) || is_kind(v, K_INSTANCE);
  return container && bind_is_plain(v, true, 0, &left);
}

static void drop(Machine *m, LateItem **at) {
  LateItem *l = *at;
  *at = l->next;
  decref(m, l->item);
  decref(m, l->bytes);
  heap_free(m->heap, l, sizeof *l);
}

void bind_late_forget(Machine *m) {
  while (bind_of(m)->late) drop(m, &bind_of(m)->late);
}

// An exception, or a call that pickling asks for, is dropped: the feeder meets it again.
static Value bytes_of(Machine *m, Value item) {
  Value bytes = pickle_dumps(m, item);
  if (bytes == V_UNBOUND) decref(m, exception_take(m));
  if (bytes != V_TAIL) return bytes;
  decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
  return V_UNBOUND;
}

void bind_late_put(Machine *m, uint32_t queue, uint64_t number, Value item) {
  int kept = 0;
  if (!host_watches_puts(m) || !can_change(item)) return;
  for (const LateItem *l = bind_of(m)->late; l; l = l->next) kept++;
  Value bytes = kept < KEPT_MOST ? bytes_of(m, item) : V_UNBOUND;
  LateItem *l = bytes == V_UNBOUND ? NULL : heap_alloc(m->heap, sizeof *l);
  if (!l) {
    decref(m, bytes);
    return;
  }
  *l = (LateItem){.next = bind_of(m)->late,
                  .item = incref(item),
                  .bytes = bytes,
                  .queue = queue,
                  .line = (uint32_t)machine_line(m->strand, NULL),
                  .number = number};
  bind_of(m)->late = l;
}

static bool same_bytes(Value a, Value b) {
  const Bytes *x = (const Bytes *)as_obj(a), *y = (const Bytes *)as_obj(b);
  return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
}

// Nobody but this list (and the feeder) can come to it.
static bool is_alone(const LateItem *l, bool fed) { return as_obj(l->item)->refs <= (fed ? 1u : 2u); }

uint32_t bind_late_changed(Machine *m, bool took) {
  for (LateItem **at = &bind_of(m)->late; *at;) {
    LateItem *l = *at;
    bool fed = bind_feeder_fed(m, l->queue) > l->number;
    if (fed && (took || is_alone(l, fed))) {
      drop(m, at);
      continue;
    }
    Value now = bytes_of(m, l->item);
    bool same = now == V_UNBOUND || same_bytes(now, l->bytes);
    uint32_t line = l->line;
    decref(m, now);
    if (!same) {
      drop(m, at);
      return line;
    }
    at = &l->next;
  }
  return 0;
}
