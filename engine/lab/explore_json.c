// A report as one line of JSON, and back (see explore.h). One list of fields for each struct serves both ways.
#include "explore.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "base/out_of_memory.h"

enum { LIST_MOST = 1 << 20 };

// A pass over the fields, in one of two directions: writing fills `at`, reading reads it. A wrong field makes good
// false.
typedef struct Pass {
  cJSON *at;
  bool reading, good;
} Pass;

static const cJSON *field(Pass *p, const char *name, bool (*is)(const cJSON *)) {
  const cJSON *f = cJSON_GetObjectItemCaseSensitive(p->at, name);
  if (!is(f)) p->good = false;
  return is(f) ? f : NULL;
}
static bool is_number(const cJSON *f) { return cJSON_IsNumber(f); }
static bool is_string(const cJSON *f) { return cJSON_IsString(f); }
static bool is_array(const cJSON *f) { return cJSON_IsArray(f) && cJSON_GetArraySize(f) <= LIST_MOST; }

// What is past all numbers (an estimate) is none.
static void pass_real(Pass *p, const char *name, double *v) {
  if (!p->reading) cJSON_AddNumberToObject(p->at, name, isfinite(*v) ? *v : 0);
  else {
    const cJSON *f = field(p, name, is_number);
    *v = f ? f->valuedouble : 0;
  }
}

// Words of 64 bits are written as texts: a double does not hold them.
static void pass_word(Pass *p, const char *name, uint64_t *v) {
  char text[24];
  if (!p->reading) {
    snprintf(text, sizeof text, "%" PRIx64, *v);
    cJSON_AddStringToObject(p->at, name, text);
  } else {
    const cJSON *f = field(p, name, is_string);
    *v = f ? strtoull(f->valuestring, NULL, 16) : 0;
  }
}

// A saying has marks of its own, and what is literal in it was made visible when it was said.
static void pass_said(Pass *p, const char *name, char *v, size_t size) {
  if (!p->reading) cJSON_AddStringToObject(p->at, name, v);
  else {
    const cJSON *f = field(p, name, is_string);
    snprintf(v, size, "%s", f ? f->valuestring : "");
  }
}

// Names and sentences, made visible (base/visible.h): no line of a report is the program's.
static void pass_text(Pass *p, const char *name, char *v, size_t size) {
  if (!p->reading) cJSON_AddStringToObject(p->at, name, v);
  else {
    const cJSON *f = field(p, name, is_string);
    visible_text(v, size, f ? f->valuestring : "");
  }
}

// A text of any length: malloc'd when it is read.
static void pass_own_text(Pass *p, const char *name, char **v) {
  if (!p->reading) cJSON_AddStringToObject(p->at, name, *v ? *v : "");
  else {
    const cJSON *f = field(p, name, is_string);
    *v = not_null(strdup(f ? f->valuestring : ""));
  }
}

// Whole numbers of any type pass through an int64_t.
static int64_t pass_number(Pass *p, const char *name, int64_t v) {
  if (!p->reading) {
    cJSON_AddNumberToObject(p->at, name, (double)v);
    return v;
  }
  const cJSON *f = field(p, name, is_number);
  return f && f->valuedouble > -9e15 && f->valuedouble < 9e15 ? (int64_t)f->valuedouble : 0;
}
#define PASS_INT(p, name, v) ((v) = (__typeof__(v))pass_number(p, name, (int64_t)(v)))

// A list: one(pass, element) for each. Reading, it is allocated.
static void pass_list(Pass *p, const char *name, void *list, int *n, size_t each, void (*one)(Pass *p, void *element)) {
  void **array = list;
  Pass inner = {.reading = p->reading, .good = true};
  if (p->reading) {
    const cJSON *f = field(p, name, is_array);
    *n = 0;
    *array = NULL;
    int count = f ? cJSON_GetArraySize(f) : 0;
    if (count == 0) return;
    *array = calloc((size_t)count, each);
    if (*array == NULL) p->good = false;
    for (cJSON *c = f->child; c && *array; c = c->next) {
      inner.at = c;
      one(&inner, (char *)*array + (size_t)(*n)++ * each);
    }
  } else {
    cJSON *f = cJSON_AddArrayToObject(p->at, name);
    for (int i = 0; i < *n; i++) {
      inner.at = cJSON_CreateObject();
      one(&inner, (char *)*array + (size_t)i * each);
      cJSON_AddItemToArray(f, inner.at);
    }
  }
  p->good &= inner.good;
}

