// An order taken again with its threads watched (see threads.h, retake.h).
#include "retake_inner.h"

#include "explain.h"

static void watch_thread(void *data, Strand *s) {
  Retake *r = data;
  Explore *x = r->x;
  threads_watch(&r->threads, x->machine, s, x->running, strand_place(x->process, s), x->step);
}

static void say_threads(Retake *r, const char *form, const PrivateAccess *first, const PrivateAccess *second) {
  World *w = r->x->world;
  // the line of the one that writes; the prelude's lines are none
  bool writes = second->how == PRIVATE_WRITE || second->how == PRIVATE_ADD;
  bool by_second = second->line && (writes || !first->line);
  const PrivateAccess *at = by_second ? second : first, *other = by_second ? first : second;
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, form, "line", say_line(at->line).text, "who", world_process(w, at->slot)->name, "name", at->name,
           "other", at->line == other->line || !other->line ? "" : say_line(other->line).text, NULL);
  retake_add(r, CAVEAT_THREADS, at->line, said);
}

// From the next search on threads change places before both lines; then the orders are counted anew.
static bool refine(Retake *r, const PrivateAccess *first, const PrivateAccess *second) {
  uint32_t before = r->x->wanted.n;
  if (first->apart || second->apart) return false;
  if (!explore_refine(r->x, first->line) || !explore_refine(r->x, second->line)) return false;
  if (r->x->wanted.n > before) r->orders = 0, r->next = RETAKE_FIRST;
  return true;
}

static bool are_finer(const Retake *r, const PrivateAccess *first, const PrivateAccess *second) {
  return finer_has(&r->x->finer, first->line) && finer_has(&r->x->finer, second->line);
}

// They change places there in this search, as in CPython 3.11, which does not part what reads and writes back at once.
static void add_unbroken(Retake *r, const PrivateAccess *first, const PrivateAccess *second) {
  if (threads_writes_back(&r->threads, first, second) || threads_writes_back(&r->threads, second, first))
    say_threads(r, FORM_THREADS_UNBROKEN, first, second);
}

static void add_threads(void *data, const PrivateAccess *first, const PrivateAccess *second) {
  Retake *r = data;
  bool finer = are_finer(r, first, second);
  if (r->found[CAVEAT_THREADS] == RETAKE_LINES) return;
  if (finer && !r->x->looks.unstopped) add_unbroken(r, first, second);
  else if (finer) say_threads(r, FORM_THREADS_TOO_OFTEN, first, second);
  else if (!refine(r, first, second)) say_threads(r, FORM_THREADS_SHARE, first, second);
}

// ---- what is left open, the other way round ----

enum { SKIPS = 3 };  // so many other numbers are tried where a draw matters

static bool parts_turned(Retake *r, const ExploreEvent *event, int n, int how, int skip, PrivateAccess one[2]) {
  Parting at = {.how = PARTS_NOT};
  const ThreadsPair *pair = threads_turn(&r->threads, how, skip);
  if (pair == NULL) return false;
  if (skip == 1) one[0] = r->threads.access[pair->first], one[1] = r->threads.access[pair->second];
  r->threads.n = r->threads_at_first;
  retake_take(r, event, n, &at);
  threads_turn_end(&r->threads);
  return at.how != PARTS_NOT;
}

static void say_turned(Retake *r, const char *form, const PrivateAccess *first, const PrivateAccess *second) {
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, form, "line", say_line(second->line).text, "who", world_process(r->x->world, second->slot)->name,
           "other", first->line && first->line != second->line ? say_line(first->line).text : "", NULL);
  retake_add(r, CAVEAT_THREADS, second->line, said);
}

static void try_turned(Retake *r, const ExploreEvent *event, int n, int how) {
  PrivateAccess one[2] = {0};  // of the first pair
  for (int skip = 1; skip <= (how == PRIVATE_DRAW ? SKIPS : 1); skip++) {
    if (!parts_turned(r, event, n, how, skip, one)) continue;
    say_turned(r, how == PRIVATE_DRAW ? FORM_THREADS_DRAW : FORM_THREADS_ENTER, &one[0], &one[1]);
    return;
  }
}

void retake_watched(Retake *r, const ExploreEvent *event, int n, int64_t bound) {
  Explore *x = r->x;
  Parting at = {.how = PARTS_NOT};
  r->variant = VARIANT_WATCHED;
  x->watch_private = watch_thread;
  if (retake_begin(r, VARIANT_WATCHED, bound)) {
    r->threads.n = r->threads_at_first;
    retake_take(r, event, n, &at);
    if (at.how == PARTS_NOT && threads_order(&r->threads, r->sync, x->world, event, n, add_threads, r)) {
      try_turned(r, event, n, PRIVATE_ENTER);
      try_turned(r, event, n, PRIVATE_DRAW);
    }
  }
  x->watch_private = NULL;
}
