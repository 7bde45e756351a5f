// Which strands must be tried at the states of the path: persistent sets (search_store.c).
//
// A step t of strand k races with a step e of the path if the two are dependent, nothing orders them, and they can be
// enabled together. Then k is to be tried at the state before e; or any strand that surely takes a step between that
// state and t wherever t comes before e: one with a step behind e that happens before t and not after e. If k cannot go
// there and no such strand can either, k waits there for somebody: for all whose steps behind e touch what it waits
// for, or bring it about. These are to be tried, or whom they wait for. If it is not known who they are, all are
// tried: so where the step was cut off (its process was killed), since those it waited for have not stepped yet.
//
// Of t, if it was taken, all that happens before it by now is known. Of a step below a known state only its strand is:
// what happens before the strand's last step, or before the step that brought it where it stands, happens before all
// that it will do.
//
// Two steps that can never be enabled together do not race. Such are the end of a process and a join that waits for it;
// the release of a mutex and a step that waits for that mutex: as long as no other step touches it, it stays locked.
#include "search_states.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

typedef struct Path {  // on the way back along the path
  const Clocks *c;
  const uint32_t *base;      // what happens before t for sure
  int next[CLOCKS_STRANDS];  // by strand: its first step behind the one that is looked at, -1: none
} Path;

static void begin(Path *p, const Clocks *c, const uint32_t *base) {
  p->c = c;
  p->base = base;
  memset(p->next, -1, (size_t)c->nstrands * sizeof *p->next);
}

// Does that strand surely step before t, whether e comes or not?
static bool steps_before(const Path *p, int e, int strand) {
  int next = strand < p->c->nstrands ? p->next[strand] : -1;
  return next >= 0 && p->base[strand] >= p->c->brief[next].local && !clocks_before(p->c, e, next);
}

// ---- who lets a strand go on ----

// The step that the strand has come to at state e, NULL: it is not there.
static const ClockStep *come_to(const SearchRun *h, int e, int strand) {
  const SearchNode *node = &h->node[e];
  for (int i = 0; i < node->count; i++)
    if (h->step[node->first + i].strand == strand) return &h->step[node->first + i];
  return NULL;
}

// Strands of that process that are there at state e: one of them brings a strand about that is not.
static StrandSet of_process(const SearchRun *h, int e, int slot) {
  const SearchNode *node = &h->node[e];
  StrandSet set = {{0}};
  for (int i = 0; i < node->count; i++)
    if (h->step[node->first + i].slot == slot) set_add(&set, h->step[node->first + i].strand);
  return set;
}

typedef bool Lets(const SearchRun *h, const ClockStep *u, const ClockStep *b);
static bool touches(const SearchRun *h, const ClockStep *u, const ClockStep *b) {
  return u->strand != b->strand && clocks_depend(u, b);
}
static bool starts(const SearchRun *h, const ClockStep *u, const ClockStep *b) {
  return u->verb == VERB_START && (u->target < 0 || u->target == b->slot);
}

// Strands with a step behind e, on the path or below the known state, that lets b go on. all: some are not there yet.
static StrandSet who_lets(const SearchRun *h, int e, const ClockStep *b, Lets *lets, bool *all) {
  const Clocks *c = &h->clocks;
  StrandSet set = {{0}};
  uint64_t meets = b->meets ? b->meets : ~(uint64_t)0;
  for (int i = e + 1; i < c->n; i++)
    if ((c->brief[i].meets & meets) && !set_has(&set, c->brief[i].strand) && lets(h, &c->step[i], b))
      set_add(&set, c->brief[i].strand);
  for (int who = 0; h->states->below && who < h->states->nwhos; who++) {
    const NeedKinds *k = &h->states->by_who[who];
    if (k->n == 0 || !(k->meets & meets)) continue;
    for (int i = 0; i < k->n && (k->strand < 0 || !set_has(&set, k->strand)); i++) {
      const ClockStep *kind = store_step(h->states->store, k->kind[i]);
      if (!(kind->meets & meets)) continue;
      ClockStep u = *kind;
      u.strand = (uint16_t)(k->strand >= 0 ? k->strand : CLOCKS_STRANDS);
      if (!lets(h, &u, b)) continue;
      if (k->strand >= 0) set_add(&set, k->strand);
      else *all = true;
      break;
    }
  }
  return set;
}

