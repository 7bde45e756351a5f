// A report as the one object of `mplab explore --json`.
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "explore/shown_parts.h"
#include "json.h"
#include "base/out_of_memory.h"

static cJSON *text_of(const char *s) { return json_clean_string(s, strlen(s)); }
static void add_text(cJSON *to, const char *name, const char *s) { cJSON_AddItemToObject(to, name, text_of(s)); }
static void add_text_or_null(cJSON *to, const char *name, const char *s) {
  if (s[0]) add_text(to, name, s);
  else cJSON_AddNullToObject(to, name);
}

static void add_name(cJSON *to, const char *name, char (*names)[LAB_NAME], int n, int slot) {
  if (slot >= 0 && slot < n) add_text(to, name, names[slot]);
  else cJSON_AddNullToObject(to, name);
}

// A value as Python shows it. A number, True, False and None become JSON's own, a list a list of such; all else a text.
static cJSON *value_json(const char *text);

static bool is_list(const char *text) {
  size_t n = strlen(text);
  return n >= 2 && text[0] == '[' && text[n - 1] == ']';
}

static cJSON *list_json(const char *text) {
  cJSON *list = cJSON_CreateArray();
  const char *at = text + 1;
  for (ShownPart p; shown_next(&at, &p);) {
    char *part = not_null(strndup(p.text, p.size));
    size_t n = strlen(part);
    bool quoted = n >= 2 && part[0] == '\'' && part[n - 1] == '\'' && !memchr(part, '\\', n);
    if (quoted) cJSON_AddItemToArray(list, json_clean_string(part + 1, n - 2));
    else cJSON_AddItemToArray(list, value_json(part));
    free(part);
  }
  return list;
}

static cJSON *value_json(const char *text) {
  if (strcmp(text, "True") == 0) return cJSON_CreateTrue();
  if (strcmp(text, "False") == 0) return cJSON_CreateFalse();
  if (strcmp(text, "None") == 0) return cJSON_CreateNull();
  if (is_list(text)) return list_json(text);
  cJSON *parsed = cJSON_ParseWithOpts(text, NULL, true);
  bool number = cJSON_IsNumber(parsed);
  cJSON_Delete(parsed);
  return number ? cJSON_CreateRaw(text) : text_of(text);
}

static cJSON *step_json(const LabStep *s, char (*names)[LAB_NAME], int n) {
  static const char *const by[] = {"strand", "clock", "learner"};
  cJSON *j = cJSON_CreateObject();
  add_name(j, "process", names, n, s->slot);
  json_add_int(j, "slot", s->slot);
  json_add_int(j, "strand", s->strand);
  if (s->feeder) cJSON_AddTrueToObject(j, "feeder");
  cJSON_AddStringToObject(j, "by", by[s->by > LAB_BY_LEARNER ? 0 : s->by]);
  cJSON_AddStringToObject(j, "verb", s->verb);
  json_add_int(j, "line", s->line);
  add_text(j, "text", s->sentence);
  if (s->stale) cJSON_AddTrueToObject(j, "stale");
  if (s->inside) cJSON_AddTrueToObject(j, "inside");
  if (s->served) add_name(j, "for", names, n, s->for_slot);
  return j;
}

static void add_steps(cJSON *to, const char *name, const LabStep *s, int n, char (*names)[LAB_NAME], int nnames) {
  cJSON *list = cJSON_AddArrayToObject(to, name);
  for (int i = 0; i < n; i++) cJSON_AddItemToArray(list, step_json(&s[i], names, nnames));
}

static void add_replayed(cJSON *to, const LabOutcome *o) {
  if (o->replayed == 0) cJSON_AddNullToObject(to, "replayed");
  else cJSON_AddBoolToObject(to, "replayed", o->replayed > 0);
  if (o->replayed < 0) add_text(to, "error", o->message);
}

// key: equal for the same outcome in every search; 0: the time was up before the order was made ready.
static cJSON *outcome_json(const LabOutcome *o, uint64_t key) {
  char hex[20];
  snprintf(hex, sizeof hex, "%016" PRIx64, key);
  cJSON *j = cJSON_CreateObject();
  cJSON *values = key ? cJSON_AddObjectToObject(j, "values") : cJSON_AddNullToObject(j, "values");
  for (int i = 0; key && i < o->nvalues; i++)
    cJSON_AddItemToObject(values, o->values[i].name, value_json(o->values[i].text));
  cJSON_AddStringToObject(j, "kind", lab_ending_name(o->kind));
  json_add_int(j, "orders", (int64_t)o->orders);
  add_text(j, "text", o->text);
  add_text_or_null(j, "key", key ? hex : "");
  add_steps(j, "schedule", o->steps, o->nsteps, o->names, o->nnames);
  add_text_or_null(j, "explanation", o->explanation);
  add_text_or_null(j, "pattern", lab_pattern_name(o->pattern));
  if (!o->breaks) return j;
  add_steps(j, "nearest", o->good, o->ngood, o->good_names, o->ngood_names);
  if (o->ngood) json_add_int(j, "parts", o->parts);
  else cJSON_AddNullToObject(j, "parts");
  if (o->no_return) json_add_int(j, "no_return", o->no_return);
  add_replayed(j, o);
  return j;
}

