// Feeders: a process's buffer of items that were put in a queue and are not yet written into its pipe.
//
// Each queue that this process puts into has one: a buffer, and a native strand that pickles and feeds one item after
// the other. So put returns before the item is in the pipe, a pickling error comes late and on stderr, and a full pipe
// blocks the feeder, not the putter. The end of the process, and join_thread, wait until the buffer is empty: the
// waiting strand does the feeding itself if the feeder is between two items, else it waits for an event that the feeder
// sets.
//
// What can still change when the feeder comes to it is pickled by a step of its own, where orders are compared and that
// matters (world_late_pickles): what its process does meanwhile comes before it or after it. So that this can be all
// that follows the put, such a put is followed by a step, too.
//
// An item whose pickling runs Python (__getstate__, __reduce__) goes to a strand that runs the prelude's _feed_slowly;
// the feeder is idle until that calls item_fed or item_failed.
#include "bind.h"
#include "content.h"
#include "queue.h"
#include "lang/pickle/pickle.h"

typedef struct FeederItem {
  Value item;
  bool fixed;  // nobody can change it any more, or nobody asks
} FeederItem;

struct Feeder {
  Feeder *next;
  uint32_t queue;
  Strand *strand;     // NULL until something is put
  Value handle;       // the queue, held while anything is to be fed
  FeederItem *items;  // a ring of room
  uint32_t head, count, room;
  uint32_t event;     // an event to set when the buffer is empty; BIND_NO_OBJECT: no waiter
  uint64_t put, fed;  // items, ever; fed: or given up
  bool slow;          // an item is with _feed_slowly
  bool busy;          // an item is on its way: popped, not yet fed
  bool looping;       // feed_all is on the C stack
  bool cancelled;
};

static Feeder *find(Machine *m, uint32_t queue) {
  Feeder *f = bind_of(m)->feeders;
  while (f && f->queue != queue) f = f->next;
  return f;
}

void bind_feeders_hold(Machine *m, void (*each)(void *data, uint32_t object), void *data) {
  for (const Feeder *f = bind_of(m)->feeders; f; f = f->next) each(data, f->queue), each(data, f->event);
}

static Feeder *find_or_make(Machine *m, uint32_t queue) {
  Feeder *f = find(m, queue);
  if (f) return f;
  f = heap_alloc(m->heap, sizeof *f);
  if (!f) return raise_memory(m), NULL;
  *f = (Feeder){.next = bind_of(m)->feeders, .queue = queue, .handle = V_UNBOUND, .event = BIND_NO_OBJECT};
  return bind_of(m)->feeders = f;
}

// ---- the buffer ----

static bool push(Machine *m, Feeder *f, Value item, bool fixed) {
  if (f->count == f->room) {
    uint32_t room = f->room ? 2 * f->room : 16;
    FeederItem *items = heap_alloc(m->heap, room * sizeof *items);
    if (!items) return raise_memory(m), false;
    for (uint32_t i = 0; i < f->count; i++) items[i] = f->items[(f->head + i) % f->room];
    heap_free(m->heap, f->items, f->room * sizeof *items);
    f->items = items, f->room = room, f->head = 0;
  }
  f->items[(f->head + f->count++) % f->room] = (FeederItem){incref(item), fixed};
  return true;
}

static FeederItem pop(Feeder *f) {
  FeederItem item = f->items[f->head];
  f->head = (f->head + 1) % f->room;
  f->count--;
  return item;
}

static bool all_fed(const Feeder *f) { return !f->count && !f->busy && !f->slow; }

static void let_go(Machine *m, Feeder *f) {
  Value handle = f->handle;
  f->handle = V_UNBOUND;
  decref(m, handle);
}

// ---- one item ----

static Value fed_one(Machine *m, Strand *s);
static Value feed_all(Machine *m, Feeder *f);
static Value report(Machine *m, Feeder *f, Value exc);

static Feeder *feeder_of_step(Machine *m, const Strand *s) { return find(m, s->step.object); }

// After an item, on any strand: the loop goes on, or starts again if the step had to wait.
static Value go_on(Machine *m, Strand *s, Feeder *f) {
  f->busy = false;
  return s->advance || f->looping ? V_NONE : feed_all(m, f);
}

static Value drained(Machine *m, Strand *s) { return go_on(m, s, feeder_of_step(m, s)); }

static Value fed_one(Machine *m, Strand *s) {
  Feeder *f = feeder_of_step(m, s);
  bind_of(m)->feeds++;
  bind_late_fed(m, f->queue, f->fed++);
  if (s->step.error) return bind_world_error(m, s), report(m, f, exception_take(m));
  if (!s->step.result) return go_on(m, s, f);
  int64_t number = s->step.result2;
  machine_step_begin(m, VERB_DRAINED, f->queue)->arg = number;
  return machine_step(m, drained);
}

