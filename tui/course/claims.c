// Reading claims (see claims.h).
#include "claims.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "lab/lab.h"
#include "goal.h"

static const char *as_text(Reading *r, const cJSON *json) {
  if (cJSON_IsString(json)) return json->valuestring;
  if (cJSON_IsBool(json)) return cJSON_IsTrue(json) ? "True" : "False";
  if (cJSON_IsNumber(json)) return keep_printf(r->keep, "%.15g", json->valuedouble);
  return NULL;
}

// A text, or an array of them.
static bool read_texts(Reading *r, const cJSON *json, const char *place, const char *key, const char ***texts, int *n) {
  const cJSON *first = cJSON_IsArray(json) ? json->child : json;
  *texts = keep_get(r->keep, sizeof(char *) * (size_t)(cJSON_IsArray(json) ? cJSON_GetArraySize(json) + 1 : 1));
  for (const cJSON *one = first; one; one = cJSON_IsArray(json) ? one->next : NULL) {
    const char *text = as_text(r, one);
    if (!text) return reading_wrong(r, place, key, "must be a text or a number, or an array of them");
    (*texts)[(*n)++] = text;
  }
  return *n || reading_wrong(r, place, key, "is empty");
}

static bool read_sets(Reading *r, const cJSON *json, const char *place, Claim *c) {
  const cJSON *sets;
  if (!reading_maybe(r, json, place, "set", cJSON_Object, &sets)) return false;
  c->sets = keep_get(r->keep, sizeof *c->sets * (size_t)(cJSON_GetArraySize(sets) + 1));
  for (const cJSON *one = sets ? sets->child : NULL; one; one = one->next) {
    const char *value = as_text(r, one);
    if (!value) return reading_wrong(r, place, "set", "must give \"%s\" a text or a number", one->string);
    c->sets[c->nsets++] = (ClaimSet){one->string, value};
  }
  return true;
}

static bool read_values(Reading *r, const cJSON *json, const char *place, const char *key, Claim *c) {
  const cJSON *values;
  if (!reading_maybe(r, json, place, key, cJSON_Object, &values)) return false;
  c->values = keep_get(r->keep, sizeof *c->values * (size_t)(cJSON_GetArraySize(values) + 1));
  for (const cJSON *one = values ? values->child : NULL; one; one = one->next) {
    ClaimValues *v = &c->values[c->nvalues++];
    v->name = one->string;
    if (!read_texts(r, one, place, key, &v->texts, &v->ntexts)) return false;
  }
  return true;
}

static bool read_count(Reading *r, const cJSON *json, const char *place, const char *key, int *n) {
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, key);
  *n = -1;
  if (!one) return true;
  if (!cJSON_IsNumber(one) || one->valuedouble < 0 || one->valuedouble > 1e9)
    return reading_wrong(r, place, key, "must be a number, 0 or more");
  *n = (int)one->valuedouble;
  return true;
}

static bool read_bool(Reading *r, const cJSON *json, const char *place, const char *key, bool *value) {
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, key);
  if (one && !cJSON_IsBool(one)) return reading_wrong(r, place, key, "must be true or false");
  if (one) *value = cJSON_IsTrue(one);
  return true;
}

static bool read_explore(Reading *r, const cJSON *json, const char *place, Claim *c) {
  const cJSON *breaks = cJSON_GetObjectItemCaseSensitive(json, "breaks");
  bool complete = true;
  c->explores = true;
  if (!reading_keys(r, json, place, "", "complete orders outcomes breaks races")) return false;
  if (!read_count(r, json, place, "orders", &c->orders) || !read_count(r, json, place, "races", &c->races))
    return false;
  if (!read_bool(r, json, place, "complete", &complete) || !read_values(r, json, place, "outcomes", c)) return false;
  c->incomplete = !complete;
  if (!breaks) return true;
  c->says_breaks = true;
  c->breaks = !cJSON_IsFalse(breaks);
  return cJSON_IsBool(breaks) || read_texts(r, breaks, place, "breaks", &c->reasons, &c->nreasons);
}

static bool read_run(Reading *r, const cJSON *json, const char *place, Claim *c) {
  const cJSON *exit = cJSON_GetObjectItemCaseSensitive(json, "exit"),
              *prints = cJSON_GetObjectItemCaseSensitive(json, "prints");
  c->orders = c->races = -1;
  if (!reading_keys(r, json, place, "", "exit deadlock values prints")) return false;
  if (exit && !cJSON_IsNumber(exit)) return reading_wrong(r, place, "exit", "must be a number");
  c->says_exit = exit != NULL;
  c->exit = exit ? exit->valueint : 0;
  if (!read_bool(r, json, place, "deadlock", &c->deadlock) || !read_values(r, json, place, "values", c)) return false;
  return !prints || read_texts(r, prints, place, "prints", &c->prints, &c->nprints);
}

bool claims_read(Reading *r, const cJSON *json, Claim **claims, int *n) {
  *claims = keep_get(r->keep, sizeof **claims * (size_t)(cJSON_GetArraySize(json) + 1));
  for (const cJSON *one = json ? json->child : NULL; one; one = one->next) {
    char place[40];
    snprintf(place, sizeof place, "claim %d", *n + 1);
    Claim *c = &(*claims)[(*n)++];
    if (!reading_keys(r, one, place, "", "set explore run")) return false;
    const cJSON *explore = cJSON_GetObjectItemCaseSensitive(one, "explore"),
                *run = cJSON_GetObjectItemCaseSensitive(one, "run");
    if (!explore == !run) return reading_wrong(r, place, "", "either \"explore\" or \"run\" is expected");
    if (!read_sets(r, one, place, c)) return false;
    if (!(explore ? read_explore(r, explore, place, c) : read_run(r, run, place, c))) return false;
  }
  return true;
}

bool claim_fits(const Claim *c, const LabProgram *p, char *why, size_t size) {
  for (int i = 0; i < c->nsets; i++) {
    const ClaimSet *s = &c->sets[i];
    bool is_switch = program_switch(p, s->name) >= 0, on_or_off = !strcmp(s->value, "on") || !strcmp(s->value, "off");
    if (is_switch ? on_or_off : program_knob(p, s->name) >= 0) continue;
    snprintf(why, size, "set \"%s\" to \"%s\" cannot be done", s->name, s->value);
    return false;
  }
  return true;
}