static cJSON *deadlock_json(const LabExplore *e, int i) {
  const LabOutcome *o = &e->outcomes[i];
  cJSON *j = cJSON_CreateObject(), *stuck = cJSON_AddArrayToObject(j, "stuck");
  for (int k = 0; k < o->nblocked; k++) {
    const LabBlocked *b = &o->blocked[k];
    cJSON *one = cJSON_CreateObject();
    add_name(one, "process", o->names, o->nnames, b->slot);
    cJSON_AddStringToObject(one, "waits", b->verb);
    add_text_or_null(one, "object", b->object);
    add_name(one, "holder", o->names, o->nnames, b->holder_strand == STRAND_LEFT ? -1 : b->holder);
    json_add_int(one, "line", b->line);
    cJSON_AddItemToArray(stuck, one);
  }
  json_add_int(j, "outcome", i);
  json_add_int(j, "orders", (int64_t)o->orders);
  add_text_or_null(j, "explanation", o->explanation);
  return j;
}

static cJSON *race_json(const LabRace *r) {
  cJSON *j = cJSON_CreateObject();
  add_text(j, "object", r->object);
  cJSON *lines = cJSON_AddArrayToObject(j, "lines"), *writes = cJSON_AddArrayToObject(j, "writes");
  cJSON_AddItemToArray(lines, cJSON_CreateNumber(r->line_a));
  cJSON_AddItemToArray(lines, cJSON_CreateNumber(r->line_b));
  cJSON_AddItemToArray(writes, cJSON_CreateBool(r->write_a));
  cJSON_AddItemToArray(writes, cJSON_CreateBool(r->write_b));
  add_text(j, "text", r->text);
  return j;
}

static cJSON *guard_json(const LabGuard *g) {
  cJSON *j = cJSON_CreateObject();
  add_text(j, "object", g->object);
  add_text(j, "lock", g->lock);
  cJSON_AddBoolToObject(j, "broken", g->broken);
  cJSON_AddBoolToObject(j, "split", g->split);
  add_text(j, "text", g->text);
  return j;
}

static cJSON *caveat_json(const LabCaveat *c) {
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "kind", lab_caveat_name(c->kind));
  json_add_int(j, "line", c->line);
  add_text(j, "text", c->text);
  return j;
}

static void add_from(cJSON *to, const LabExplore *e) {
  if (e->from_steps == 0) {
    cJSON_AddNullToObject(to, "from");
    return;
  }
  cJSON *from = cJSON_AddObjectToObject(to, "from");
  json_add_int(from, "steps", e->from_steps);
  cJSON_AddBoolToObject(from, "complete", e->from_complete);
}

char *report_json(Lab *lab, const LabExplore *e, const LabExploreOptions *o) {
  cJSON *j = cJSON_CreateObject();
  add_text(j, "program", lab->path);
  json_add_int(j, "seed", (int64_t)e->seed);
  cJSON_AddStringToObject(j, "method", o->random ? "random" : o->all ? "all" : "dpor");
  json_add_int(j, "orders", (int64_t)e->orders);
  json_add_int(j, "redundant", (int64_t)e->redundant);
  json_add_int(j, "steps", (int64_t)e->steps);
  json_add_int(j, "states", (int64_t)e->states);
  cJSON_AddBoolToObject(j, "exact", !e->by_states);
  json_add_int(j, "broke_after", (int64_t)e->broke_after);
  add_from(j, e);
  cJSON_AddBoolToObject(j, "complete", e->complete);
  add_text_or_null(j, "incomplete", e->incomplete);
  add_text_or_null(j, "error", e->error);
  cJSON_AddStringToObject(j, "verdict", lab_verdict_name(lab_verdict(e)));
  json_add_int(j, "ends", e->nends);
  cJSON *differs = cJSON_AddArrayToObject(j, "differs");
  for (int i = 0; i < e->ndiffers; i++) cJSON_AddItemToArray(differs, text_of(e->differs[i].text));
  cJSON_AddNumberToObject(j, "seconds", e->seconds);
  cJSON_AddNumberToObject(j, "cpu", e->cpu);
  cJSON *outcomes = cJSON_AddArrayToObject(j, "outcomes"), *races = cJSON_AddArrayToObject(j, "races"),
        *deadlocks = cJSON_AddArrayToObject(j, "deadlocks");
  cJSON *guards = cJSON_AddArrayToObject(j, "guards"), *caveats = cJSON_AddArrayToObject(j, "caveats");
  for (int i = 0; i < e->noutcomes; i++) {
    cJSON_AddItemToArray(outcomes, outcome_json(&e->outcomes[i], lab->exploring->report.order[i].key));
    if (e->outcomes[i].kind == LAB_ENDS_DEADLOCK) cJSON_AddItemToArray(deadlocks, deadlock_json(e, i));
  }
  for (int i = 0; i < e->nraces; i++) cJSON_AddItemToArray(races, race_json(&e->races[i]));
  for (int i = 0; i < e->nguards; i++) cJSON_AddItemToArray(guards, guard_json(&e->guards[i]));
  for (int i = 0; i < e->ncaveats; i++) cJSON_AddItemToArray(caveats, caveat_json(&e->caveats[i]));
  add_text_or_null(j, "left_behind", e->left_behind);
  char *text = cJSON_Print(j);
  cJSON_Delete(j);
  return text;
}
