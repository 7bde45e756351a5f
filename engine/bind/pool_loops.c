// The two loops of a pool that run once for each chunk of a map: handing tasks over, and collecting results (natives of
// _pool).
//
// Fast paths: each takes the same steps in the same order as the prelude's code with put, get and _set. Anything but a
// successful chunk of a map is left to the prelude. Each also returns after BATCH messages, so that other strands run.
#include "modules.h"
#include "queue.h"
#include "lang/pickle/pickle.h"
#include "world/board.h"

enum { BATCH = 64 };

// ---- handing over ----

typedef struct Items {
  const Value *item;
  int64_t count;
} Items;

static Items items_of(Value v) {
  if (is_kind(v, K_LIST)) return (Items){((List *)as_obj(v))->items, ((List *)as_obj(v))->count};
  return (Items){((Tuple *)as_obj(v))->items, ((Tuple *)as_obj(v))->count};
}

// (job, i, function, items) or (job, i, function, items, True)
static Value make_task(Machine *m, const Value *args, int64_t i, int64_t size, Items items) {
  int64_t start = i * size, n = items.count - start < size ? items.count - start : size;
  Value batch = tuple_new(m, (uint32_t)n), index = from_int(i);
  if (batch == V_UNBOUND) return batch;
  for (int64_t k = 0; k < n; k++) ((Tuple *)as_obj(batch))->items[k] = incref(items.item[start + k]);
  Value task = args[5] == V_TRUE ? tuple_of(m, 5, args[1], index, args[2], batch, V_TRUE)
                                 : tuple_of(m, 4, args[1], index, args[2], batch);
  decref(m, batch);
  return task;
}

static Value next_task(Machine *m, Strand *s) {
  Value v = s->step.keep[1];  // the number of the task after this one
  return s->step.error ? bind_world_error(m, s) : v;
}

static Value handed_over(Machine *m, Strand *s) {
  bind_of(m)->feeds++;
  if (s->step.error || !s->step.result) return next_task(m, s);
  int64_t number = s->step.result2;
  Value next = s->step.keep[1];
  Step *step = machine_step_begin(m, VERB_DRAINED, s->step.object);
  step->arg = number;
  step->keep[1] = next;
  return machine_step(m, next_task);
}

static Value hand_over(Machine *m, uint32_t queue, Value data, int64_t next) {
  Step *step = machine_step_begin(m, VERB_FEED, queue);
  step->arg = 1;
  machine_step_keep(m, 0, data);
  step->keep[1] = from_int(next);
  step->bytes = ((Bytes *)as_obj(data))->data;
  step->nbytes = ((Bytes *)as_obj(data))->size;
  return machine_step(m, handed_over);
}

static void forget_tail(Machine *m) {
  decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
}

// hand_over(queue, job, function, items, size, star, i): puts tasks i, i + 1, … of a map over items in chunks of that
// size. The number of the next one; -1 - i: task i needs Python to be pickled. An item that cannot be pickled raises,
// if it is the first.
Value pool_hand_over(Machine *m, const Value *args, int nargs) {
  int64_t size = as_int(args[4]), i = as_int(args[6]);
  if (size < 1 || size > INT32_MAX || i < 0 || i > INT32_MAX) return raisef(m, m->e_ValueError, "mplab: no such chunk");
  for (int n = 0; n < BATCH; n++) {
    Items items = items_of(args[3]);
    if (i * size >= items.count) break;
    Value task = make_task(m, args, i, size, items), data = task == V_UNBOUND ? task : pickle_dumps(m, task);
    decref(m, task);
    if (data == V_TAIL) return forget_tail(m), n ? from_int(i) : from_int(-1 - i);
    if (data == V_UNBOUND && n) return decref(m, exception_take(m)), from_int(i);
    if (data == V_UNBOUND) return data;
    Value v = hand_over(m, shared_of(args[0])->id, data, ++i);
    decref(m, data);
    if (v == V_WAIT || v == V_UNBOUND) return v;
  }
  return from_int(i);
}

// ---- collecting ----

// The result's tally, a List [chunks left, chunk size, values], if it is a map's. Borrowed, NULL: none
static List *tally_of(Machine *m, const Dict *cache, Value job) {
  Value result = V_UNBOUND;
  if (!is_int(job) || dict_get(m, cache, job, &result) != YES || !is_kind(result, K_INSTANCE)) return NULL;
  Value tally = dict_get_name(((Instance *)as_obj(result))->dict, str_constant("_tally", 6));
  return is_kind(tally, K_LIST) && ((List *)as_obj(tally))->count == 3 ? (List *)as_obj(tally) : NULL;
}

// (job, i, True, [values]) that is not the last of its map: stores the values. false: left to the prelude.
static bool settle(Machine *m, uint32_t queue, const Dict *cache, Value message) {
  const Tuple *t = (const Tuple *)as_obj(message);
  if (!is_kind(message, K_TUPLE) || t->count != 4 || t->items[2] != V_TRUE || !is_int(t->items[1]) ||
      !is_kind(t->items[3], K_LIST))
    return false;
  List *tally = tally_of(m, cache, t->items[0]);
  if (!tally || !is_int(tally->items[0]) || as_int(tally->items[0]) < 2 || !is_kind(tally->items[2], K_LIST))
    return false;
  const List *from = (const List *)as_obj(t->items[3]);
  List *to = (List *)as_obj(tally->items[2]);
  int64_t at = as_int(t->items[1]) * as_int(tally->items[1]);
  if (at < 0 || at + from->count > to->count) return false;
  for (uint32_t k = 0; k < from->count; k++) {
    Value old = to->items[at + k];
    to->items[at + k] = incref(from->items[k]);
    decref(m, old);
  }
  tally->items[0] = from_int(as_int(tally->items[0]) - 1);
  board_row_left(host_board(m, queue), (uint64_t)as_int(t->items[0]), (uint64_t)as_int(tally->items[0]));
  return true;
}

// NotImplemented: nothing for the prelude; Ellipsis: there is nothing
static Value got(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (!s->step.result) return V_ELLIPSIS;
  uint32_t queue = s->step.object;
  Value cache = s->step.keep[0], message = pickle_loads(m, s->step.out, s->step.out_size);
  if (message == V_UNBOUND || message == V_TAIL || !settle(m, queue, (const Dict *)as_obj(cache), message))
    return message;
  decref(m, message);
  return V_NOTIMPLEMENTED;
}

// collect(queue, cache): the next message that the prelude must handle; NotImplemented: call again; Ellipsis: none is
// there
Value pool_collect(Machine *m, const Value *args, int nargs) {
  Value v = V_NOTIMPLEMENTED;
  for (int n = 0; n < BATCH && v == V_NOTIMPLEMENTED; n++) {
    machine_step_begin(m, VERB_GET_NOWAIT, shared_of(args[0])->id);
    machine_step_keep(m, 0, args[1]);
    v = machine_step(m, got);
  }
  return v;
}

// ---- the end ----

static Value drained(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  return V_NONE;
}

// drain(queue): waits for the reading lock, discards all messages, and keeps the lock: nobody can read any more
Value pool_drain(Machine *m, const Value *args, int nargs) {
  machine_step_begin(m, VERB_SEIZE, shared_of(args[0])->id);
  return machine_step(m, drained);
}