// Of strand k, which cannot go at state e: who has to step before it. Those that cannot either wait for others in turn.
// false: it is not known who.
static bool those_before(const SearchRun *h, int e, int k, StrandSet *can) {
  const SearchNode *node = &h->node[e];
  StrandSet seen = {{0}}, left = {{0}};
  bool all = false;
  set_add(&left, k);
  *can = (StrandSet){{0}};
  for (int q; (q = set_first(&left)) >= 0 && !all;) {
    set_add(&seen, q);
    StrandSet more = {{0}};
    const ClockStep *b = come_to(h, e, q);
    if (set_has(&node->able, q)) {
      set_add(can, q);
    } else if (b) {
      all |= b->parked;
      more = who_lets(h, e, b, touches, &all);
    } else {
      ClockStep unborn = {.slot = h->clocks.who[q].slot};
      more = of_process(h, e, unborn.slot);
      if (set_empty(&more)) more = who_lets(h, e, &unborn, starts, &all);
    }
    left = set_minus(set_or(left, more), seen);
  }
  return !all;
}

static void need(SearchRun *h, const Path *p, int e, int k) {
  SearchNode *before = &h->node[e];
  if (k >= 0 && set_has(&before->todo, k)) return;
  for (StrandSet tried = before->todo; !set_empty(&tried);) {
    int q = set_first(&tried);
    tried.word[q / 64] &= ~((uint64_t)1 << q % 64);
    if (steps_before(p, e, q)) return;
  }
  if (k >= 0 && set_has(&before->able, k)) {
    set_add(&before->todo, k);
    return;
  }
  for (StrandSet able = before->able; !set_empty(&able);) {
    int q = set_first(&able);
    able.word[q / 64] &= ~((uint64_t)1 << q % 64);
    if (!steps_before(p, e, q)) continue;
    set_add(&before->todo, q);
    return;
  }
  StrandSet can = before->able;
  if (k < 0 || h->states->cut_off || !those_before(h, e, k, &can)) can = before->able;
  before->todo = set_or(before->todo, can);
}

// ---- never enabled together ----

static bool waits_for_mutex(const ClockStep *t, uint32_t lock) {
  if (!t->waits) return false;
  if (t->verb == VERB_ACQUIRE) return t->object == lock && t->arg;
  return verb_family(t->verb) == FAMILY_CELLS && t->object != lock;  // it meets the lock, so it is its own
}

static bool never_together(const SearchRun *h, int e, const ClockStep *t) {
  const ClockStep *s = &h->clocks.step[e];
  const ExploreEvent *event = &h->event[e];
  if (s->verb == VERB_EXIT) return t->verb == VERB_JOIN && t->waits && s->target == (int)t->object;
  if (s->verb != VERB_RELEASE || event->failed || !h->g->is_mutex) return false;
  return waits_for_mutex(t, s->object) && h->g->is_mutex(h->g->self, s->object);
}

// ---- a step that is known ----

void search_needs(SearchRun *h, const ClockStep *t) {
  const Clocks *c = &h->clocks;
  SearchStates *st = h->states;
  int kind = store_kind(st->store, t);
  uint32_t base[CLOCKS_STRANDS], covered[CLOCKS_STRANDS];
  Path p;
  clocks_base(c, t, base);
  memcpy(covered, base, (size_t)c->nstrands * sizeof *covered);
  begin(&p, c, base);
  int64_t left = 0;
  for (int k = 0; k < c->nstrands; k++) left += c->count[k] - base[k];
  for (int e = c->n - 1; e >= 0 && left > 0; e--) {
    const ClockBrief *b = &c->brief[e];
    bool before = base[b->strand] >= b->local;
    left -= !before;
    if (!before && b->strand != t->strand && covered[b->strand] < b->local && (b->meets & t->meets) &&
        clocks_depend(&c->step[e], t) && !never_together(h, e, t) && !search_leaves_nothing(h, e, t)) {
      if (h->node[e].mark) need(h, &p, e, t->strand);
      store_note_race(st->store, st->level[e].kind, kind);
      if (!t->waits) clocks_join(c, covered, e);
    }
    p.next[b->strand] = e;
  }
}

