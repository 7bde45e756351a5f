// Names, values and the finding of steps, for explain.
#include "explain_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// ---- names ----

// Of a process's strands that do not run Python the first is a pool's new worker, the others are feeders.
static Name process_said(World *w, int slot, int strand, bool python) {
  const char *name = slot >= 0 && slot < WORLD_SLOTS && world_process(w, slot)->name[0] ? world_process(w, slot)->name
                                                                                        : "?";
  Name n = {""};
  Saying s = saying_in(n.text, sizeof n.text);
  if (!python && strand > 0 && strand != STRAND_LEFT) say_form(&s, FORM_FEEDER, "process", name, NULL);
  else if (strand > 0 && slot >= 0 && slot < WORLD_SLOTS) say_strand(w, &s, slot, strand);
  else say_text(&s, name);
  return n;
}

static Name object_said(World *w, uint32_t object) {
  Name n = {""};
  Saying s = saying_in(n.text, sizeof n.text);
  if (object >= WORLD_OBJECTS || world_object(w, object)->kind == KIND_NONE) say_text(&s, "?");
  else say_object(w, &s, object);
  return n;
}

void explain_process(World *w, int slot, int strand, bool python, char *out, size_t size) {
  explore_english(process_said(w, slot, strand, python).text, out, size);
}
void explain_object(World *w, uint32_t object, char *out, size_t size) {
  explore_english(object_said(w, object).text, out, size);
}

void explain_lock(World *w, uint32_t object, char *out, size_t size) {
  int owner = object < WORLD_OBJECTS ? world_object(w, object)->owner : -1;
  bool of_condition = owner >= 0 && world_object(w, (uint32_t)owner)->kind == KIND_CONDITION &&
                      world_object(w, (uint32_t)owner)->name[0];
  explain_object(w, of_condition ? (uint32_t)owner : object, out, size);
}

static bool has_index(World *w, uint32_t object) {
  int kind = object < WORLD_OBJECTS ? world_object(w, object)->kind : KIND_NONE;
  return kind == KIND_ARRAY || kind == KIND_RAWARRAY;
}

static Name cell_said(World *w, uint32_t object, int64_t index) {
  Name n = object_said(w, object);
  size_t at = strlen(n.text);
  if (has_index(w, object)) snprintf(n.text + at, sizeof n.text - at, "[%" PRId64 "]", index);
  return n;
}

void explain_cell(World *w, uint32_t object, int64_t index, char *out, size_t size) {
  explore_english(cell_said(w, object, index).text, out, size);
}

void explain_value(World *w, uint32_t object, int64_t word, char *out, size_t size) {
  const WorldObject *o = object < WORLD_OBJECTS ? world_object(w, object) : NULL;
  char typecode = o ? o->typecode : 'q';
  if (o && world_cells_real(o)) {
    Saying s = saying_in(out, size);
    say_real(&s, word);
  } else if (typecode == '?') {
    snprintf(out, size, "%s", word ? "True" : "False");
  } else if (typecode == 'c' && word >= 32 && word < 127) {
    snprintf(out, size, "b'%c'", (char)word);
  } else if (typecode == 'Q' || typecode == 'L') {
    snprintf(out, size, "%" PRIu64, (uint64_t)word);
  } else {
    snprintf(out, size, "%" PRId64, word);
  }
}

// A strand that does not run Python is a feeder; what was never seen to step runs Python.
static bool runs_python(const ExplainCase *c, int slot, int strand) {
  for (int i = 0; i < c->n; i++)
    if (by_strand(&c->event[i], slot, strand)) return c->event[i].python;
  return strand == 0;
}

Name who_is(const ExplainCase *c, int slot, int strand) {
  return process_said(c->world, slot, strand, runs_python(c, slot, strand));
}
Name who(const ExplainCase *c, const ExploreEvent *e) {
  return process_said(c->world, e->choice.slot, e->choice.strand, e->python);
}
Name what(const ExplainCase *c, uint32_t object) { return object_said(c->world, object); }
Name cell(const ExplainCase *c, const ExploreEvent *e) { return cell_said(c->world, e->choice.object, index_of(e)); }
Name word_of(const ExplainCase *c, uint32_t object, int64_t word) {
  Name n = {0};
  explain_value(c->world, object, word, n.text, sizeof n.text);
  return n;
}
Name a_child(void) {
  Name n = {""};
  Saying s = saying_in(n.text, sizeof n.text);
  say_form(&s, FORM_A_CHILD, NULL);
  return n;
}
Name value(const ExplainCase *c, const ExploreEvent *e) { return word_of(c, e->choice.object, e->value); }

