// Which steps of an order are inside a call (fold.h).
#include "fold.h"

#include <stdlib.h>
#include <string.h>

#include "clocks.h"
#include "world/verbs.h"
#include "world/view.h"

enum {
  APART = 8,      // steps between two marks along the order
  TRIED = 40000,  // steps that are taken to decide all races of one order
};

// ---- what belongs to a call ----

static bool is_bell_of_results(const WorldObject *o) {
  return o->kind == KIND_POOL || o->kind == KIND_EXECUTOR || o->role == ROLE_FUTURES || o->role == ROLE_BEGINS;
}

static bool belongs(const WorldObject *o, int verb) {
  WorldFamily family = verb_family(verb);
  if (is_bell_of_results(o)) return verb == VERB_SET;
  switch (o->role) {
  case ROLE_LINK: return family == FAMILY_PIPE;
  case ROLE_DOOR:
  case ROLE_WORK: return true;
  case ROLE_TABLE: return verb == VERB_IS_SET;
  case ROLE_RESULTS: return verb == VERB_GET || verb == VERB_RECV || verb == VERB_WAIT_ANY;
  default: return false;
  }
}

bool fold_belongs(World *w, const WorldCall *c, const VerbFootprint *footprint) {
  int objects = 0;
  for (int i = 0; i < footprint->n; i++) {
    uint32_t at = footprint->place[i].object;
    if (at >= PLACE_PROCESS && at < PLACE_ANY_PROCESS && !footprint->place[i].write) continue;
    if (at >= WORLD_OBJECTS || !belongs(world_object(w, at), c->verb)) return false;
    objects++;
  }
  return objects > 0;
}

// ---- the order is taken again ----

typedef struct Folding {
  Explore *x;
  const ExploreEvent *event;
  int n;
  FoldStep *fold;
  ExplorePending *pending;
  Clocks clocks;
  StrandSet *able;     // by state
  ExploreMark **mark;  // by state / APART
  int64_t left;        // of TRIED
} Folding;

static int look(const Folding *f) {
  int n = explore_pending(f->x, f->pending, CLOCKS_STRANDS);
  return n > CLOCKS_STRANDS ? CLOCKS_STRANDS : n;
}

static bool take(const Folding *f, int i) {
  const Choice *c = &f->event[i].choice;
  ExploreEvent done;
  return explore_take(f->x, c->slot, choice_place(c), &done) == EXPLORE_TAKEN && choice_same(&done.choice, c);
}

static bool is_able(const ExplorePending *p) { return p->go || p->timeout; }

// The state before step i: who could go there, and is the step one that belongs to a call.
static bool note_state(Folding *f, int i) {
  int n = look(f);
  if (i % APART == 0) f->mark[i / APART] = explore_mark(f->x);
  for (int k = 0; k < n; k++) {
    int strand = clocks_strand(&f->clocks, f->pending[k].slot, f->pending[k].strand);
    if (strand < 0) return false;
    if (is_able(&f->pending[k])) set_add(&f->able[i], strand);
  }
  const ExplorePending *p = explore_pending_find(f->pending, n, &f->event[i].choice);
  if (!p) return false;
  f->fold[i].inside = f->event[i].choice.kind == CHOICE_STEP && !f->event[i].failed &&
                      fold_belongs(explore_world(f->x), &p->call, &p->footprint);
  return true;
}

static bool take_all(Folding *f) {
  for (int i = 0; i < f->n; i++) {
    const ExploreEvent *e = &f->event[i];
    ClockStep s = clocks_taken(e);
    int strand = clocks_strand(&f->clocks, e->choice.slot, choice_place(&e->choice));
    if (strand < 0 || !note_state(f, i)) return false;
    s.strand = (uint16_t)strand;
    if (!clocks_push(&f->clocks, &s) || !take(f, i)) return false;
  }
  return true;
}

// ---- races ----

// All steps up to `late` that do not depend on `early` are taken, and it is not: could `late` go then?
static bool could_go_without(Folding *f, int early, int late) {
  const ExploreMark *mark = f->mark[early / APART];
  if (!mark || f->left < late - early) return true;
  explore_back(f->x, mark);
  for (int i = early / APART * APART; i < late; i++) {
    if (i >= early && clocks_before(&f->clocks, early, i)) continue;
    f->left--;
    if (!take(f, i)) return true;
  }
  const ExplorePending *p = explore_pending_find(f->pending, look(f), &f->event[late].choice);
  return !p || is_able(p);
}

