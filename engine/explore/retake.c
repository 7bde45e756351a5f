// Taking orders again under variants (see retake.h).
//
// First the order itself, once more: what its steps take with them (arguments, messages, texts) is kept. Then each
// variant, step by step: the strand's pending step is compared before it is taken, its bytes while it is.
#include "retake.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "explain.h"
#include "renamed.h"
#include "retake_inner.h"
#include "turned.h"

// Slices that a process may run between two steps of an order that is taken again. An order of the search that needs
// more is not taken again: it would keep the search up.
enum { SLICES = 400 };

// Shaken clocks: an order's share, the first's has all digits. All in all they have so many slices.
enum { CLOCKS_FIRST = 60, CLOCKS_MORE = 3, CLOCKS_SLICES = 2000 };

enum { PENDING = 64 };  // strands that are looked at

Retake *retake_new(Explore *x, const ExploreMark *start) {
  Retake *r = calloc(1, sizeof *r);
  if (r == NULL) return NULL;
  r->x = x;
  r->start = start;
  r->next = RETAKE_FIRST;
  r->sync = sync_new();
  if (r->sync) return r;
  free(r);
  return NULL;
}

void retake_free(Retake *r) {
  if (r == NULL) return;
  for (int v = 0; v < VARIANT_COUNT; v++) explore_drop(r->x, r->begin[v]);
  for (int i = 0; i < OUTCOME_PROCESSES; i++) {
    free(r->said[i].text);
    free(r->varied[i].text);
  }
  sync_free(r->sync);
  free(r->threads.access);
  free(r->taken);
  free(r->turned);
  free(r->bytes);
  free(r);
}

// ---- which ----

static bool is_wanted(const Retake *r, Variant v) {
  return variant_looked(r->x, v) && !r->hopeless[v] && r->found[variant_kind(v)] < RETAKE_LINES;
}

bool retake_wants(const Retake *r) {
  for (int v = 0; v <= VARIANT_WATCHED; v++)
    if (is_wanted(r, (Variant)v)) return true;
  return false;
}

bool retake_is_due(Retake *r) {
  r->orders++;
  if (r->orders <= RETAKE_FIRST) return true;
  if (r->orders < r->next) return false;
  r->next = 2 * r->orders;
  return true;
}

// ---- what is printed ----

static void add_text(Retake *r, Printed *p, const void *text, size_t n) {
  if (!GROW(p->text, p->room, p->n + n, 256)) {
    r->failed = true;
    return;
  }
  memcpy(p->text + p->n, text, n);
  p->n += n;
}

static void print(Retake *r, Printed *all, const WorldCall *c) {
  int slot = actor_slot(c->actor);
  if (slot < OUTCOME_PROCESSES && c->bytes) add_text(r, &all[slot], c->bytes, c->nbytes);
}

// PIDs as they are in the search's own orders: all are equally long.
static void with_own_pids(const Retake *r, Printed *p) {
  enum { DIGITS = 7 };
  for (size_t i = 0; i + DIGITS <= p->n; i++) {
    uint64_t pid = 0;
    size_t n = 0;
    while (i + n < p->n && p->text[i + n] >= '0' && p->text[i + n] <= '9') n++;
    for (size_t k = 0; n == DIGITS && k < DIGITS; k++) pid = pid * 10 + (uint64_t)(p->text[i + k] - '0');
    for (int slot = 0; n == DIGITS && slot < OUTCOME_PROCESSES; slot++) {
      uint64_t own = EXPLORE_PID + (uint64_t)slot;
      if (own == pid || !variant_same(r->variant, own, pid)) continue;
      for (size_t k = DIGITS; k-- > 0; own /= 10) p->text[i + k] = (char)('0' + own % 10);
      break;
    }
    if (n) i += n - 1;
  }
}

static size_t line_of(const Printed *p, size_t from) {
  const char *end = from < p->n ? memchr(p->text + from, '\n', p->n - from) : NULL;
  return end ? (size_t)(end - p->text) - from : p->n - from;
}

static bool learn(Retake *r, PrintedTable *t) {
  bool learned = false;
  int all = world_processes(r->x->world);
  for (int slot = 0; slot < all && slot < OUTCOME_PROCESSES; slot++) {
    Printed *a = &r->said[slot], *b = &r->varied[slot];
    with_own_pids(r, b);
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
      size_t n = line_of(a, i), m = line_of(b, k);
      learned |= printed_learn_part(t, world_process(r->x->world, slot)->name, a->text + i, n, b->text + k, m);
      i += n + 1;
      k += m + 1;
    }
  }
  return learned;
}