// ---- steps ----

static bool is_access(const ExploreEvent *e) { return is_step(e, VERB_LOAD) || is_step(e, VERB_STORE); }

bool same_cell(const ExploreEvent *a, const ExploreEvent *b) {
  return is_access(a) && is_access(b) && a->choice.object == b->choice.object && index_of(a) == index_of(b);
}

int store_before(const ExplainCase *c, int before, const ExploreEvent *of) {
  for (int i = before - 1; i >= 0; i--)
    if (is_step(&c->event[i], VERB_STORE) && same_cell(&c->event[i], of)) return i;
  return -1;
}

int load_before(const ExplainCase *c, int before, const ExploreEvent *by) {
  for (int i = before - 1; i >= 0; i--)
    if (is_step(&c->event[i], VERB_LOAD) && same_cell(&c->event[i], by) && same_strand(&c->event[i], by)) return i;
  return -1;
}

int birth_of(const ExplainCase *c, int slot) {
  for (int i = 0; i < c->n; i++)
    if (c->event[i].created == slot) return i;
  return -1;
}

bool sends_one_of(const ExploreEvent *e, int slot, int64_t signals) {
  if (!is_step(e, VERB_KILL) || (int)e->choice.object != slot || e->result <= 0) return false;
  return e->arg > 0 && e->arg <= 64 && (uint64_t)signals >> (e->arg - 1) & 1;
}

int last_read_of(const ExplainCase *c, int slot) {
  for (int i = c->n - 1; i >= 0; i--)
    if (c->event[i].choice.slot == slot && is_step(&c->event[i], VERB_LOAD)) return i;
  return -1;
}

void held_at(const ExplainCase *c, int at, Held *h) {
  held_begin(h, c->world);
  for (int i = 0; i < at; i++) held_step(h, &c->event[i], i);
}

// One who does not hold it would release it (would.h).
static bool others_would_release(const ExplainCase *c, uint32_t lock) {
  Held h;
  if (c->gives == NULL || world_object(c->world, lock)->kind == KIND_RLOCK) return false;
  held_at(c, c->n, &h);
  for (int i = 0; i < c->outcome->nstuck; i++)
    for (int k = 0; k < c->outcome->nstuck; k++) {
      const OutcomeStuck *by = &c->outcome->stuck[i], *s = &c->outcome->stuck[k];
      if (s->verb == VERB_ACQUIRE && s->object == (int)lock && by->object != (int)lock && c->gives[i] >> k & 1 &&
          !held_by(&h, lock, by->slot, by->strand))
        return true;
    }
  return false;
}

bool is_signal(const ExplainCase *c, uint32_t lock) {
  return others_would_release(c, lock) || lock_is_signal(c->world, c->event, c->n, lock) ||
         (c->ngood && lock_is_signal(c->world, c->good, c->ngood, lock));
}

// A signal keeps nobody out.
void locks_at(const ExplainCase *c, int at, LockSet *s) {
  Held h;
  int kept = 0;
  held_at(c, at, &h);
  held_set(&h, c->event[at].choice.slot, c->event[at].choice.strand, s);
  for (int i = 0; i < s->n; i++) {
    if (is_signal(c, s->lock[i])) continue;
    s->lock[kept] = s->lock[i];
    s->since[kept++] = s->since[i];
  }
  s->n = kept;
}

// ---- the outcome ----

uint32_t stuck_line(const ExplainCase *c, int i) { return c->stuck_line ? c->stuck_line[i] : 0; }

const OutcomeProcess *process_of_slot(const ExplainCase *c, int slot) {
  for (int i = 0; i < c->outcome->nprocesses; i++)
    if (c->outcome->process[i].slot == slot) return &c->outcome->process[i];
  return NULL;
}

int first_failed(const ExplainCase *c) {
  for (int i = 0; i < c->outcome->nprocesses; i++)
    if (c->outcome->process[i].exception[0]) return i;
  return -1;
}
