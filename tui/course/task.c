// Reading tasks: every key, with the place of what is wrong (see task.h).
#include "task.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <stdlib.h>
#include <string.h>

#include "frame.h"
#include "names.h"

static const uint64_t DEFAULT_STEPS = 200000;  // some seconds

// ---- lists ----

static bool read_names(Reading *r, const cJSON *json, const char *place, TaskNames *to) {
  if (!cJSON_IsArray(json) || !json->child) return reading_wrong(r, place, json->string, "must be an array of texts");
  to->list = keep_get(r->keep, sizeof *to->list * (size_t)(cJSON_GetArraySize(json) + 1));
  for (const cJSON *one = json->child; one; one = one->next) {
    if (!cJSON_IsString(one) || !*one->valuestring)
      return reading_wrong(r, place, json->string, "must be an array of texts");
    to->list[to->n++] = one->valuestring;
  }
  return true;
}

static bool read_rules(Reading *r, const cJSON *json, const char *place, TaskRules *to) {
  if (!cJSON_IsObject(json) || !json->child)
    return reading_wrong(r, place, json->string, "must be an object of names and what holds for them");
  to->list = keep_get(r->keep, sizeof *to->list * (size_t)(cJSON_GetArraySize(json) + 1));
  for (const cJSON *one = json->child; one; one = one->next)
    if (!rule_read(r, one, place, &to->list[to->n++])) return false;
  return true;
}

static bool read_number(Reading *r, const cJSON *one, const char *place, int most, int *to) {
  if (!cJSON_IsNumber(one) || one->valuedouble < 0 || one->valuedouble > most || one->valuedouble != one->valueint)
    return reading_wrong(r, place, one->string, "must be a whole number from 0 to %d", most);
  *to = one->valueint;
  return true;
}

static bool read_true(Reading *r, const cJSON *one, const char *place, bool *to) {
  *to = cJSON_IsTrue(one);
  return *to || reading_wrong(r, place, one->string, "can only be true");
}

// ---- a check's words ----