static void forget_text(Printed *p) {
  for (int i = 0; i < OUTCOME_PROCESSES; i++) p[i].n = 0;
}

// ---- taking ----

static bool able(const ExplorePending *p) { return p != NULL && (p->go || p->timeout); }

static void keep_step(void *data, const WorldCall *c) {
  Retake *r = data;
  if (!GROW(r->taken, r->taken_room, r->ntaken + 1, 64) || !GROW(r->bytes, r->bytes_room, r->nbytes + c->nbytes, 256)) {
    r->failed = true;
    return;
  }
  r->taken[r->ntaken++] = (Taken){.call = *c, .at = r->nbytes};
  if (c->nbytes && c->bytes) memcpy(r->bytes + r->nbytes, c->bytes, c->nbytes);
  r->nbytes += c->nbytes;
  if (c->verb == VERB_WRITE) print(r, r->said, c);
}

// The order itself. false: it is not to be taken again.
static bool take_own(Retake *r, const ExploreEvent *event, int n) {
  Explore *x = r->x;
  ExplorePending list[PENDING];
  explore_back(x, r->start);
  r->ntaken = 0;
  r->nbytes = 0;
  forget_text(r->said);
  x->watch = keep_step;
  bool good = true;
  for (int i = 0; i < n && good; i++) {
    ExploreEvent e;
    int all = explore_pending(x, list, PENDING);
    good = all <= PENDING && able(explore_pending_find(list, all, &event[i].choice)) &&
           explore_take(x, event[i].choice.slot, choice_place(&event[i].choice), &e) == EXPLORE_TAKEN &&
           choice_same(&e.choice, &event[i].choice);
  }
  x->watch = NULL;
  return good && !r->failed && r->ntaken == n;
}

// ---- comparing ----

static bool has_message(int verb) { return verb_family(verb) == FAMILY_QUEUE || verb_family(verb) == FAMILY_PIPE; }

// The way of a kill (choice_place) is no part of what it does.
static uint64_t second(const WorldCall *c) { return (uint64_t)(c->verb == VERB_KILL ? c->arg2 & 0xff : c->arg2); }

// Numbers that are no part of what the program does: places of lists, seeds.
static bool same_arguments(Variant v, const WorldCall *a, const WorldCall *b) {
  if (a->verb == VERB_WAIT_ANY || a->verb == VERB_START || a->verb == VERB_PAUSE) return true;
  return variant_same(v, (uint64_t)a->arg, (uint64_t)b->arg) && variant_same(v, second(a), second(b));
}

static bool same_bytes(Variant v, const WorldCall *a, const void *bytes, const WorldCall *b) {
  if (b->bytes == NULL) return true;
  if (a->verb == VERB_STORE_ALL) return renamed_words(v, bytes, a->nbytes, b->bytes, b->nbytes);
  if (has_message(a->verb)) return renamed_message(v, bytes, a->nbytes, b->bytes, b->nbytes);
  return renamed_text(v, bytes, a->nbytes, b->bytes, b->nbytes);
}

static void compare_bytes(void *data, const WorldCall *c) {
  Retake *r = data;
  const Taken *own = &r->taken[r->parts->step];
  if (c->verb == VERB_WRITE) print(r, r->varied, c);
  if (same_bytes(r->variant, &own->call, r->bytes + own->at, c)) return;
  r->parts->how = c->verb == VERB_STORE_ALL ? PARTS_STORED : c->verb == VERB_WRITE ? PARTS_PRINTED : PARTS_SENT;
}

static void say_step(Retake *r, const ExplorePending *p, Parting *at) {
  at->other[0] = '\0';
  if (p == NULL) return;
  if (at->line == 0) at->line = p->call.line;
  explore_sentence(r->x, p, at->other, sizeof at->other);
}