// ---- the fields ----

static void pass_verb(Pass *p, const char **verb) {
  int64_t number = 0;
  for (int v = 0; !p->reading && *verb && v < VERB_COUNT; v++)
    if (strcmp(verb_name(v), *verb) == 0) number = v;
  number = pass_number(p, "verb", number);
  if (p->reading) *verb = number > 0 && number < VERB_COUNT ? verb_name((int)number) : "";
}

static void pass_step(Pass *p, void *element) {
  LabStep *s = element;
  PASS_INT(p, "by", s->by);
  PASS_INT(p, "slot", s->slot);
  PASS_INT(p, "strand", s->strand);
  pass_verb(p, &s->verb);
  PASS_INT(p, "object", s->object);
  PASS_INT(p, "line", s->line);
  pass_text(p, "text", s->sentence, sizeof s->sentence);
  pass_said(p, "said", s->said, sizeof s->said);
  PASS_INT(p, "stale", s->stale);
  PASS_INT(p, "feeder", s->feeder);
  PASS_INT(p, "mark", s->mark);
  PASS_INT(p, "inside", s->inside);
  PASS_INT(p, "served", s->served);
  PASS_INT(p, "for_slot", s->for_slot);
  PASS_INT(p, "for_strand", s->for_strand);
  PASS_INT(p, "for_line", s->for_line);
  pass_text(p, "who", s->who, sizeof s->who);
}

static void pass_choice(Pass *p, void *element) {
  Choice *c = element;
  PASS_INT(p, "kind", c->kind);
  PASS_INT(p, "strand", c->strand);
  PASS_INT(p, "slot", c->slot);
  PASS_INT(p, "arg", c->arg);
  PASS_INT(p, "verb", c->verb);
  PASS_INT(p, "line", c->line);
  PASS_INT(p, "object", c->object);
}

static void pass_name(Pass *p, void *element) { pass_text(p, "name", element, LAB_NAME); }

static void pass_value(Pass *p, void *element) {
  struct LabNamed *v = element;
  pass_text(p, "name", v->name, sizeof v->name);
  pass_own_text(p, "text", &v->text);
}

static void pass_blocked(Pass *p, void *element) {
  LabBlocked *b = element;
  PASS_INT(p, "slot", b->slot);
  PASS_INT(p, "strand", b->strand);
  PASS_INT(p, "holder", b->holder);
  PASS_INT(p, "holder_strand", b->holder_strand);
  pass_text(p, "who", b->who, sizeof b->who);
  pass_text(p, "by", b->by, sizeof b->by);
  PASS_INT(p, "line", b->line);
  pass_verb(p, &b->verb);
  pass_text(p, "object", b->object, sizeof b->object);
  pass_text(p, "text", b->sentence, sizeof b->sentence);
  pass_said(p, "said", b->said, sizeof b->said);
}

// One of n, by its number; the first if it is none of them.
static int pass_one_of(Pass *p, const char *name, int number, int n) {
  PASS_INT(p, name, number);
  return number >= 0 && number < n ? number : 0;
}

static void pass_outcome(Pass *p, void *element) {
  LabOutcome *o = element;
  o->kind = (LabEnding)pass_one_of(p, "kind", (int)o->kind, LAB_ENDINGS);
  PASS_INT(p, "breaks", o->breaks);
  PASS_INT(p, "against", o->against);
  pass_own_text(p, "prints", &o->prints);
  pass_text(p, "text", o->text, sizeof o->text);
  pass_said(p, "said", o->said, sizeof o->said);
  PASS_INT(p, "orders", o->orders);
  pass_list(p, "values", &o->values, &o->nvalues, sizeof *o->values, pass_value);
  pass_list(p, "names", &o->names, &o->nnames, sizeof *o->names, pass_name);
  pass_list(p, "good_names", &o->good_names, &o->ngood_names, sizeof *o->good_names, pass_name);
  pass_list(p, "blocked", &o->blocked, &o->nblocked, sizeof *o->blocked, pass_blocked);
  pass_list(p, "steps", &o->steps, &o->nsteps, sizeof *o->steps, pass_step);
  pass_list(p, "good", &o->good, &o->ngood, sizeof *o->good, pass_step);
  PASS_INT(p, "parts", o->parts);
  pass_text(p, "explanation", o->explanation, sizeof o->explanation);
  pass_said(p, "explanation_said", o->explanation_said, sizeof o->explanation_said);
  o->pattern = (ExplorePattern)pass_one_of(p, "pattern", (int)o->pattern, PATTERNS);
  PASS_INT(p, "no_return", o->no_return);
  PASS_INT(p, "no_return_all", o->no_return_all);
}

