// The progress file: a small JSON tree in memory, the same on disk.
//   { "version": 1, "language": "en", "lessons": { "value-race": { "seen": ["look"], "reached": ["fix"], "predicted": {
//   "look": ["short",
//   "right"] } }, "review-1": { "rounds": { "1": "2026-11-30" } } }, "tasks": ["withdraw"] }
#include "progress.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lab/lab.h"
#include "day.h"
#include "json.h"
#include "state_folder.h"

enum { MOST_BYTES = 16 << 20 };  // of a file of progress: far more than all lessons need

struct Progress {
  cJSON *root;
  char path[PATH_MAX];  // "": it is kept nowhere
  bool changed, spoke;  // spoke: the language was chosen after the file was read
};

static const char *const judgements[] = {"", "open", "wrong", "right"};
static const char *const languages[] = {"en", "zh"};

static cJSON *child(cJSON *parent, const char *key, cJSON *(*make)(void)) {
  cJSON *c = cJSON_GetObjectItemCaseSensitive(parent, key);
  if (!c && make && (c = make())) cJSON_AddItemToObject(parent, key, c);
  return c;
}

static bool sound_rounds(const cJSON *rounds) {
  int day;
  if (rounds && !cJSON_IsObject(rounds)) return false;
  for (const cJSON *one = rounds ? rounds->child : NULL; one; one = one->next)
    if (!cJSON_IsString(one) || !day_read(one->valuestring, &day)) return false;
  return true;
}

// A file of another shape counts as damaged too: the next save would lose it.
static bool sound(const cJSON *root) {
  const cJSON *lessons = cJSON_GetObjectItemCaseSensitive(root, "lessons");
  const cJSON *tasks = cJSON_GetObjectItemCaseSensitive(root, "tasks");
  if (!cJSON_IsObject(root) || !cJSON_IsObject(lessons) || (tasks && !cJSON_IsArray(tasks))) return false;
  for (const cJSON *l = lessons->child; l; l = l->next) {
    const cJSON *seen = cJSON_GetObjectItemCaseSensitive(l, "seen"),
                *reached = cJSON_GetObjectItemCaseSensitive(l, "reached"),
                *predicted = cJSON_GetObjectItemCaseSensitive(l, "predicted");
    if (!cJSON_IsObject(l) || (seen && !cJSON_IsArray(seen)) || (reached && !cJSON_IsArray(reached)) ||
        (predicted && !cJSON_IsObject(predicted)) || !sound_rounds(cJSON_GetObjectItemCaseSensitive(l, "rounds")))
      return false;
    for (const cJSON *one = predicted ? predicted->child : NULL; one; one = one->next)
      if (!cJSON_IsString(cJSON_GetArrayItem(one, 0)) || !cJSON_IsString(cJSON_GetArrayItem(one, 1))) return false;
  }
  return true;
}

static void put_aside(const char *path, char *set_aside, size_t size) {
  int n = snprintf(set_aside, size, "%s.damaged-%lld", path, (long long)time(NULL));
  for (int i = 2; n > 0 && (size_t)n < size && !access(set_aside, F_OK); i++)  // an earlier one stays
    snprintf(set_aside + n, size - (size_t)n, "-%d", i);
  if (rename(path, set_aside)) snprintf(set_aside, size, "%s", path);
}

// What is saved at path, as a tree. NULL: nothing, or it is damaged (also: too large, or not to be read) and now lies
// aside, where no save falls on it.
static cJSON *saved(const char *path, char *set_aside, size_t size) {
  size_t length;
  errno = 0;
  char *text = *path ? file_text(path, MOST_BYTES, &length) : NULL;
  if (!text && (!*path || errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)) return NULL;
  cJSON *root = text ? cJSON_ParseWithLengthOpts(text, length + 1, NULL, true) : NULL;
  free(text);
  if (sound(root)) return root;
  cJSON_Delete(root);
  put_aside(path, set_aside, size);
  return NULL;
}

Progress *progress_load(const char *path, char *set_aside, size_t size) {
  Progress *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  if (size) *set_aside = 0;
  if (path) snprintf(p->path, sizeof p->path, "%s", path);
  else state_path("progress.json", p->path, sizeof p->path);
  char nowhere[PATH_MAX + 64];
  p->root = size ? saved(p->path, set_aside, size) : saved(p->path, nowhere, sizeof nowhere);
  if (!p->root) {
    p->root = cJSON_CreateObject();
    cJSON_AddNumberToObject(p->root, "version", 1);
    child(p->root, "lessons", cJSON_CreateObject);
  }
  return p;
}