// Where it parts before it is taken.
static void compare_step(Retake *r, const ExplorePending *p, Parting *at) {
  const WorldCall *own = &r->taken[at->step].call, *now = p ? &p->call : NULL;
  bool other = !now || now->verb != own->verb || now->line != own->line || now->object != own->object;
  if (!other && able(p) && same_arguments(r->variant, own, now)) return;
  bool elsewhere = !other && able(p) && !variant_same(r->variant, second(own), second(now));
  at->how = other || !able(p)         ? PARTS_STEP
            : own->verb == VERB_STORE ? (elsewhere ? PARTS_STEP : PARTS_STORED)
            : own->verb == VERB_EXIT  ? PARTS_EXIT
                                      : PARTS_STEP;
  if (at->how != PARTS_STEP) at->instead = (uint64_t)now->arg;
  else say_step(r, p, at);
}

// What is fed was put before: the line of that put. 0: it is not of a put.
static uint32_t line_of_put(const ExploreEvent *event, int step) {
  const Choice *c = &event[step].choice;
  int fed = 0;
  for (int i = 0; i < step; i++)
    fed += event[i].choice.verb == VERB_FEED && event[i].choice.slot == c->slot && event[i].choice.object == c->object;
  for (int i = 0; i < step && c->verb == VERB_FEED; i++) {
    const Choice *b = &event[i].choice;
    bool put = b->verb == VERB_PUT && b->slot == c->slot && b->object == c->object && event[i].result;
    if (put && fed-- == 0) return b->line;
  }
  return 0;
}

// A step without a line is a feeder's, or at a process's end: the line of what the process did last, to the same object
// if the step has one; else where the process was started.
static uint32_t line_before(const ExploreEvent *event, int step) {
  const Choice *c = &event[step].choice;
  int object = verb_object(c->verb, c->object);
  for (int i = step - 1; i >= 0; i--) {
    const Choice *b = &event[i].choice;
    bool to_it = object < 0 || verb_object(b->verb, b->object) == object;
    if (b->line && ((b->slot == c->slot && to_it) || event[i].created == c->slot)) return b->line;
  }
  return 0;
}

enum { SLEEPS = 100 };  // in a row, that are passed over

static bool is_sleep(const ExplorePending *p) { return p && p->call.verb == VERB_SLEEP_UNTIL; }

// What the strand of that step has come to. Sleeps order nobody: one that only one of the two runs has is no parting.
// Those of the variant are taken here, until there is another step; those of the order are left out (is_left_out).
static const ExplorePending *come_to(Retake *r, ExplorePending *list, const Choice *c) {
  const ExplorePending *p = NULL;
  for (int i = 0; i < SLEEPS; i++) {
    ExploreEvent e;
    int n = explore_pending(r->x, list, PENDING);
    p = explore_pending_find(list, n > PENDING ? PENDING : n, c);
    if (c->verb == VERB_SLEEP_UNTIL || !is_sleep(p) || !p->go) break;
    if (explore_take(r->x, c->slot, choice_place(c), &e) != EXPLORE_TAKEN) return NULL;
  }
  return p;
}

static bool is_left_out(const Choice *c, const ExplorePending *p) {
  return c->verb == VERB_SLEEP_UNTIL && !(is_sleep(p) && p->call.line == c->line);
}

// From now on the process runs up to its next step in the order.
static void tell_next(Retake *r, const ExploreEvent *event, int n, int from, int slot) {
  if (slot < 0 || slot >= OUTCOME_PROCESSES) return;
  int i = from;
  while (i < n && !(event[i].python && event[i].choice.slot == slot)) i++;
  r->before_step[slot] = r->variant == VARIANT_LATE_TURNED && i < n ? r->turned[i] : i;
}

void retake_take(Retake *r, const ExploreEvent *event, int n, Parting *at) {
  Explore *x = r->x;
  ExplorePending list[PENDING];
  forget_text(r->varied);
  explore_back(x, r->begin[r->variant]);
  r->parts = at;
  x->before_step = r->before_step;
  for (at->step = 0; at->step < n; at->step++) {
    const Choice *c = &event[at->step].choice;
    ExploreEvent e;
    at->line = c->line;
    at->python = event[at->step].python;
    const ExplorePending *p = come_to(r, list, c);
    if (is_left_out(c, p)) continue;
    compare_step(r, p, at);
    if (at->how != PARTS_NOT) break;
    tell_next(r, event, n, at->step + 1, c->slot);
    tell_next(r, event, n, at->step + 1, event[at->step].created);
    x->watch = compare_bytes;
    ExploreEnd end = explore_take(x, c->slot, choice_place(c), &e);
    x->watch = NULL;
    if (end == EXPLORE_LATE || end == EXPLORE_MEMORY) {  // nothing is known
      at->how = PARTS_NOT;
      break;
    }
    if (at->how == PARTS_NOT && (end != EXPLORE_TAKEN || e.choice.kind != c->kind)) at->how = PARTS_STEP;
    if (at->how != PARTS_NOT) break;
  }
  x->before_step = NULL;
  if (at->how != PARTS_NOT && line_of_put(event, at->step)) at->line = line_of_put(event, at->step);
  if (at->how != PARTS_NOT && at->line == 0) at->line = line_before(event, at->step);
}

