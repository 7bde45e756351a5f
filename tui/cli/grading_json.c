// A verdict as an object of JSON (see grading.h).
#include <inttypes.h>
#include <string.h>

#include "base/hash.h"
#include "grading.h"
#include "verdict_fields.h"

static const char *const languages[LANGUAGES] = {[ENGLISH] = "en", [CHINESE] = "zh"};

static void add_text(cJSON *to, const char *name, const char *text) {
  if (text && *text) cJSON_AddStringToObject(to, name, text);
  else cJSON_AddNullToObject(to, name);
}

static void add_steps(cJSON *to, const char *name, const TrailStep *s, int n) {
  cJSON *list = cJSON_AddArrayToObject(to, name);
  for (int i = 0; i < n; i++) {
    cJSON *one = cJSON_CreateObject();
    cJSON_AddStringToObject(one, "process", s[i].who);
    cJSON_AddStringToObject(one, "text", s[i].text);
    cJSON_AddNumberToObject(one, "line", s[i].line);
    if (s[i].stale) cJSON_AddTrueToObject(one, "stale");
    if (s[i].said) cJSON_AddStringToObject(one, "said", s[i].said);
    cJSON_AddItemToArray(list, one);
  }
}

// Another lesson that has this fault as its own.
static const char *lesson_of(const Tasks *all, const Task *t, ExplorePattern p) {
  for (int i = 0; i < all->n && p; i++)
    if (all->list[i].pattern == p && strcmp(all->list[i].lesson, t->lesson) != 0) return all->list[i].lesson;
  return NULL;
}

static void add_ok(cJSON *to, CheckState s) {
  cJSON_AddStringToObject(to, "state", check_state_name(s));
  if (s == CHECK_PASSED || s == CHECK_FAILED) cJSON_AddBoolToObject(to, "ok", s == CHECK_PASSED);
  else cJSON_AddNullToObject(to, "ok");
}

static void add_broken(cJSON *to, const Tasks *all, const Task *t, const Judged *c) {
  int number = (int)(c->check - t->checks);
  add_text(to, "why", c->why);
  cJSON *words = cJSON_AddObjectToObject(to, "words");
  for (int l = 0; l < LANGUAGES; l++) cJSON_AddStringToObject(words, languages[l], t->words[l].fails[number]);
  add_text(to, "pattern", lab_pattern_name(c->pattern));
  add_text(to, "see", lesson_of(all, t, c->pattern));
  add_text(to, "explanation", c->explanation);
  if (c->said) cJSON_AddStringToObject(to, "said", c->said);
  add_steps(to, "schedule", c->trail.bad, c->trail.nbad);
  add_steps(to, "nearest", c->trail.good, c->trail.ngood);
  if (c->trail.ngood) cJSON_AddNumberToObject(to, "parts", c->trail.parts);
  else cJSON_AddNullToObject(to, "parts");
}

static cJSON *check_json(const Tasks *all, const Task *t, const Judged *c) {
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "id", c->check->id);
  add_ok(j, c->state);
  cJSON_AddNumberToObject(j, "points", c->state == CHECK_PASSED ? c->check->points : 0);
  cJSON_AddNumberToObject(j, "of", c->check->points);
  cJSON_AddBoolToObject(j, "hidden", c->check->hidden);
  cJSON_AddBoolToObject(j, "others", c->others);
  cJSON_AddNumberToObject(j, "orders", (double)c->orders);
  cJSON_AddBoolToObject(j, "complete", c->complete);
  if (c->state != CHECK_PASSED) add_broken(j, all, t, c);
  return j;
}

static cJSON *head(const Task *t, const char *file) {
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "task", t->name);
  cJSON_AddStringToObject(j, "lesson", t->lesson);
  cJSON_AddStringToObject(j, "file", file);
  cJSON_AddStringToObject(j, "engine", lab_version);
  return j;
}

cJSON *grading_json(const Tasks *all, const Task *t, const char *file, const char *text, size_t size,
                    const Verdict *v) {
  char hash[24];
  int points = 0, of = 0;
  cJSON *j = head(t, file);
  snprintf(hash, sizeof hash, "%016" PRIx64, fnv_add(FNV_EMPTY, text, size));
  for (int i = 0; i < v->nchecks; i++) {
    points += v->checks[i].state == CHECK_PASSED ? v->checks[i].check->points : 0;
    of += v->checks[i].check->points;
  }
  cJSON_AddStringToObject(j, "hash", hash);
  cJSON_AddStringToObject(j, "state", check_state_name(v->state));
  cJSON_AddNumberToObject(j, "points", points);
  cJSON_AddNumberToObject(j, "of", of);
  cJSON_AddNumberToObject(j, "seconds", v->seconds);
  add_text(j, "why", v->why);
  cJSON *checks = cJSON_AddArrayToObject(j, "checks");
  for (int i = 0; i < v->nchecks; i++) cJSON_AddItemToArray(checks, check_json(all, t, &v->checks[i]));
  return j;
}

cJSON *grading_unjudged(const Task *t, const char *file, const char *why) {
  cJSON *j = head(t, file);
  int of = 0;
  for (int i = 0; i < t->nchecks; i++) of += t->checks[i].hidden ? 0 : t->checks[i].points;
  cJSON_AddNullToObject(j, "hash");
  cJSON_AddStringToObject(j, "state", check_state_name(CHECK_UNJUDGED));
  cJSON_AddNumberToObject(j, "points", 0);
  cJSON_AddNumberToObject(j, "of", of);
  cJSON_AddNumberToObject(j, "seconds", 0);
  add_text(j, "why", why);
  cJSON_AddArrayToObject(j, "checks");
  return j;
}

// ---- exit codes ----

static int code_of(const cJSON *judged) {
  static const int codes[] = {[CHECK_PASSED] = 0, [CHECK_FAILED] = 1, [CHECK_OPEN] = 3, [CHECK_UNJUDGED] = 2};
  for (int s = CHECK_PASSED; s <= CHECK_UNJUDGED; s++)
    if (!strcmp(text(judged, "state"), check_state_name((CheckState)s))) return codes[s];
  return codes[CHECK_UNJUDGED];
}

int grading_worse(int a, int b) {
  static const int badness[] = {0, 2, 3, 1};
  return badness[a] > badness[b] ? a : b;
}

int grading_exit(const cJSON *verdict) {
  int code = code_of(verdict);
  const cJSON *one;
  cJSON_ArrayForEach(one, at(verdict, "checks")) { code = grading_worse(code, code_of(one)); }
  return code;
}