void progress_free(Progress *p) {
  if (!p) return;
  cJSON_Delete(p->root);
  free(p);
}

bool progress_file(const Progress *p, const char *name, char *to, size_t size) {
  const char *slash = strrchr(p->path, '/');
  *to = 0;
  return slash && (size_t)snprintf(to, size, "%.*s/%s", (int)(slash - p->path), p->path, name) < size &&
         state_make_folders(to);
}

// ---- what another mplab has saved meanwhile ----

static bool lists(const cJSON *list, const char *page) {
  const cJSON *one;
  cJSON_ArrayForEach(one, list) {
    if (cJSON_IsString(one) && !strcmp(one->valuestring, page)) return true;
  }
  return false;
}

static void merge_list(cJSON *ours, const cJSON *theirs, const char *name) {
  const cJSON *one, *all = cJSON_GetObjectItemCaseSensitive(theirs, name);
  cJSON *mine = all ? child(ours, name, cJSON_CreateArray) : NULL;
  cJSON_ArrayForEach(one, all) {
    if (cJSON_IsString(one) && !lists(mine, one->valuestring))
      cJSON_AddItemToArray(mine, cJSON_CreateString(one->valuestring));
  }
}

static bool is_open(const cJSON *pair) {
  return !strcmp(cJSON_GetArrayItem(pair, 1)->valuestring, judgements[PREDICTED_OPEN]);
}

// A judged prediction stays; of two open ones, ours.
static void merge_predicted(cJSON *ours, const cJSON *theirs) {
  const cJSON *one, *all = cJSON_GetObjectItemCaseSensitive(theirs, "predicted");
  cJSON *mine = all ? child(ours, "predicted", cJSON_CreateObject) : NULL;
  cJSON_ArrayForEach(one, all) {
    const cJSON *own = cJSON_GetObjectItemCaseSensitive(mine, one->string);
    if (own && (!is_open(own) || is_open(one))) continue;
    cJSON_DeleteItemFromObjectCaseSensitive(mine, one->string);
    cJSON_AddItemToObject(mine, one->string, cJSON_Duplicate(one, true));
  }
}

// Of a round that both have finished the earlier day stands. Days are compared as they are written.
static void merge_rounds(cJSON *ours, const cJSON *theirs) {
  const cJSON *one, *all = cJSON_GetObjectItemCaseSensitive(theirs, "rounds");
  cJSON *mine = all ? child(ours, "rounds", cJSON_CreateObject) : NULL;
  cJSON_ArrayForEach(one, all) {
    const cJSON *own = cJSON_GetObjectItemCaseSensitive(mine, one->string);
    if (own && strcmp(own->valuestring, one->valuestring) <= 0) continue;
    cJSON_DeleteItemFromObjectCaseSensitive(mine, one->string);
    cJSON_AddItemToObject(mine, one->string, cJSON_Duplicate(one, true));
  }
}

static void merge(Progress *p, const cJSON *theirs) {
  const cJSON *lesson, *language = cJSON_GetObjectItemCaseSensitive(theirs, "language");
  cJSON *lessons = cJSON_GetObjectItemCaseSensitive(p->root, "lessons");
  cJSON_ArrayForEach(lesson, cJSON_GetObjectItemCaseSensitive(theirs, "lessons")) {
    cJSON *ours = child(lessons, lesson->string, cJSON_CreateObject);
    merge_list(ours, lesson, "seen");
    merge_list(ours, lesson, "reached");
    merge_predicted(ours, lesson);
    merge_rounds(ours, lesson);
  }
  merge_list(p->root, theirs, "tasks");
  if (p->spoke || !cJSON_IsString(language)) return;
  cJSON_DeleteItemFromObjectCaseSensitive(p->root, "language");
  cJSON_AddStringToObject(p->root, "language", language->valuestring);
}

bool progress_take(Progress *p, const cJSON *json) {
  if (!sound(json)) return false;
  merge(p, json);
  return true;
}

static void merge_saved(Progress *p) {
  char aside[PATH_MAX + 64];
  cJSON *theirs = saved(p->path, aside, sizeof aside);
  if (theirs) merge(p, theirs);
  cJSON_Delete(theirs);
}

bool progress_save(Progress *p, char *why, size_t size) {
  if (!p->changed || !*p->path) return true;
  p->changed = false;  // not tried again at every frame when the disk is full
  bool good = state_make_folders(p->path);
  int error = good ? 0 : errno, lock = good ? state_lock(p->path) : -1;
  if (good) merge_saved(p);
  char *text = good ? cJSON_Print(p->root) : NULL;
  if (good && !(good = text && lab_replace_file(p->path, text, strlen(text)))) error = errno;
  if (!good) snprintf(why, size, "%s: %s", p->path, strerror(error));
  free(text);
  if (lock >= 0) close(lock);
  return good;
}

