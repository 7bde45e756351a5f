// Boards: what the prelude's pools, executors and managers publish for the bench (world/board.h; natives of _pool).
//
// Each takes a handle of the pool's bell or of a part of it. None is a step, none returns a value that could change
// what the program does, and where nobody watches each does nothing.
//
//   ask(at, number, tasks, function, args or how many)   a result is owed from now on, made of so many tasks
//   tell(at, number, state, was)                         … and is now: WAITING, RUNNING, DONE, FAILED, CANCELLED;
//                                                        UNSENT: one of its tasks nobody will ever begin
//   left(at, number, tasks)                              … that many of its tasks are still to come
//   hand = hand(at, slot)                                this strand works there from now on (for the process slot; -1:
//                                                        for nobody in particular)
//   hand.begin(task); hand.end(what came of it); hand.leave()
//   hand.call(type, method, args, keywords)              a manager's begin
//   serve(at)                                            this process is the manager's server
//   place = serves(at, place, type, counts, id)          an object that it serves, with counts[id] references (none: no
//                                                        more); place -1: none yet, and none
//   holds(at, place, object)                             … and what that holds now
//   state(at, state)                                     it is CLOSED, TERMINATED, BROKEN
#include "modules.h"
#include "lang/types/containers.h"
#include "task_text.h"
#include "world/board.h"

static Board *board_at(Machine *m, Value at) { return is_kind(at, K_SHARED) ? host_board(m, shared_of(at)->id) : NULL; }
static uint64_t number_of(Value v) { return is_int(v) ? (uint64_t)as_int(v) : 0; }
static void grow(Word *word, uint64_t by) { atomic_fetch_add_explicit(word, by, memory_order_relaxed); }

static Value board_ask(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  TaskText t;
  if (!b) return V_NONE;
  task_text_begin(&t);
  if (is_int(args[4])) task_text_many(&t, args[3], as_int(args[4]));
  else task_text_call(&t, args[3], args[4], nargs > 5 ? args[5] : V_UNBOUND);
  board_row(b, number_of(args[1]), number_of(args[2]), ROW_WAITING, t.data, t.size);
  grow(&b->asked, number_of(args[2]));
  return V_NONE;
}

// more(at, tasks): so many tasks more than ask() said
static Value board_more(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  if (b) grow(&b->asked, number_of(args[1]));
  return V_NONE;
}

enum { UNSENT = ROW_STATES };

static Value board_tell(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  int64_t state = as_int(args[2]);
  if (!b) return V_NONE;
  if (state == UNSENT) grow(&b->unsent, 1);
  else board_row_tell(b, number_of(args[1]), (BoardRowState)state, (BoardRowState)as_int(args[3]));
  return V_NONE;
}

static Value board_left(Machine *m, const Value *args, int nargs) {
  board_row_left(board_at(m, args[0]), number_of(args[1]), number_of(args[2]));
  return V_NONE;
}

// ---- hands ----

// A Hand is a handle on the bell, with its hand's offset on the board in keep; none: nobody watches.
static Value board_hand(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  int hand = b ? board_hand_take(host_watched(m), b, host_actor(m), (int)as_int(args[1])) : -1;
  Value type = dict_get_name(((Module *)as_obj(machine_module(m, "_pool")))->dict, str_constant("Hand", 4));
  Value v = bind_shared_new(m, (Type *)as_obj(type),
                            is_kind(args[0], K_SHARED) ? shared_of(args[0])->id : BIND_NO_OBJECT);
  if (v != V_UNBOUND && hand >= 0)
    shared_of(v)->keep = from_int((int64_t)world_offset(host_watched(m), &b->hand[hand]));
  return v;
}

static inline BoardHand *hand_of(Machine *m, Value hand) {
  Value at = shared_of(hand)->keep;
  return is_int(at) ? world_at(host_watched(m), (uint64_t)as_int(at)) : NULL;
}

// (job, i, function, batch), (job, i, function, batch, True): a batch; (job, i, function, args, keywords), (work id,
// function, args, keywords): a call
static void task_text(TaskText *t, const Tuple *task) {
  task_text_begin(t);
  if (task->count == 5 && task->items[4] != V_TRUE) task_text_call(t, task->items[2], task->items[3], task->items[4]);
  else if (task->count == 4 && is_kind(task->items[3], K_DICT))
    task_text_call(t, task->items[1], task->items[2], task->items[3]);
  else if (task->count >= 4) task_text_batch(t, task->items[2], task->items[3], task->count == 5);
}