// ---- saying ----

typedef struct Phrase {
  char said[80];
} Phrase;
static Phrase word_of(const char *form) {
  Phrase w;
  Saying s = saying_in(w.said, sizeof w.said);
  say_form(&s, form, NULL);
  return w;
}

// What it rests on, and what was other.
static const struct {
  const char *what, *other;
} words[CAVEAT_KINDS] = {
    [CAVEAT_CLOCK] = {FORM_THE_CLOCK, FORM_OTHER_CLOCK},   [CAVEAT_PID] = {FORM_A_PID, FORM_OTHER_PIDS},
    [CAVEAT_ID] = {FORM_AN_ADDRESS, FORM_OTHER_ADDRESSES}, [CAVEAT_HASH] = {FORM_A_HASH, FORM_OTHER_SEED},
    [CAVEAT_RANDOM] = {FORM_LOTS, FORM_OTHER_SEED},
};

static void say_parting(Retake *r, const Parting *at, Saying *s) {
  World *w = r->x->world;
  const WorldCall *own = &r->taken[at->step].call;
  CaveatKind kind = variant_kind(r->variant);
  Phrase rests = word_of(words[kind].what), other = word_of(words[kind].other);
  const char *what = rests.said, *with = other.said;
  char who[3 * WORLD_NAME], object[3 * WORLD_NAME] = "", was[64] = "", now[64] = "";
  explain_process(w, actor_slot(own->actor), actor_strand(own->actor), at->python, who, sizeof who);
  if (verb_object(own->verb, own->object) >= 0) explain_object(w, own->object, object, sizeof object);
  SayText line = say_line(at->line);
  switch (at->how) {
  case PARTS_STORED:
    if (own->verb == VERB_STORE) {
      explain_value(w, own->object, own->arg, was, sizeof was);
      explain_value(w, own->object, (int64_t)at->instead, now, sizeof now);
      explain_cell(w, own->object, own->arg2, object, sizeof object);
    }
    say_form(s, FORM_RESTS_STORED, "line", line.text, "object", object, "what", what, "with", with, "was", was, "now",
             now, NULL);
    return;
  case PARTS_SENT:
    say_form(s, FORM_RESTS_SENT, "line", line.text, "object", object, "who", who, "what", what, "with", with, NULL);
    return;
  case PARTS_PRINTED:
    say_form(s, FORM_RESTS_PRINTED, "line", line.text, "who", who, "what", what, "with", with, NULL);
    return;
  case PARTS_EXIT:
    say_form(s, FORM_RESTS_EXIT, "line", line.text, "who", who, "what", what, "with", with, "was",
             say_int(own->arg).text, "now", say_int((int64_t)at->instead).text, NULL);
    return;
  default:
    say_form(s, FORM_RESTS_STEP, "line", line.text, "who", who, "what", what, "with", with, "other", at->other, NULL);
    return;
  }
}

void retake_add(Retake *r, CaveatKind kind, uint32_t line, const char *said) {
  int before = r->caveats->n;
  caveats_add(r->caveats, kind, line, said);
  r->found[kind] += r->caveats->n > before;
}

static void add_parting(Retake *r, const Parting *at) {
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_parting(r, at, &s);
  retake_add(r, variant_kind(r->variant), at->line, said);
}

// ---- an order ----

// Main may compute for long before its first step, as it did in the search.
bool retake_begin(Retake *r, Variant v, int64_t bound) {
  if (r->begin[v]) return true;
  int64_t mine = r->x->bound;
  r->x->bound = bound;
  if (v == VARIANT_WATCHED) r->threads.n = 0;
  r->begin[v] = variant_begin(r->x, v, v == VARIANT_JUMPING_CLOCK ? r->reading : r->clock);
  r->x->bound = mine;
  if (v == VARIANT_WATCHED) r->threads_at_first = r->threads.n;
  r->hopeless[v] = r->begin[v] == NULL;
  return r->begin[v] != NULL;
}

