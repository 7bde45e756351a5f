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

static bool must_be_object(Reading *r, const cJSON *one, const char *place) {
  return cJSON_IsObject(one) || reading_wrong(r, place, one->string, "must be an object");
}

static bool count(Reading *r, const cJSON *one, const char *place, int *n) {
  if (!cJSON_IsNumber(one) || one->valuedouble < 0 || one->valuedouble > 1e9)
    return reading_wrong(r, place, one->string, "must be a number, 0 or more");
  *n = (int)one->valuedouble;
  return true;
}

static bool truth(Reading *r, const cJSON *one, const char *place, bool *value) {
  if (!cJSON_IsBool(one)) return reading_wrong(r, place, one->string, "must be true or false");
  *value = cJSON_IsTrue(one);
  return true;
}

// ---- the words of both halves ----

static bool read_complete(Reading *r, const cJSON *one, const char *place, void *to) {
  Claim *c = to;
  bool complete = true;
  if (!truth(r, one, place, &complete)) return false;
  c->incomplete = !complete;
  return true;
}

static bool read_orders(Reading *r, const cJSON *one, const char *place, void *to) {
  return count(r, one, place, &((Claim *)to)->orders);
}
static bool read_races(Reading *r, const cJSON *one, const char *place, void *to) {
  return count(r, one, place, &((Claim *)to)->races);
}

static bool read_values(Reading *r, const cJSON *values, const char *place, void *to) {
  Claim *c = to;
  if (!must_be_object(r, values, place)) return false;
  c->values = keep_get(r->keep, sizeof *c->values * (size_t)(cJSON_GetArraySize(values) + 1));
  for (const cJSON *one = values->child; one; one = one->next) {
    ClaimValues *v = &c->values[c->nvalues++];
    v->name = one->string;
    if (!read_texts(r, one, place, values->string, &v->texts, &v->ntexts)) return false;
  }
  return true;
}
static bool read_outcomes(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_values(r, one, place, to);
}

static bool read_breaks(Reading *r, const cJSON *one, const char *place, void *to) {
  Claim *c = to;
  c->says_breaks = true;
  c->breaks = !cJSON_IsFalse(one);
  return cJSON_IsBool(one) || read_texts(r, one, place, "breaks", &c->reasons, &c->nreasons);
}

static bool read_ends(Reading *r, const cJSON *one, const char *place, void *to) {
  return count(r, one, place, &((Claim *)to)->ends);
}

static bool read_verdict(Reading *r, const cJSON *one, const char *place, void *to) {
  static const LabVerdict all[] = {LAB_PROVED, LAB_BROKEN, LAB_INCOMPLETE, LAB_OPEN};
  for (size_t i = 0; i < sizeof all / sizeof *all && cJSON_IsString(one); i++)
    if (!strcmp(one->valuestring, lab_verdict_name(all[i]))) return ((Claim *)to)->verdict = (int)all[i], true;
  return reading_wrong(r, place, one->string, "must be proved, broken, incomplete or ends");
}

static bool take_caveat(unsigned *caveats, const char *name) {
  for (int k = 0; k < CAVEAT_KINDS; k++)
    if (!strcmp(name, lab_caveat_name((CaveatKind)k))) return *caveats |= 1u << k, true;
  return false;
}

bool caveats_read(Reading *r, const cJSON *json, const char *place, unsigned *caveats) {
  if (!cJSON_IsArray(json)) return reading_wrong(r, place, json->string, "must be an array of names");
  for (const cJSON *one = json->child; one; one = one->next)
    if (!cJSON_IsString(one) || !take_caveat(caveats, one->valuestring))
      return reading_wrong(r, place, json->string, "must name caveats, such as \"clock\" or \"kill\"");
  return true;
}

static bool read_caveats(Reading *r, const cJSON *json, const char *place, void *to) {
  Claim *c = to;
  c->says_caveats = true;
  return caveats_read(r, json, place, &c->caveats);
}

bool program_name_is_sound(Reading *r, const cJSON *one, const char *place) {
  const char *name = cJSON_IsString(one) ? one->valuestring : "";
  size_t n = strlen(name);
  return (n > 3 && !strcmp(name + n - 3, ".py") && !strchr(name, '/')) ||
         reading_wrong(r, place, "program", "must be a file of the lesson's folder, such as \"two.py\"");
}