static Value hand_begin(Machine *m, const Value *args, int nargs) {
  BoardHand *h = hand_of(m, args[0]);
  TaskText t;
  if (!h || !is_kind(args[1], K_TUPLE) || ((Tuple *)as_obj(args[1]))->count < 4) return V_NONE;
  const Tuple *task = (const Tuple *)as_obj(args[1]);
  task_text(&t, task);
  board_begin(h, number_of(task->items[0]), t.data, t.size);
  return V_NONE;
}

static Value hand_call(Machine *m, const Value *args, int nargs) {
  BoardHand *h = hand_of(m, args[0]);
  TaskText t;
  if (!h) return V_NONE;
  task_text_begin(&t);
  if (args[1] != V_NONE) {
    task_text_function(&t, args[1]);
    task_text_put(&t, ".", 1);
  }
  task_text_call(&t, args[2], args[3], args[4]);
  board_begin(h, 0, t.data, t.size);
  return V_NONE;
}

// What came of it is a bool, or (job, i, bool, …).
static Value hand_end(Machine *m, const Value *args, int nargs) {
  BoardHand *h = hand_of(m, args[0]);
  if (!h) return V_NONE;
  bool good = args[1] == V_TRUE || (is_kind(args[1], K_TUPLE) && ((Tuple *)as_obj(args[1]))->count > 2 &&
                                    ((Tuple *)as_obj(args[1]))->items[2] == V_TRUE);
  board_end(h, !good);
  return V_NONE;
}

static Value hand_leave(Machine *m, const Value *args, int nargs) {
  BoardHand *h = hand_of(m, args[0]);
  if (h) board_hand_leave(h);
  return V_NONE;
}

static const NativeDef hand_methods[] = {{"begin", hand_begin, 2, 2, "=H."},
                                         {"call", hand_call, 5, 5, "=H...."},
                                         {"end", hand_end, 2, 2, "=H."},
                                         {"leave", hand_leave, 1, 1, "=H"},
                                         {0}};

// ---- managers ----

static Value board_serve(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  if (b) atomic_store(&b->server, host_actor(m));
  return V_NONE;
}

static Value board_serves(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  Value count = is_kind(args[3], K_DICT) && is_kind(args[4], K_STR) ? dict_get_name((Dict *)as_obj(args[3]), args[4])
                                                                    : V_UNBOUND;
  uint64_t references = count == V_UNBOUND ? 0 : number_of(count);
  int64_t place = !b ? -1 : as_int(args[1]) >= 0 ? as_int(args[1]) : references ? board_row_free(b) : -1;
  TaskText t;
  if (place < 0) return from_int(-1);
  task_text_begin(&t);
  task_text_function(&t, args[2]);
  board_row(b, (uint64_t)place, references, references ? ROW_SERVED : ROW_FREE, t.data, t.size);
  return from_int(references ? place : -1);
}

static Value board_holds(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  TaskText t;
  if (!b) return V_NONE;
  task_text_begin(&t);
  task_text_held(&t, args[2]);
  board_row_value(b, number_of(args[1]), t.data, t.size);
  return V_NONE;
}

static Value board_state(Machine *m, const Value *args, int nargs) {
  Board *b = board_at(m, args[0]);
  if (b) atomic_store(&b->state, number_of(args[1]));
  return V_NONE;
}

static const NativeDef natives[] = {{"ask", board_ask, 5, 6, "=......"},      {"more", board_more, 2, 2, "=.."},
                                    {"tell", board_tell, 4, 4, "=.iii"},      {"left", board_left, 3, 3, "=..."},
                                    {"hand", board_hand, 2, 2, "=.i"},        {"serve", board_serve, 1, 1, "=."},
                                    {"serves", board_serves, 5, 5, "=.i..."}, {"state", board_state, 2, 2, "=.."},
                                    {"holds", board_holds, 3, 3, "=..."},     {0}};

void bind_board_module(Machine *m, Module *mod) {
  static const struct {
    const char *name;
    int state;
  } states[] = {{"WAITING", ROW_WAITING}, {"RUNNING", ROW_RUNNING},         {"DONE", ROW_DONE},
                {"FAILED", ROW_FAILED},   {"CANCELLED", ROW_CANCELLED},     {"UNSENT", UNSENT},
                {"CLOSED", BOARD_CLOSED}, {"TERMINATED", BOARD_TERMINATED}, {"BROKEN", BOARD_BROKEN}};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    module_add(m, mod, states[i].name, from_int(states[i].state));
  module_add(m, mod, "Hand", from_obj(type_new_native(m, "Hand", "_pool", m->t_shared, K_SHARED, hand_methods, NULL)));
  for (const NativeDef *d = natives; d->name; d++) module_add(m, mod, d->name, native_new(m, d, NULL, from_obj(mod)));
}