static Value place_given_back(Machine *m, Strand *s) { return go_on(m, s, feeder_of_step(m, s)); }

static Value error_written(Machine *m, Strand *s) {
  machine_step_begin(m, VERB_GIVE_BACK, (uint32_t)as_int(s->step.keep[1]));
  return machine_step(m, place_given_back);
}

// An item that cannot be pickled or fed: prints exc on stderr, as CPython's feeder, and gives the place back. Takes
// over exc.
static Value report(Machine *m, Feeder *f, Value exc) {
  Value text = exception_traceback(m, exc);
  decref(m, exc);
  if (text == V_UNBOUND) {
    decref(m, exception_take(m));
    text = str_from(m, "MemoryError\n");
  }
  Step *step = machine_step_begin(m, VERB_WRITE, 0);
  step->arg = 2;
  machine_step_keep(m, 0, text);
  step->keep[1] = from_int(f->queue);
  step->bytes = str_data(text);
  step->nbytes = str_size(text) < WORLD_WRITE ? str_size(text) : WORLD_WRITE;
  decref(m, text);
  return machine_step(m, error_written);
}

static void drop_tail(Machine *m) {
  decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
}

// Pickling that runs Python: starts a strand for it. V_NONE: the feeder is idle meanwhile.
static Value feed_slowly(Machine *m, Feeder *f, Value item) {
  drop_tail(m);
  Value function = bind_mp_function(m, "_feed_slowly"), args = tuple_of(m, 2, f->handle, item);
  Strand *s = function == V_UNBOUND || args == V_UNBOUND ? NULL : machine_strand_new(m, function, args);
  decref(m, args);
  if (!s) return f->fed++, report(m, f, exception_take(m));
  f->slow = true;
  return V_NONE;
}

static Value feed_item(Machine *m, Feeder *f, Value item) {
  Value data = pickle_dumps(m, item), v;
  if (data == V_TAIL) {
    v = feed_slowly(m, f, item);
    if (f->slow) f->busy = false;
  } else if (data == V_UNBOUND) {
    f->fed++;
    v = report(m, f, exception_take(m));
  } else {
    Step *step = machine_step_begin(m, VERB_FEED, f->queue);
    machine_step_keep(m, 0, data);
    step->bytes = ((Bytes *)as_obj(data))->data;
    step->nbytes = ((Bytes *)as_obj(data))->size;
    decref(m, data);
    v = machine_step(m, fed_one);
  }
  return v;
}

// What explore keeps to look at is nobody else: on real processes the same must come out. A pool's tasks are not asked
// about.
bool bind_may_change(Machine *m, uint32_t queue, Value item, uint32_t own) {
  World *w = host_world(m);
  Content c;
  if (!world_late_pickles(w) || world_object(w, queue)->owner >= 0) return false;
  return !content_of(item, own + bind_late_kept(m, item), false, &c) || (c.changes && !c.alone);
}

static Value pickle_now(Machine *m, Strand *s) {
  Feeder *f = feeder_of_step(m, s);
  Value item = incref(s->step.keep[0]), v = feed_item(m, f, item);
  decref(m, item);
  return v == V_NONE ? go_on(m, s, f) : v;
}

static Value feed_one(Machine *m, Feeder *f) {
  FeederItem next = pop(f);
  Value v;
  f->busy = true;
  if (!next.fixed && bind_may_change(m, f->queue, next.item, 1)) {
    machine_step_begin(m, VERB_PICKLE, f->queue);
    machine_step_keep(m, 0, next.item);
    v = machine_step(m, pickle_now);
  } else {
    v = feed_item(m, f, next.item);
  }
  decref(m, next.item);
  return v;
}

// ---- the feeder's own strand ----

static Value told(Machine *m, Strand *s) { return V_NONE; }

static Value idle(Strand *s) {
  s->state = STRAND_WAITING;
  s->step.verb = VERB_NONE;
  s->step.deadline = -1;
  return V_NONE;
}

static Value advance(Machine *m, Strand *s) {
  Feeder *f = s->native;
  while (f->count && !f->slow && !f->busy)
    if (feed_one(m, f) == V_WAIT) return V_WAIT;
  if (all_fed(f) && f->event != BIND_NO_OBJECT) {
    uint32_t event = f->event;
    f->event = BIND_NO_OBJECT;
    machine_step_begin(m, VERB_SET, event);
    if (machine_step(m, told) == V_WAIT) return V_WAIT;
  }
  if (all_fed(f)) let_go(m, f);
  return idle(s);
}