// ---- steps below a known state ----

static bool by_strand(SearchRun *h, const uint64_t *word, size_t n) {
  SearchStates *st = h->states;
  int whos = store_whos(st->store), had = st->nwhos;
  if (whos > had) {
    NeedKinds *more = realloc(st->by_who, (size_t)whos * sizeof *more);
    if (!more) return false;
    memset(more + had, 0, (size_t)(whos - had) * sizeof *more);
    st->by_who = more;
    st->nwhos = whos;
  }
  for (int i = 0; i < whos; i++) st->by_who[i].n = 0;
  for (size_t w = 0; w < n; w++)
    for (uint64_t bits = word[w]; bits; bits &= bits - 1) {
      int kind = (int)w * 64 + __builtin_ctzll(bits);
      NeedKinds *k = &st->by_who[store_who(st->store, kind)];
      if (!GROW(k->kind, k->room, k->n + 1, 16)) return false;
      k->meets = (k->n ? k->meets : 0) | store_step(st->store, kind)->meets;
      k->kind[k->n++] = kind;
    }
  return true;
}

static int strand_of(const Clocks *c, const ClockStep *s) {
  for (int i = 0; i < c->nstrands; i++)
    if (c->who[i].slot == s->slot && c->who[i].place == s->place) return i;
  return -1;
}

// What happens before all that the strand will still do, for sure. A strand that is not there yet is begun by another
// of its process, or, its first one, by the process's parent.
static void known_before(const SearchRun *h, int strand, uint32_t *base) {
  const Clocks *c = &h->clocks;
  memset(base, 0, (size_t)c->nstrands * sizeof *base);
  const ClockStep *next = strand >= 0 ? come_to(h, c->n, strand) : NULL;
  if (next) clocks_base(c, next, base);
  else if (strand >= 0 && c->last[strand] >= 0) clocks_join(c, base, c->last[strand]);
}

// The kind of them that races with step e, -1: none.
static int races(SearchRun *h, int e, const NeedKinds *k) {
  const Clocks *c = &h->clocks;
  for (int i = 0; i < k->n; i++) {
    const ClockStep *kind = store_step(h->states->store, k->kind[i]);
    if (!(kind->meets & c->brief[e].meets)) continue;
    ClockStep t = *kind;
    t.strand = (uint16_t)(k->strand >= 0 ? k->strand : CLOCKS_STRANDS);
    if (clocks_depend(&c->step[e], &t) && !never_together(h, e, &t) && !search_leaves_nothing(h, e, &t))
      return k->kind[i];
  }
  return -1;
}

static bool is_full(const SearchNode *n) {
  StrandSet left = set_minus(n->able, n->todo);
  return !n->mark || set_empty(&left);
}

void search_needs_below(SearchRun *h, const uint64_t *word, size_t n) {
  const Clocks *c = &h->clocks;
  SearchStates *st = h->states;
  if (!by_strand(h, word, n)) {
    search_no_memory(h, FORM_NO_MEMORY);
    return;
  }
  for (int who = 0; who < st->nwhos; who++)
    if (st->by_who[who].n) st->by_who[who].strand = strand_of(c, store_step(st->store, st->by_who[who].kind[0]));
  st->below = true;
  for (int who = 0; who < st->nwhos; who++) {
    NeedKinds *k = &st->by_who[who];
    if (!k->n) continue;
    uint32_t base[CLOCKS_STRANDS];
    int kind;
    Path p;
    known_before(h, k->strand, base);
    begin(&p, c, base);
    for (int e = c->n - 1; e >= 0; e--) {
      const ClockBrief *b = &c->brief[e];
      if (!is_full(&h->node[e]) && b->strand != k->strand && base[b->strand] < b->local && (b->meets & k->meets) &&
          !(k->strand >= 0 && set_has(&h->node[e].todo, k->strand)) && (kind = races(h, e, k)) >= 0) {
        need(h, &p, e, k->strand);
        store_note_race(st->store, st->level[e].kind, kind);
      }
      p.next[b->strand] = e;
    }
  }
  st->below = false;
}

void search_needs_free(SearchStates *st) {
  for (int i = 0; i < st->nwhos; i++) free(st->by_who[i].kind);
  free(st->by_who);
}