int progress_language(const Progress *p) {
  const cJSON *l = cJSON_GetObjectItemCaseSensitive(p->root, "language");
  for (int i = 0; i < 2; i++)
    if (cJSON_IsString(l) && !strcmp(l->valuestring, languages[i])) return i;
  return -1;
}

void progress_set_language(Progress *p, int language) {
  cJSON_DeleteItemFromObjectCaseSensitive(p->root, "language");
  cJSON_AddStringToObject(p->root, "language", languages[language]);
  p->changed = p->spoke = true;
}

static cJSON *lesson_of(const Progress *p, const char *lesson, bool make) {
  return child(cJSON_GetObjectItemCaseSensitive(p->root, "lessons"), lesson, make ? cJSON_CreateObject : NULL);
}

static bool has(const Progress *p, const char *lesson, const char *list, const char *page) {
  return lists(cJSON_GetObjectItemCaseSensitive(lesson_of(p, lesson, false), list), page);
}

static void add(Progress *p, const char *lesson, const char *list, const char *page) {
  if (has(p, lesson, list, page)) return;
  cJSON_AddItemToArray(child(lesson_of(p, lesson, true), list, cJSON_CreateArray), cJSON_CreateString(page));
  p->changed = true;
}

bool progress_seen(const Progress *p, const char *lesson, const char *page) { return has(p, lesson, "seen", page); }
void progress_see(Progress *p, const char *lesson, const char *page) { add(p, lesson, "seen", page); }
bool progress_reached(const Progress *p, const char *lesson, const char *page) {
  return has(p, lesson, "reached", page);
}
void progress_reach(Progress *p, const char *lesson, const char *page) { add(p, lesson, "reached", page); }

Predicted progress_predicted(const Progress *p, const char *lesson, const char *page, const char **answer) {
  const cJSON *all = cJSON_GetObjectItemCaseSensitive(lesson_of(p, lesson, false), "predicted");
  const cJSON *one = all ? cJSON_GetObjectItemCaseSensitive(all, page) : NULL;
  if (!one) return PREDICTED_NOT;
  if (answer) *answer = cJSON_GetArrayItem(one, 0)->valuestring;
  const char *how = cJSON_GetArrayItem(one, 1)->valuestring;
  return !strcmp(how, judgements[PREDICTED_RIGHT])   ? PREDICTED_RIGHT
         : !strcmp(how, judgements[PREDICTED_WRONG]) ? PREDICTED_WRONG
                                                     : PREDICTED_OPEN;
}

void progress_predict(Progress *p, const char *lesson, const char *page, const char *answer, Predicted how) {
  cJSON *all = child(lesson_of(p, lesson, true), "predicted", cJSON_CreateObject), *pair = cJSON_CreateArray();
  cJSON_AddItemToArray(pair, cJSON_CreateString(answer));
  cJSON_AddItemToArray(pair, cJSON_CreateString(judgements[how]));
  cJSON_DeleteItemFromObjectCaseSensitive(all, page);
  cJSON_AddItemToObject(all, page, pair);
  p->changed = true;
}

// ---- rounds ----

int progress_round_day(const Progress *p, const char *review, int round) {
  char number[16];
  int day = 0;
  snprintf(number, sizeof number, "%d", round);
  const cJSON *rounds = cJSON_GetObjectItemCaseSensitive(lesson_of(p, review, false), "rounds");
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(rounds, number);
  return one && day_read(one->valuestring, &day) ? day : 0;
}

int progress_rounds(const Progress *p, const char *review) {
  int n = 0;
  while (progress_round_day(p, review, n + 1)) n++;
  return n;
}

void progress_finish_round(Progress *p, const char *review, int round, int day) {
  char number[16], text[DAY_TEXT];
  if (progress_round_day(p, review, round)) return;
  snprintf(number, sizeof number, "%d", round);
  cJSON *rounds = child(lesson_of(p, review, true), "rounds", cJSON_CreateObject);
  cJSON_AddStringToObject(rounds, number, day_write(day, text));
  p->changed = true;
}

bool progress_passed(const Progress *p, const char *task) {
  return lists(cJSON_GetObjectItemCaseSensitive(p->root, "tasks"), task);
}

void progress_pass(Progress *p, const char *task) {
  if (progress_passed(p, task)) return;
  cJSON_AddItemToArray(child(p->root, "tasks", cJSON_CreateArray), cJSON_CreateString(task));
  p->changed = true;
}
