// What was put in a queue, or handed to a pool, and can still change.
//
// CPython's feeder pickles an item later than put returns, at any time until it has written it; mplab's pickles it as
// soon as put has been done. So where the putter changes the item afterwards, what arrives may be another thing there.
// The same with the tasks of a pool or an executor, that a thread of theirs pickles. Explore asks for such changes
// (BindingOps.changed_item) after each piece of private work, and makes a caveat of them; nobody else keeps anything
// here.
//
// Kept is an item that can change and that somebody else of the process refers to; what it held (content.h) is compared
// with what it holds. Whether the change came after the item had been got is asked later (explore/late_changes.h). But
// a large item, that has been fed before its putter took something from another process, is no longer looked at.
//
// Once such a change has mattered, the item is pickled by a step of its own (VERB_PICKLE), which comes before or after
// each later piece of work. Then only tasks are left to ask about.
#include "bind.h"
#include "content.h"

enum { KEPT_MOST = 64, LARGE = 2000 };  // items at once: each is walked after each piece of private work

struct LateItem {
  LateItem *next;
  Value item;
  uint64_t hash;    // of what it held
  uint32_t values;  // … and how many they were
  uint32_t queue;   // BIND_NO_OBJECT: a task
  uint32_t line;
  bool shallow;     // only its own items count
  uint64_t number;  // of the queue's items that this process has put; of the tasks
  uint64_t fed;     // as in ChangedItem
};

static void drop(Machine *m, LateItem **at) {
  LateItem *l = *at;
  *at = l->next;
  decref(m, l->item);
  heap_free(m->heap, l, sizeof *l);
}

void bind_late_forget(Machine *m) {
  while (bind_of(m)->late) drop(m, &bind_of(m)->late);
}

// Room for one more: the oldest goes that has been fed.
static void make_room(Machine *m) {
  int kept = 0;
  LateItem **old = NULL;
  for (LateItem **at = &bind_of(m)->late; *at; at = &(*at)->next, kept++)
    if ((*at)->fed) old = at;
  if (kept >= KEPT_MOST && old) drop(m, old);
}

// There is room for so much more.
static bool has_room(Machine *m, const Content *c) {
  uint32_t kept = 0, values = c->values;
  for (const LateItem *l = bind_of(m)->late; l; l = l->next) kept++, values += l->values;
  return kept < KEPT_MOST && values <= CONTENT_MOST;
}

static LateItem *keep(Machine *m, Value item, bool shallow) {
  Content c;
  if (!host_watches_puts(m) || !content_of(item, 1, shallow, &c) || !c.changes) return NULL;
  make_room(m);
  if (!has_room(m, &c)) return NULL;
  LateItem *l = heap_alloc(m->heap, sizeof *l);
  if (!l) return NULL;
  *l = (LateItem){.next = bind_of(m)->late,
                  .item = incref(item),
                  .hash = c.hash,
                  .values = c.values,
                  .queue = BIND_NO_OBJECT,
                  .shallow = shallow,
                  .line = (uint32_t)machine_line(m->strand, NULL)};
  return bind_of(m)->late = l;
}

void bind_late_put(Machine *m, uint32_t queue, uint64_t number, Value item) {
  LateItem *l = world_late_pickles(host_world(m)) ? NULL : keep(m, item, false);
  if (l) l->queue = queue, l->number = number;
}

uint32_t bind_late_kept(Machine *m, Value item) {
  uint32_t kept = 0;
  for (const LateItem *l = bind_of(m)->late; l; l = l->next) kept += l->item == item;
  return kept;
}

static void fed_now(Machine *m, uint32_t queue, uint64_t number) {
  for (LateItem *l = bind_of(m)->late; l; l = l->next)
    if (l->queue == queue && l->number == number) l->fed = bind_of(m)->feeds;
}

void bind_late_fed(Machine *m, uint32_t queue, uint64_t number) { fed_now(m, queue, number); }

// late(what, shallow): what a task is made of can change until it is pickled: late_done(its number). None: it cannot,
// or nobody asks. shallow: only which values a list has
Value bind_late(Machine *m, const Value *args, int nargs) {
  LateItem *l = keep(m, args[0], nargs > 1 && args[1] == V_TRUE);
  if (!l) return V_NONE;
  l->number = bind_of(m)->late_tasks++;
  return int_new(m, (int64_t)l->number);
}

Value bind_late_done(Machine *m, const Value *args, int nargs) {
  if (is_int(args[0])) fed_now(m, BIND_NO_OBJECT, (uint64_t)as_int(args[0]));
  return V_NONE;
}

// watched(): does anybody ask?
Value bind_late_watched(Machine *m, const Value *args, int nargs) { return from_bool(host_watches_puts(m)); }

bool bind_late_changed(Machine *m, bool took, ChangedItem *item) {
  for (LateItem **at = &bind_of(m)->late; *at;) {
    LateItem *l = *at;
    bool large = l->values > LARGE;
    Content now = {0};
    bool looked = !(l->fed && took && large) && content_of(l->item, 1, l->shallow, &now);
    bool other = looked && now.hash != l->hash;
    *item = (ChangedItem){.line = l->line, .task = l->queue == BIND_NO_OBJECT, .fed = l->fed};
    if (!looked || other || now.alone) drop(m, at);
    else at = &l->next;
    if (other) return true;
  }
  return false;
}
