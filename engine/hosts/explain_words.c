// Names, values and the finding of steps, for explain.
#include "explain_parts.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void say(Words *t, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  int n = vsnprintf(t->n < t->size ? t->out + t->n : NULL, t->n < t->size ? t->size - t->n : 0, format, ap);
  va_end(ap);
  if (n > 0) t->n += (size_t)n;
}

// ---- names ----

void explain_process(World *w, int slot, int strand, bool python, char *out, size_t size) {
  const char *name = slot >= 0 && slot < WORLD_SLOTS && world_process(w, slot)->name[0] ? world_process(w, slot)->name : "?";
  if (!python) snprintf(out, size, "%s's feeder", name);
  else if (strand > 0) snprintf(out, size, "%s's thread %d", name, strand);
  else snprintf(out, size, "%s", name);
}

void explain_object(World *w, uint32_t object, char *out, size_t size) {
  const WorldObject *o = object < WORLD_OBJECTS ? world_object(w, object) : NULL;
  if (o == NULL || o->kind == KIND_NONE) snprintf(out, size, "?");
  else if (o->name[0]) snprintf(out, size, "%s", o->name);
  else if (o->owner >= 0 && o->owner < WORLD_OBJECTS && world_object(w, (uint32_t)o->owner)->name[0]) snprintf(out, size, "%s's %s", world_object(w, (uint32_t)o->owner)->name, world_kind_label(o->kind));
  else snprintf(out, size, "%s@%u", world_kind_label(o->kind), o->line);
}

static bool has_index(World *w, uint32_t object) {
  int kind = object < WORLD_OBJECTS ? world_object(w, object)->kind : KIND_NONE;
  return kind == KIND_ARRAY || kind == KIND_RAWARRAY;
}

void explain_cell(World *w, uint32_t object, int64_t index, char *out, size_t size) {
  explain_object(w, object, out, size);
  size_t n = strlen(out);
  if (has_index(w, object)) snprintf(out + n, size - n, "[%" PRId64 "]", index);
}

void explain_value(World *w, uint32_t object, int64_t word, char *out, size_t size) {
  const WorldObject *o = object < WORLD_OBJECTS ? world_object(w, object) : NULL;
  char typecode = o ? o->typecode : 'q';
  if (o && world_cells_real(o)) {
    double d;
    memcpy(&d, &word, sizeof d);
    snprintf(out, size, "%.12g", d);
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
  Name n = {0};
  explain_process(c->world, slot, strand, runs_python(c, slot, strand), n.text, sizeof n.text);
  return n;
}
Name who(const ExplainCase *c, const ExploreEvent *e) {
  Name n = {0};
  explain_process(c->world, e->choice.slot, e->choice.strand, e->python, n.text, sizeof n.text);
  return n;
}
Name what(const ExplainCase *c, uint32_t object) {
  Name n = {0};
  explain_object(c->world, object, n.text, sizeof n.text);
  return n;
}
Name cell(const ExplainCase *c, const ExploreEvent *e) {
  Name n = {0};
  explain_cell(c->world, e->choice.object, index_of(e), n.text, sizeof n.text);
  return n;
}
Name word_of(const ExplainCase *c, uint32_t object, int64_t word) {
  Name n = {0};
  explain_value(c->world, object, word, n.text, sizeof n.text);
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

void held_at(const ExplainCase *c, int at, Held *h) {
  held_begin(h, c->world);
  for (int i = 0; i < at; i++) held_step(h, &c->event[i], i);
}

void locks_at(const ExplainCase *c, int at, LockSet *s) {
  Held h;
  held_at(c, at, &h);
  held_set(&h, c->event[at].choice.slot, c->event[at].choice.strand, s);
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