static void drop_begin(Retake *r, Variant v) {
  explore_drop(r->x, r->begin[v]);
  r->begin[v] = NULL;
}

static bool turn(Retake *r, const ExploreEvent *event, int n) {
  return GROW(r->turned, r->turned_room, n, 64) && turned_places(event, n, r->turned);
}

static bool shake(Retake *r, const ExploreEvent *event, int n, int64_t bound, PrintedTable *printed) {
  bool learned = false;
  int64_t before = r->x->slices - r->shaking;
  for (int i = r->clock ? CLOCKS_MORE : CLOCKS_FIRST; i > 0 && r->shaking < CLOCKS_SLICES; i--) {
    Parting at = {.how = PARTS_NOT};
    if (!is_wanted(r, VARIANT_SHAKEN_CLOCK)) break;
    r->variant = VARIANT_SHAKEN_CLOCK;
    drop_begin(r, r->variant);
    bool begun = retake_begin(r, r->variant, bound);
    r->hopeless[r->variant] = false;  // another may do
    r->clock++;
    if (begun) retake_take(r, event, n, &at);
    if (at.how != PARTS_NOT) add_parting(r, &at);
    learned |= begun && learn(r, printed);
    r->shaking = r->x->slices - before;
  }
  return learned;
}

// Which readings of the clock do matter: after which is the order another one if much time has gone by?
static void find_readings(Retake *r, const ExploreEvent *event, int n, int64_t bound) {
  enum { READINGS = 24 };
  const Word *host = r->x->world->head->host;
  r->variant = VARIANT_JUMPING_CLOCK;
  for (r->reading = 1; r->reading <= READINGS; r->reading++) {
    Parting at = {.how = PARTS_NOT};
    drop_begin(r, r->variant);
    if (!retake_begin(r, r->variant, bound)) return;
    retake_take(r, event, n, &at);
    uint32_t line = (uint32_t)atomic_load(&host[HOST_WORD_JUMP_LINE]);
    if (!line) return;  // there are not so many
    if (at.how != PARTS_NOT) explore_refine(r->x, line);
  }
}

// Main's first work takes other steps now than when the variants began.
static void begin_anew(Retake *r) {
  for (int v = 0; v < VARIANT_COUNT; v++) {
    drop_begin(r, (Variant)v);
    r->hopeless[v] = false;
  }
  r->renewed = r->x->renewed;
}

bool retake_order(Retake *r, const ExploreEvent *event, int n, Caveats *caveats, PrintedTable *printed) {
  Explore *x = r->x;
  bool learned = false, shared = x->strands_share;
  int rested = r->found[CAVEAT_CLOCK];
  int64_t bound = x->bound;
  x->retaking = true;
  x->watch_data = r;
  r->caveats = caveats;
  x->bound = bound < SLICES ? bound : SLICES;
  if (r->renewed != x->renewed) begin_anew(r);
  bool good = take_own(r, event, n);
  for (int v = 0; v < VARIANT_WATCHED && good; v++) {
    Parting at = {.how = PARTS_NOT};
    if (!is_wanted(r, (Variant)v)) continue;
    r->variant = (Variant)v;
    if (v == VARIANT_SHAKEN_CLOCK) {
      learned |= shake(r, event, n, bound, printed);
      continue;
    }
    if (v == VARIANT_LATE_TURNED && !turn(r, event, n)) continue;
    x->watch_private = v == VARIANT_EVEN_CLOCK ? retake_count : NULL;
    if (retake_begin(r, (Variant)v, bound)) retake_take(r, event, n, &at);
    x->watch_private = NULL;
    if (r->hopeless[v]) continue;
    if (at.how != PARTS_NOT) add_parting(r, &at);
    learned |= learn(r, printed);
  }
  if (good && r->found[CAVEAT_CLOCK] > rested) find_readings(r, event, n, bound);
  if (good && is_wanted(r, VARIANT_WATCHED)) retake_watched(r, event, n, bound);
  x->bound = bound;
  x->strands_share = shared;
  x->retaking = false;
  return learned;
}