// Its lines as one text, a mark behind each.
static void pass_finer(Pass *p, Finer *fine) {
  char text[FINER_LINES * 12 + 1] = "", *at = text;
  for (uint32_t i = 0; i < fine->n && !p->reading; i++)
    at += snprintf(at, sizeof text - (size_t)(at - text), "%" PRIu32 ";", fine->line[i]);
  pass_text(p, "finer", text, sizeof text);
  PASS_INT(p, "stops", fine->stops);
  if (!p->reading) return;
  fine->n = 0;
  for (at = text; *at && fine->n < FINER_LINES; at += *at != 0) fine->line[fine->n++] = (uint32_t)strtoul(at, &at, 10);
}

static void pass_order(Pass *p, void *element) {
  ExploreOrder *o = element;
  pass_word(p, "key", &o->key);
  pass_list(p, "schedule", &o->schedule.choice, &o->schedule.n, sizeof *o->schedule.choice, pass_choice);
  o->schedule.room = o->schedule.n;
  PASS_INT(p, "whole_gets", o->schedule.kinds.whole_gets);
  pass_finer(p, &o->schedule.kinds.finer);
  PASS_INT(p, "late", o->schedule.kinds.late);
  PASS_INT(p, "insides", o->schedule.kinds.insides);
}

static void pass_race(Pass *p, void *element) {
  LabRace *r = element;
  pass_text(p, "object", r->object, sizeof r->object);
  PASS_INT(p, "line_a", r->line_a);
  PASS_INT(p, "line_b", r->line_b);
  PASS_INT(p, "write_a", r->write_a);
  PASS_INT(p, "write_b", r->write_b);
  pass_text(p, "text", r->text, sizeof r->text);
  pass_said(p, "said", r->said, sizeof r->said);
}

static void pass_guard(Pass *p, void *element) {
  LabGuard *g = element;
  pass_text(p, "object", g->object, sizeof g->object);
  pass_text(p, "lock", g->lock, sizeof g->lock);
  PASS_INT(p, "broken", g->broken);
  PASS_INT(p, "split", g->split);
  pass_text(p, "text", g->text, sizeof g->text);
  pass_said(p, "said", g->said, sizeof g->said);
}

static void pass_caveat(Pass *p, void *element) {
  LabCaveat *c = element;
  c->kind = (CaveatKind)pass_one_of(p, "kind", (int)c->kind, CAVEAT_KINDS);
  PASS_INT(p, "line", c->line);
  pass_text(p, "text", c->text, sizeof c->text);
  pass_said(p, "said", c->said, sizeof c->said);
}

static void pass_differs(Pass *p, void *element) {
  LabDiffers *d = element;
  pass_text(p, "text", d->text, sizeof d->text);
  pass_said(p, "said", d->said, sizeof d->said);
}

static void pass_printed(Pass *p, void *element) {
  PrintedLine *l = element;
  pass_text(p, "name", l->name, sizeof l->name);
  pass_word(p, "skeleton", &l->skeleton);
  pass_word(p, "runs", &l->runs);
}