static bool read_id(Reading *r, const cJSON *one, const char *place, void *to) {
  ((TaskCheck *)to)->id = one->valuestring;
  bool word = cJSON_IsString(one) && *one->valuestring &&
              strspn(one->valuestring, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(one->valuestring);
  return word || reading_wrong(r, place, "id", "must be a word of small letters, digits and -");
}
static bool read_points(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_number(r, one, place, 1000, &((TaskCheck *)to)->points);
}
static bool read_hidden(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_true(r, one, place, &((TaskCheck *)to)->hidden);
}
static bool read_set(Reading *r, const cJSON *one, const char *place, void *to) {
  TaskCheck *c = to;
  return sets_read(r, one, place, &c->sets, &c->nsets);
}
static bool read_killed(Reading *r, const cJSON *one, const char *place, void *to) {
  ((TaskCheck *)to)->killed = one->valuestring;
  return (cJSON_IsString(one) && *one->valuestring) || reading_wrong(r, place, "killed", "must be a process's name");
}
static bool read_inside(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_true(r, one, place, &((TaskCheck *)to)->inside);
}
static bool read_caveats(Reading *r, const cJSON *one, const char *place, void *to) {
  return caveats_read(r, one, place, &((TaskCheck *)to)->caveats);
}
static bool read_finishes(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_true(r, one, place, &((TaskCheck *)to)->finishes);
}
static bool read_agree(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_true(r, one, place, &((TaskCheck *)to)->agree);
}

static bool is_ending(const char *name) {
  for (int e = LAB_ENDS_STALE; e < LAB_ENDINGS; e++)
    if (!strcmp(lab_ending_name((LabEnding)e), name)) return true;
  return false;
}

static ExplorePattern pattern_named(const char *name) {
  for (int p = PATTERN_NONE + 1; p < PATTERNS; p++)
    if (!strcmp(lab_pattern_name((ExplorePattern)p), name)) return (ExplorePattern)p;
  return PATTERN_NONE;
}

static bool wrong_pattern(Reading *r, const char *place, const char *key, const char *name) {
  char *all = keep_text(r->keep, "");
  for (int p = PATTERN_NONE + 1; p < PATTERNS; p++)
    all = keep_printf(r->keep, "%s%s%s", all, *all ? ", " : "", lab_pattern_name((ExplorePattern)p));
  return reading_wrong(r, place, key, "\"%s\" is no pattern; there are: %s", name, all);
}

static bool read_never(Reading *r, const cJSON *one, const char *place, void *to) {
  TaskNames *never = &((TaskCheck *)to)->never;
  if (!read_names(r, one, place, never)) return false;
  for (int i = 0; i < never->n; i++)
    if (!is_ending(never->list[i]) && !pattern_named(never->list[i]))
      return wrong_pattern(r, place, "never: deadlock, livelock, exception, stale or a pattern;", never->list[i]);
  return true;
}
static bool read_prints(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_names(r, one, place, &((TaskCheck *)to)->prints);
}
static bool read_uses(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_names(r, one, place, &((TaskCheck *)to)->uses);
}
static bool read_lacks(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_names(r, one, place, &((TaskCheck *)to)->lacks);
}
static bool read_outcomes(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_rules(r, one, place, &((TaskCheck *)to)->outcomes);
}
static bool read_only(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_rules(r, one, place, &((TaskCheck *)to)->only);
}
static bool read_always(Reading *r, const cJSON *one, const char *place, void *to) {
  TaskRules *always = &((TaskCheck *)to)->always;
  if (!read_rules(r, one, place, always)) return false;
  for (int i = 0; i < always->n; i++)
    if (!always->list[i].compares || always->list[i].sum)
      return reading_wrong(r, place, always->list[i].name, "always: a comparison of one cell, such as \"<= PLACES\"");
  return true;
}
static bool read_possible(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_rules(r, one, place, &((TaskCheck *)to)->possible);
}
static bool read_parallel(Reading *r, const cJSON *one, const char *place, void *to) {
  TaskCheck *c = to;
  c->parallel_text = one->valuestring;
  c->says_parallel = cJSON_IsString(one) && compare_read(r->keep, one, &c->parallel);
  return c->says_parallel || reading_wrong(r, place, "parallel", "must be a comparison, such as \">= 1.8\"");
}
static bool read_edits(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_number(r, one, place, 1000, &((TaskCheck *)to)->edits);
}

// What a check may have: one row each.
static const ReadingKey check_keys[] = {
    {"id", true, read_id},
    {"points", false, read_points},
    {"hidden", false, read_hidden},
    {"set", false, read_set},
    {"killed", false, read_killed},
    {"inside", false, read_inside},
    {"caveats", false, read_caveats},
    {"agree", false, read_agree},
    {"finishes", false, read_finishes},
    {"never", false, read_never},
    {"only", false, read_only},
    {"outcomes", false, read_outcomes},
    {"always", false, read_always},
    {"prints", false, read_prints},
    {"possible", false, read_possible},
    {"parallel", false, read_parallel},
    {"uses", false, read_uses},
    {"lacks", false, read_lacks},
    {"edits", false, read_edits},
};

static bool asks_something(const TaskCheck *c) {
  return c->finishes || c->agree || c->never.n || c->prints.n || c->uses.n || c->lacks.n || c->outcomes.n ||
         c->only.n || c->always.n || c->possible.n || c->says_parallel || c->edits >= 0;
}

// ---- task.json ----

static bool read_pattern(Reading *r, const cJSON *one, const char *place, void *to) {
  const char *name = cJSON_IsString(one) ? one->valuestring : "";
  ((Task *)to)->pattern = pattern_named(name);
  return pattern_named(name) || wrong_pattern(r, place, "pattern", name);
}
static bool read_minutes(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_number(r, one, place, 240, &((Task *)to)->minutes);
}
static bool read_needs(Reading *r, const cJSON *one, const char *place, void *to) {
  return read_names(r, one, place, &((Task *)to)->needs);
}

static bool read_budget(Reading *r, const cJSON *one, const char *place, void *to) {
  int steps = 0;
  if (!reading_keys(r, one, "budget", "steps", "")) return false;
  if (!read_number(r, cJSON_GetObjectItemCaseSensitive(one, "steps"), "budget", 1000000000, &steps)) return false;
  ((Task *)to)->steps = (uint64_t)steps;
  return steps > 0 || reading_wrong(r, "budget", "steps", "must be more than 0");
}

static bool read_beside(Reading *r, const cJSON *one, const char *place, void *to) {
  Task *t = to;
  TaskNames files = {NULL, 0};
  if (!read_names(r, one, place, &files)) return false;
  t->modules = keep_get(r->keep, sizeof *t->modules * (size_t)(files.n + 1));
  for (int i = 0; i < files.n; i++) {
    size_t n = strlen(files.list[i]), size;
    if (n < 4 || strcmp(files.list[i] + n - 3, ".py") || strchr(files.list[i], '/'))
      return reading_wrong(r, place, "beside", "must name .py files of the task's folder");
    char *path = keep_printf(r->keep, "%s/%s", t->folder, files.list[i]), *text = file_text(path, 1 << 20, &size);
    if (!text) return reading_wrong(r, place, "beside", "%s: %s", path, strerror(errno));
    t->modules[t->nmodules++] = (LabModule){keep_printf(r->keep, "%.*s", (int)n - 3, files.list[i]),
                                            keep_text(r->keep, text)};
    free(text);
  }
  return true;
}

static bool read_other_names(Reading *r, const cJSON *one, const char *place, void *to) {
  Task *t = to;
  TaskNames names = {NULL, 0};
  if (!read_names(r, one, place, &names)) return false;
  t->names = names.list, t->nnames = names.n;
  t->others = keep_get(r->keep, sizeof *t->others * (size_t)(names.n + 1));
  for (int i = 0; i < names.n; i++) t->others[i] = keep_printf(r->keep, "%s_b", names.list[i]);
  return true;
}
static bool read_other_set(Reading *r, const cJSON *one, const char *place, void *to) {
  Task *t = to;
  return sets_read(r, one, place, &t->sets, &t->nsets);
}
static bool read_others(Reading *r, const cJSON *one, const char *place, void *to) {
  static const ReadingKey keys[] = {{"names", false, read_other_names}, {"set", false, read_other_set}};
  ((Task *)to)->again = true;
  return reading_table(r, one, "others", keys, sizeof keys / sizeof *keys, to);
}

static bool read_checks(Reading *r, const cJSON *checks, const char *place, void *to) {
  Task *t = to;
  int n = cJSON_GetArraySize(checks);
  if (!cJSON_IsArray(checks) || !n || n > TASK_CHECKS)
    return reading_wrong(r, place, "checks", "must be an array of 1 to %d checks", TASK_CHECKS);
  t->checks = keep_get(r->keep, sizeof *t->checks * (size_t)n);
  for (const cJSON *one = checks->child; one; one = one->next) {
    char where[80];
    TaskCheck *c = &t->checks[t->nchecks++];
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(one, "id");
    snprintf(where, sizeof where, "check %d", t->nchecks);
    if (cJSON_IsString(id)) snprintf(where, sizeof where, "check \"%.40s\"", id->valuestring);
    *c = (TaskCheck){.points = 1, .edits = -1};
    if (!reading_table(r, one, where, check_keys, sizeof check_keys / sizeof *check_keys, c)) return false;
    if (!asks_something(c)) return reading_wrong(r, where, "", "asks nothing");
    if (c->inside && !c->killed) return reading_wrong(r, where, "inside", "needs \"killed\": who is");
    for (int i = 0; i + 1 < t->nchecks; i++)
      if (!strcmp(t->checks[i].id, c->id)) return reading_wrong(r, where, "id", "is there twice");
  }
  return true;
}

static const ReadingKey task_keys[] = {
    {"pattern", false, read_pattern}, {"minutes", true, read_minutes}, {"needs", false, read_needs},
    {"budget", false, read_budget},   {"beside", false, read_beside},  {"others", true, read_others},
    {"checks", true, read_checks},
};

// ---- the folder ----

static bool names_are_there(Reading *r, const Task *t) {
  for (int i = 0; i < t->nnames; i++) {
    bool there = names_has(t->starter, t->names[i]);
    for (int m = 0; m < t->nmodules; m++) there |= names_has(t->modules[m].text, t->names[i]);
    if (!there) return reading_wrong(r, "others", t->names[i], "is no name of the frame");
  }
  return true;
}

static bool read_starter(Reading *r, Task *t) {
  char why[200], *path = keep_printf(r->keep, "%s/starter.py", t->folder);
  size_t size;
  char *text = file_text(path, 1 << 20, &size);
  if (!text) return snprintf(r->why, r->size, "%s: %s", path, strerror(errno)), false;
  t->starter = keep_text(r->keep, text);
  free(text);
  if (frame_sound(t->starter, why, sizeof why)) return names_are_there(r, t);
  return snprintf(r->why, r->size, "%s: %s", path, why), false;
}

static bool read_task(Reading *r, Task *t, const char *lesson, const char *name) {
  static const char *const files[] = {"en.md", "zh.md"};
  const char *sub = keep_printf(r->keep, "%s/tasks/%s", lesson, name);
  *t = (Task){.name = name, .lesson = lesson, .steps = DEFAULT_STEPS};
  t->folder = keep_printf(r->keep, "%s/%s", r->folder, sub);
  const cJSON *json = reading_file(r, sub, "task.json");
  if (!json || !reading_table(r, json, "", task_keys, sizeof task_keys / sizeof *task_keys, t)) return false;
  if (!read_starter(r, t)) return false;
  const char *ids[TASK_CHECKS];
  for (int i = 0; i < t->nchecks; i++) ids[i] = t->checks[i].id;
  for (int l = 0; l < LANGUAGES; l++)
    if (!task_words_read(r, sub, files[l], ids, t->nchecks, &t->words[l])) return false;
  return true;
}

static int shown(const struct dirent *d) { return d->d_name[0] != '.'; }

static bool read_tasks_of(Reading *r, Tasks *all, const char *lesson) {
  struct dirent **list;
  int n = scandir(keep_printf(r->keep, "%s/%s/tasks", r->folder, lesson), &list, shown, alphasort);
  bool good = true;
  if (n < 0) return true;  // it has none
  Task *more = keep_get(r->keep, sizeof *more * (size_t)(all->n + n + 1));
  if (all->n) memcpy(more, all->list, sizeof *more * (size_t)all->n);
  all->list = more;
  for (int i = 0; i < n; i++) {
    const char *name = keep_text(r->keep, list[i]->d_name);
    free(list[i]);
    if (!good) continue;
    good = read_task(r, &more[all->n], lesson, name);
    if (good && tasks_find(all, name)) good = reading_wrong(r, "", name, "is a task of another lesson, too");
    all->n += good;
  }
  free(list);
  return good;
}

Tasks *tasks_load(const char *folder, char *why, size_t size) {
  Tasks *all = calloc(1, sizeof *all);
  struct dirent **list;
  if (!all) return NULL;
  all->keep = keep_new();
  Reading r = {.keep = all->keep, .folder = keep_text(all->keep, folder), .file = folder, .why = why, .size = size};
  int n = scandir(folder, &list, shown, alphasort);
  bool good = n >= 0;
  if (!good) snprintf(why, size, "%s: %s", folder, strerror(errno));
  for (int i = 0; i < n; i++) {
    const char *lesson = keep_text(r.keep, list[i]->d_name);
    free(list[i]);
    good = good && read_tasks_of(&r, all, lesson);
  }
  if (n >= 0) free(list);
  all->trees = r.trees;
  if (good) return all;
  tasks_free(all);
  return NULL;
}

void tasks_free(Tasks *t) {
  if (!t) return;
  reading_drop(t->trees);
  keep_free(t->keep);
  free(t);
}

const Task *tasks_find(const Tasks *t, const char *name) {
  for (int i = 0; i < t->n; i++)
    if (!strcmp(t->list[i].name, name)) return &t->list[i];
  return NULL;
}

// ---- does it fit ----

static bool rules_fit(const TaskRules *rules, const LabProgram *p, char *why, size_t size) {
  for (int i = 0; i < rules->n; i++)
    if (!rule_fits(&rules->list[i], p, why, size)) return false;
  return true;
}

static bool check_fits(const TaskCheck *c, const LabProgram *p, char *why, size_t size) {
  return sets_fit(c->sets, c->nsets, p, why, size) && rules_fit(&c->outcomes, p, why, size) &&
         rules_fit(&c->only, p, why, size) && rules_fit(&c->always, p, why, size) &&
         rules_fit(&c->possible, p, why, size);
}

bool task_fits(const Task *t, const LabProgram *p, char *why, size_t size) {
  char what[300];
  for (int i = 0; i < t->nchecks; i++) {
    if (check_fits(&t->checks[i], p, what, sizeof what)) continue;
    snprintf(why, size, "%s/task.json: check \"%s\": %s", t->folder, t->checks[i].id, what);
    return false;
  }
  if (sets_fit(t->sets, t->nsets, p, what, sizeof what)) return true;
  snprintf(why, size, "%s/task.json: others: %s", t->folder, what);
  return false;
}

bool task_write_modules(const Task *t, const char *program, bool kept, char *why, size_t size) {
  const char *slash = strrchr(program, '/');
  for (int i = 0; i < t->nmodules; i++) {
    char beside[4200];
    const LabModule *m = &t->modules[i];
    snprintf(beside, sizeof beside, "%.*s%s.py", slash ? (int)(slash - program) + 1 : 0, program, m->name);
    if ((kept && !access(beside, F_OK)) || lab_replace_file(beside, m->text, strlen(m->text))) continue;
    snprintf(why, size, "%s: %s", beside, strerror(errno));
    return false;
  }
  return true;
}