static bool read_deadlock(Reading *r, const cJSON *one, const char *place, void *to) {
  return truth(r, one, place, &((Claim *)to)->deadlock);
}

static bool read_exit(Reading *r, const cJSON *one, const char *place, void *to) {
  Claim *c = to;
  if (!cJSON_IsNumber(one)) return reading_wrong(r, place, "exit", "must be a number");
  c->says_exit = true;
  c->exit = one->valueint;
  return true;
}

static bool read_prints(Reading *r, const cJSON *one, const char *place, void *to) {
  Claim *c = to;
  return read_texts(r, one, place, "prints", &c->prints, &c->nprints);
}

static bool read_half(Reading *r, const cJSON *json, const char *place, Claim *c, ClaimHalf half) {
  static const struct {
    ClaimHalf half;
    ReadingKey key;
  } words[] = {
#define W(half, word) {CLAIM_##half, {#word, false, read_##word}},
      CLAIM_WORDS(W)
#undef W
  };
  ReadingKey keys[sizeof words / sizeof *words];
  int n = 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].half == half) keys[n++] = words[i].key;
  c->half = half;
  return reading_table(r, json, place, keys, n, c);
}

// ---- a claim ----

bool sets_read(Reading *r, const cJSON *json, const char *place, ClaimSet **sets, int *n) {
  if (!must_be_object(r, json, place)) return false;
  *sets = keep_get(r->keep, sizeof **sets * (size_t)(cJSON_GetArraySize(json) + 1));
  for (const cJSON *one = json->child; one; one = one->next) {
    const char *value = as_text(r, one);
    if (!value) return reading_wrong(r, place, "set", "must give \"%s\" a text or a number", one->string);
    (*sets)[(*n)++] = (ClaimSet){one->string, value};
  }
  return true;
}

static bool read_set(Reading *r, const cJSON *one, const char *place, void *to) {
  Claim *c = to;
  return sets_read(r, one, place, &c->sets, &c->nsets);
}
static bool read_explore(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_half(r, one, place, to, CLAIM_EXPLORE);
}
static bool read_run(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_half(r, one, place, to, CLAIM_RUN);
}

static bool read_id(Reading *r, const cJSON *one, const char *place, void *to) {
  ((Claim *)to)->id = one->valuestring;
  return (cJSON_IsString(one) && *one->valuestring) || reading_wrong(r, place, "id", "must be a text");
}

static bool read_program(Reading *r, const cJSON *one, const char *place, void *to) {
  ((Claim *)to)->program = cJSON_IsString(one) ? one->valuestring : "";
  return program_name_is_sound(r, one, place);
}

bool claims_read(Reading *r, const cJSON *json, Claim **claims, int *n) {
  static const ReadingKey keys[] = {{"id", false, read_id},
                                    {"program", false, read_program},
                                    {"set", false, read_set},
                                    {"explore", false, read_explore},
                                    {"run", false, read_run}};
  *claims = keep_get(r->keep, sizeof **claims * (size_t)(cJSON_GetArraySize(json) + 1));
  for (const cJSON *one = json ? json->child : NULL; one; one = one->next) {
    char place[40];
    snprintf(place, sizeof place, "claim %d", *n + 1);
    Claim *c = &(*claims)[(*n)++];
    c->orders = c->races = c->ends = c->verdict = -1;
    if (!cJSON_GetObjectItemCaseSensitive(one, "explore") == !cJSON_GetObjectItemCaseSensitive(one, "run"))
      return reading_wrong(r, place, "", "either \"explore\" or \"run\" is expected");
    if (!reading_table(r, one, place, keys, sizeof keys / sizeof *keys, c)) return false;
  }
  return true;
}

bool claim_fits(const Claim *c, const LabProgram *p, char *why, size_t size) {
  return sets_fit(c->sets, c->nsets, p, why, size);
}

bool sets_fit(const ClaimSet *sets, int n, const LabProgram *p, char *why, size_t size) {
  for (int i = 0; i < n; i++) {
    const ClaimSet *s = &sets[i];
    bool is_switch = program_switch(p, s->name) >= 0, on_or_off = !strcmp(s->value, "on") || !strcmp(s->value, "off");
    if (is_switch ? on_or_off : program_knob(p, s->name) >= 0) continue;
    snprintf(why, size, "set \"%s\" to \"%s\" cannot be done", s->name, s->value);
    return false;
  }
  return true;
}
