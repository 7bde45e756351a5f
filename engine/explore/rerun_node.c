// States of a program that is run again: the way to each, and who could go on there (see rerun_inner.h).
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "rerun_inner.h"

RerunNode *rerun_node_new(RerunNode *before, const Choice *c, int64_t value, uint32_t index) {
  RerunNode *n = calloc(1, sizeof *n);
  if (!n) return NULL;
  *n = (RerunNode){.refs = 1,
                   .depth = before ? before->depth + 1 : 0,
                   .before = rerun_node_keep(before),
                   .choice = *c,
                   .value = value,
                   .index = index};
  return n;
}

RerunNode *rerun_node_keep(RerunNode *n) {
  if (n) n->refs++;
  return n;
}

void rerun_node_drop(RerunNode *n) {
  while (n && --n->refs == 0) {
    RerunNode *before = n->before;
    free(n->strand);
    free(n);
    n = before;
  }
}

const RerunStrand *rerun_strand(const RerunNode *n, int slot, int place) {
  for (int i = 0; n && i < n->n; i++)
    if (n->strand[i].is.slot == slot && n->strand[i].is.strand == place) return &n->strand[i];
  return NULL;
}

uint32_t rerun_outside(const Rerun *r, int slot, int thing) {
  return outside_thing(atomic_load(&world_process(r->world, slot)->host[PROCESS_WORD_OUTSIDE]), thing);
}

// The parent that would see the end of that process, by a handler of its own. -1: none
static int told_parent(const Rerun *r, const WorldCall *c) {
  if (c->verb != VERB_EXIT && c->verb != VERB_KILL) return -1;
  int slot = c->verb == VERB_EXIT ? actor_slot(c->actor) : (int)c->object;
  int parent = slot < world_processes(r->world) ? world_process(r->world, slot)->parent : -1;
  if (parent < 0 || world_process_state(r->world, parent) != PROCESS_RUNNING) return -1;
  return rerun_handles(r, parent, SIGCHLD) ? parent : -1;
}

void rerun_place(VerbFootprint *f, uint32_t object, int32_t part, bool write) {
  VerbPlace place = {object, part, write};
  for (int i = 0; i < f->n; i++) {
    if (f->place[i].object != object || f->place[i].part != part) continue;
    f->place[i].write |= write;
    return;
  }
  if (f->n < PLACES) f->place[f->n++] = place;
  else f->place[PLACES - 1] = (VerbPlace){PLACE_EVERYTHING, PART_WHOLE, true};  // too many to name
}

// Writes of different processes are independent. What a step's process does up to its next one may be in memory that
// others have too: the step stands for it.
static VerbFootprint foot(const Rerun *r, const WorldCall *c) {
  int slot = actor_slot(c->actor);
  VerbFootprint f = verb_footprint(r->world, c);
  if (c->verb == VERB_WRITE) f.place[0].part = slot;
  if (rerun_outside(r, slot, OUTSIDE_MEMORY)) rerun_place(&f, PLACE_MEMORY, PART_WHOLE, true);
  return f;
}

// A feeder's steps: it has no Python of the program's.
static bool feeds(const Posted *p) {
  int verb = p->call.verb;
  return p->strand > 0 && (verb == VERB_FEED || verb == VERB_DRAINED || verb == VERB_GIVE_BACK);
}

static void look_at(const Rerun *r, const RerunNode *before, const Posted *p, const ExploreEvent *e, int step,
                    RerunStrand *to) {
  const RerunStrand *old = rerun_strand(before, p->slot, p->strand);
  bool moved = e && e->choice.slot == p->slot && e->choice.strand == p->strand;
  *to = (RerunStrand){.is = {.slot = p->slot,
                             .strand = p->strand,
                             .go = p->go,
                             .timeout = p->timeout,
                             .python = !feeds(p),
                             .cause = old && !moved ? old->is.cause : step,
                             .told = told_parent(r, &p->call),
                             .call = p->call}};
  memcpy(to->said, p->said, sizeof to->said);
  to->is.footprint = foot(r, &p->call);
  if (old) to->round = old->round;
  to->waited = (old && !moved && old->waited) || (verb_blocks(p->call.verb) && !verb_guard(r->world, &p->call));
  if (e) round_after(r, &to->round, moved, e);
}

// Who goes round waits, unless nobody else can go on.
static void let_turn(Rerun *r, RerunNode *n) {
  bool others = false, held = false;
  for (int i = 0; i < n->n; i++) {
    const RerunStrand *s = &n->strand[i];
    bool can = s->is.go || s->is.timeout, turns = round_turns(&s->round);
    others |= can && !turns;
    held |= can && turns;
  }
  for (int i = 0; i < n->n && held; i++) {
    RerunStrand *s = &n->strand[i];
    if (!round_turns(&s->round) || !(s->is.go || s->is.timeout)) continue;
    if (!others && !round_ends(&s->round)) continue;
    s->is.parked = true;
    s->is.go = s->is.timeout = false;
    char said[200];
    Saying say = saying_in(said, sizeof said);
    say_form(&say, FORM_MAY_GO_ROUND, "who", world_process(r->world, s->is.slot)->name, "n",
             say_int(s->round.line).text, NULL);
    rerun_leave_out(r, LEFT_OUT_ROUND, said);
  }
}

bool rerun_node_look(Rerun *r, RerunNode *n, const ExploreEvent *event) {
  int found = conductor_posted(&r->conductor, r->posted, RERUN_STRANDS);
  n->n = found < RERUN_STRANDS ? found : RERUN_STRANDS;
  n->strand = calloc((size_t)n->n + 1, sizeof *n->strand);
  if (!n->strand) return false;
  for (int i = 0; i < n->n; i++) look_at(r, n->before, &r->posted[i], event, n->depth - 1, &n->strand[i]);
  let_turn(r, n);
  return true;
}