static bool is_idle(const Strand *s) { return s->state == STRAND_WAITING && s->step.verb == VERB_NONE; }

static bool wake(Machine *m, Feeder *f) {
  if (!f->strand) return (f->strand = machine_strand_native(m, advance, f)) != NULL;
  if (is_idle(f->strand)) f->strand->state = STRAND_READY;
  return true;
}

static Value overtaken(Machine *m, Strand *s) { return V_NONE; }

// Between a put and what its process does next the feeder may come: it then pickles what the put was given.
Value bind_feeder_put(Machine *m, Value handle, Value item, bool changes) {
  Feeder *f = find_or_make(m, shared_of(handle)->id);
  if (!f || !push(m, f, item, !changes)) return V_UNBOUND;
  if (f->handle == V_UNBOUND) f->handle = incref(handle);
  bind_late_put(m, f->queue, f->put++, item);
  if (!wake(m, f)) return raise_memory(m), V_UNBOUND;
  if (!changes) return V_NONE;
  machine_step_begin(m, VERB_RESUME, 0);
  return machine_step(m, overtaken);
}

// ---- waiting until all is fed ----

static Value waited(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

static Value looked(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result) return V_NONE;
  int64_t pulse = s->step.result2;
  machine_step_begin(m, VERB_WAIT, s->step.object)->arg = pulse;
  return machine_step(m, waited);
}

static Value wait_for_feeder(Machine *m, Feeder *f) {
  if (f->event == BIND_NO_OBJECT) {
    WorldSpec spec = {.kind = KIND_EVENT, .owner = (int)f->queue, .lock = -1};
    if ((f->event = bind_object_new(m, &spec)) == BIND_NO_OBJECT) return V_UNBOUND;
  }
  machine_step_begin(m, VERB_IS_SET, f->event);
  return machine_step(m, looked);
}

// The waiting strand does the feeder's work.
static Value feed_all(Machine *m, Feeder *f) {
  f->looping = true;
  while (f->count && !f->slow) {
    Value v = feed_one(m, f);
    if (v == V_NONE) continue;
    f->looping = false;
    return v;
  }
  f->looping = false;
  if (f->slow) return wait_for_feeder(m, f);
  let_go(m, f);
  return V_NONE;
}

Value bind_feeder_join(Machine *m, Value handle) {
  Feeder *f = find(m, shared_of(handle)->id);
  if (!f || all_fed(f)) return V_NONE;
  return f->busy || f->slow ? wait_for_feeder(m, f) : feed_all(m, f);
}

void bind_feeder_cancel(Machine *m, Value handle) {
  Feeder *f = find_or_make(m, shared_of(handle)->id);
  if (f) f->cancelled = true;
  else decref(m, exception_take(m));
}

Value bind_feeders(Machine *m) {
  Value list = list_new(m, 0);
  for (const Feeder *f = bind_of(m)->feeders; f && list != V_UNBOUND; f = f->next)
    if (!all_fed(f) && !f->cancelled && !list_append(m, list, f->handle)) return decref(m, list), V_UNBOUND;
  return list;
}

// ---- from the prelude: the slow item is done ----

static void slow_done(Machine *m, Feeder *f) {
  f->slow = false;
  bind_late_fed(m, f->queue, f->fed++);
  wake(m, f);
}

Value bind_item_fed(Machine *m, const Value *args, int nargs) {
  Feeder *f = find(m, shared_of(args[0])->id);
  if (f) slow_done(m, f);
  return V_NONE;
}

Value bind_item_failed(Machine *m, const Value *args, int nargs) {
  Feeder *f = find(m, shared_of(args[0])->id);
  if (!f) return V_NONE;
  slow_done(m, f);
  machine_step_begin(m, VERB_GIVE_BACK, f->queue);
  return machine_step(m, told);
}

// ---- after a fork ----

static void forget(Machine *m, Feeder *f) {
  while (f->count) decref(m, pop(f).item);
  heap_free(m->heap, f->items, f->room * sizeof *f->items);
  decref(m, f->handle);
  heap_free(m->heap, f, sizeof *f);
}

void bind_feeders_forget(Machine *m) {
  Feeder *next;
  for (Feeder *f = bind_of(m)->feeders; f; f = next) {
    next = f->next;
    forget(m, f);
  }
  bind_of(m)->feeders = NULL;
}

void bind_drop_strand(Machine *m, Strand *s) {
  if (bind_of(m)->alarm == s) bind_of(m)->alarm = NULL;
  for (Feeder **at = &bind_of(m)->feeders; *at; at = &(*at)->next)
    if ((*at)->strand == s) {
      Feeder *f = *at;
      *at = f->next;
      forget(m, f);
      return;
    }
}