static bool is_race(Folding *f, int early, int late) {
  const ClockStep *s = &f->clocks.step[late];
  if (s->own < early && s->cause < early) return set_has(&f->able[early], s->strand);
  return could_go_without(f, early, late);
}

static void show(Folding *f, int i) { f->fold[i].inside = false; }

// The races of a step with earlier ones. What it waited for lets it race with what comes before that, too.
static void look_at_races(Folding *f, int late) {
  const Clocks *c = &f->clocks;
  const ClockStep *s = &c->step[late];
  uint32_t covered[CLOCKS_STRANDS];
  clocks_base(c, s, covered);
  for (int e = late - 1; e >= 0; e--) {
    const ClockBrief *b = &c->brief[e];
    if (b->strand == s->strand || covered[b->strand] >= b->local) continue;
    if (!clocks_depend(&c->step[e], s)) continue;
    bool matters = f->fold[e].inside || f->fold[late].inside;
    if (!matters || is_race(f, e, late)) {
      clocks_join(c, covered, e);
      if (matters) show(f, e), show(f, late);
    }
  }
}

// ---- whose call it is ----

// A change is compared by the client itself.
bool fold_serves(World *w, int verb, uint32_t object) {
  if (verb_object(verb, object) < 0 || object >= WORLD_OBJECTS || verb == VERB_STALE) return false;
  return world_object(w, object)->role == ROLE_SERVED || world_object(w, object)->role == ROLE_TABLE;
}

int fold_call(const FoldChoices *of, int i, int slot, int strand) {
  int got = i - 1;
  for (; got >= 0; got--) {
    const Choice *c = fold_choice(of, got);
    if (c->verb == VERB_PIPE_RECV && c->slot == slot && c->strand == strand && c->kind == CHOICE_STEP) break;
  }
  for (int k = got - 1; got >= 0 && k >= 0; k--) {
    const Choice *c = fold_choice(of, k);
    if (c->kind == CHOICE_STEP && c->verb == VERB_PIPE_SEND && c->object == fold_choice(of, got)->object &&
        c->slot != slot)
      return k;
  }
  return -1;
}

static void find_clients(const Folding *f) {
  World *w = explore_world(f->x);
  const FoldChoices of = {&f->event->choice, sizeof *f->event};
  for (int i = 0; i < f->n; i++) {
    const Choice *by = &f->event[i].choice;
    int call = fold_serves(w, by->verb, by->object) ? fold_call(&of, i, by->slot, by->strand) : -1;
    if (call < 0) continue;
    const Choice *c = &f->event[call].choice;
    f->fold[i].served = true;
    f->fold[i].slot = c->slot;
    f->fold[i].strand = c->strand;
    f->fold[i].line = c->line;
  }
}

// ---- the whole ----

static bool has_calls(World *w) {
  for (int i = 0, n = world_objects(w); i < n; i++) {
    const WorldObject *o = world_object(w, (uint32_t)i);
    if (o->kind == KIND_POOL || o->kind == KIND_EXECUTOR || o->kind == KIND_MANAGER) return true;
  }
  return false;
}

static void forget(Folding *f) {
  for (int i = 0; f->mark && i <= f->n / APART; i++)
    if (f->mark[i]) explore_drop(f->x, f->mark[i]);
  free(f->mark);
  free(f->able);
  free(f->pending);
  clocks_free(&f->clocks);
}

void fold_order(Explore *x, const ExploreMark *start, const ExploreEvent *event, int n, FoldStep *fold) {
  Folding f = {.x = x, .event = event, .n = n, .fold = fold, .left = TRIED};
  memset(fold, 0, (size_t)n * sizeof *fold);
  if (!has_calls(explore_world(x))) return;
  f.able = calloc((size_t)n + 1, sizeof *f.able);
  f.mark = calloc((size_t)n / APART + 1, sizeof *f.mark);
  f.pending = malloc(CLOCKS_STRANDS * sizeof *f.pending);
  explore_back(x, start);
  bool taken = f.able && f.mark && f.pending && clocks_init(&f.clocks) && take_all(&f);
  if (taken) find_clients(&f);
  for (int i = 0; taken && i < n; i++) look_at_races(&f, i);
  for (int i = 0; !taken && i < n; i++) show(&f, i);
  forget(&f);
}