static void pass_report(Pass *p, ExploreReport *r) {
  LabExplore *e = &r->pub;
  PASS_INT(p, "running", e->running);
  PASS_INT(p, "random", e->random);
  PASS_INT(p, "orders", e->orders);
  PASS_INT(p, "redundant", e->redundant);
  PASS_INT(p, "steps", e->steps);
  PASS_INT(p, "by_states", e->by_states);
  PASS_INT(p, "states", e->states);
  PASS_INT(p, "matched", e->matched);
  PASS_INT(p, "broke_after", e->broke_after);
  PASS_INT(p, "first_bad", e->first_bad);
  PASS_INT(p, "from_steps", e->from_steps);
  PASS_INT(p, "from_complete", e->from_complete);
  pass_real(p, "seconds", &e->seconds);
  pass_real(p, "cpu", &e->cpu);
  pass_real(p, "estimate", &e->estimate);
  PASS_INT(p, "complete", e->complete);
  PASS_INT(p, "draws", e->draws);
  PASS_INT(p, "work", e->work);
  PASS_INT(p, "path", e->path);
  pass_text(p, "incomplete", e->incomplete, sizeof e->incomplete);
  pass_said(p, "incomplete_said", e->incomplete_said, sizeof e->incomplete_said);
  pass_text(p, "error", e->error, sizeof e->error);
  pass_said(p, "error_said", e->error_said, sizeof e->error_said);
  pass_list(p, "outcomes", &e->outcomes, &e->noutcomes, sizeof *e->outcomes, pass_outcome);
  int norders = e->noutcomes;
  pass_list(p, "schedules", &r->order, &norders, sizeof *r->order, pass_order);
  if (norders != e->noutcomes) p->good = false;
  pass_list(p, "races", &e->races, &e->nraces, sizeof *e->races, pass_race);
  PASS_INT(p, "guards_sure", e->guards_sure);
  pass_list(p, "guards", &e->guards, &e->nguards, sizeof *e->guards, pass_guard);
  pass_list(p, "printed", &r->printed.line, &r->printed.n, sizeof *r->printed.line, pass_printed);
  if (p->reading) r->printed.room = r->printed.n;
  PASS_INT(p, "ends", e->nends);
  pass_list(p, "differs", &e->differs, &e->ndiffers, sizeof *e->differs, pass_differs);
  pass_list(p, "caveats", &e->caveats, &e->ncaveats, sizeof *e->caveats, pass_caveat);
  pass_text(p, "left_behind", e->left_behind, sizeof e->left_behind);
  pass_word(p, "seed", &e->seed);
  if (p->reading) e->on = true;
  if (e->first_bad < 0 || e->first_bad >= e->noutcomes) e->first_bad = -1;
}

// ---- a line ----

char *report_write(const ExploreReport *r) {
  Pass p = {.at = cJSON_CreateObject(), .good = true};
  pass_report(&p, (ExploreReport *)r);
  char *text = cJSON_PrintUnformatted(p.at);
  cJSON_Delete(p.at);
  return text;
}

// A list that was cut short by a want of memory must not be freed by the number that stands in the other one.
static int orders_read(const cJSON *json) {
  return cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(json, "schedules"));
}

bool report_read(const char *line, ExploreReport *r) {
  Pass p = {.at = cJSON_Parse(line), .reading = true, .good = true};
  ExploreReport new = {0};
  if (!cJSON_IsObject(p.at) ||
      cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(p.at, "outcomes")) != orders_read(p.at)) {
    cJSON_Delete(p.at);
    return false;
  }
  pass_report(&p, &new);
  cJSON_Delete(p.at);
  for (int i = 0; i < new.pub.noutcomes; i++) {
    const LabOutcome *o = &new.pub.outcomes[i];
    if (o->parts < 0 || (o->ngood && (o->parts > o->nsteps || o->parts > o->ngood))) p.good = false;
  }
  if (!p.good) {
    report_free(&new);
    return false;
  }
  report_free(r);
  *r = new;
  return true;
}

void report_free(ExploreReport *r) {
  for (int i = 0; i < r->pub.noutcomes; i++) {
    LabOutcome *o = &r->pub.outcomes[i];
    for (int k = 0; k < o->nvalues; k++) free(o->values[k].text);
    free(o->values);
    free(o->prints);
    free(o->names);
    free(o->good_names);
    free(o->blocked);
    free(o->steps);
    free(o->good);
    if (r->order) free(r->order[i].schedule.choice);
  }
  free(r->pub.outcomes);
  free(r->pub.races);
  free(r->pub.guards);
  printed_free(&r->printed);
  free(r->pub.differs);
  free(r->pub.caveats);
  free(r->order);
  *r = (ExploreReport){0};
}
