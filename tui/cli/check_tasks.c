// mplab check, of tasks: the starter fails, good answers pass, tempting wrong ones fail at the check they name, and
// those that only seem to be answers fail. Their files stand in the task's folder (tui/course/task.h).
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "check.h"
#include "judges.h"
#include "tui/course/json.h"
#include "verdict_fields.h"
#include "base/visible.h"

typedef struct Expected {  // of one file
  bool passes;
  char fails_at[80];  // "": anywhere
} Expected;

typedef struct Checking {
  JudgeFile *files;
  Expected *expected;
  int n, room, same;
  const char *yes, *no;
  int good, bad;
  Keep *keep;
} Checking;

static bool begins(const char *name, const char *with) { return strncmp(name, with, strlen(with)) == 0; }

// Is it an answer to be judged, and must it pass?
static bool is_answer(const char *name, bool *passes) {
  size_t n = strlen(name);
  *passes = begins(name, "good");
  return n > 3 && !strcmp(name + n - 3, ".py") &&
         (*passes || begins(name, "wrong-") || begins(name, "sham-") || !strcmp(name, "starter.py"));
}

// A wrong answer's first line: "#: fails right".
static void read_fails_at(const char *path, Expected *e) {
  size_t size;
  char *text = file_text(path, 1 << 20, &size);
  if (text) sscanf(text, "#: fails %79s", e->fails_at);
  free(text);
}

static void add_file(Checking *c, const Task *t, const char *name) {
  Expected e = {.passes = false};
  if (!is_answer(name, &e.passes)) return;
  if (!GROW(c->files, c->room, c->n + 1, 64) || !GROW(c->expected, c->same, c->n + 1, 64)) return;
  const char *path = keep_printf(c->keep, "%s/%s", t->folder, name);
  read_fails_at(path, &e);
  c->files[c->n] = (JudgeFile){.task = t, .file = path, .hidden = true};
  c->expected[c->n++] = e;
}

static int visible(const struct dirent *d) { return d->d_name[0] != '.'; }

// What a folder must hold besides, as the words of the course say: two good answers, two wrong ones.
static bool holds_enough(const Task *t, struct dirent **list, int n) {
  int good = 0, wrong = 0;
  for (int i = 0; i < n; i++) good += begins(list[i]->d_name, "good"), wrong += begins(list[i]->d_name, "wrong-");
  if (good >= 2 && wrong >= 2) return true;
  visible_line(stdout, "      but %s has %d good answers and %d wrong ones: two of each are the least", t->folder, good,
               wrong);
  return false;
}

// quick: the starter and the first good answer alone
static void add_task(Checking *c, const Task *t, bool quick) {
  struct dirent **list;
  int n = scandir(t->folder, &list, visible, alphasort);
  if (n >= 0 && !holds_enough(t, list, n)) c->bad++;
  for (int i = 0; i < n; i++) {
    bool plain = !strcmp(list[i]->d_name, "starter.py") || !strcmp(list[i]->d_name, "good.py");
    if (!quick || plain) add_file(c, t, list[i]->d_name);
    free(list[i]);
  }
  if (n >= 0) free(list);
}

// ---- what came of it ----

// The first that failed, or else that was not passed.
static const cJSON *first_not_passed(const cJSON *verdict) {
  const cJSON *one, *open = NULL;
  cJSON_ArrayForEach(one, at(verdict, "checks")) {
    if (cJSON_IsFalse(at(one, "ok"))) return one;
    if (!open && !cJSON_IsTrue(at(one, "ok"))) open = one;
  }
  return open;
}

// The first check that fails is the one that the learner reads.
static bool is_as_expected(const Expected *e, const cJSON *verdict) {
  const cJSON *first = first_not_passed(verdict);
  if (e->passes) return !strcmp(text(verdict, "state"), "passed") && !first;
  bool failed = !strcmp(text(verdict, "state"), "failed");
  return failed && (!e->fails_at[0] || (!strcmp(text(first, "id"), e->fails_at) && cJSON_IsFalse(at(first, "ok"))));
}

static void told(void *data, int i, const cJSON *verdict) {
  Checking *c = data;
  const Expected *e = &c->expected[i];
  const cJSON *first = first_not_passed(verdict);
  bool good = is_as_expected(e, verdict);
  const char *name = strrchr(c->files[i].file, '/') + 1;
  visible_line(stdout, "  %s %-14s %-24s %s%s%s  (%.2f s)", good ? c->yes : c->no, c->files[i].task->name, name,
               text(verdict, "state"), first ? " at " : "", first ? text(first, "id") : "", number(verdict, "seconds"));
  *(good ? &c->good : &c->bad) += 1;
  if (!good) {
    visible_line(stdout, "      but it must %s%s%s", e->passes ? "pass" : "fail", e->fails_at[0] ? " at " : "",
                 e->fails_at);
    const char *why = *text(verdict, "why") ? text(verdict, "why") : text(first, "why");
    if (*why) visible_line(stdout, "      %s", why);
  }
  fflush(stdout);
}

bool check_tasks(const Tasks *all, bool (*wanted)(void *data, const Task *t), void *data, bool quick) {
  Checking c = {.yes = cli_utf8() ? "✓" : "+", .no = cli_utf8() ? "✗" : "x", .keep = keep_new()};
  for (int i = 0; i < all->n; i++)
    if (wanted(data, &all->list[i])) add_task(&c, &all->list[i], quick);
  if (!judges_run(c.files, c.n, told, &c)) c.bad++;
  if (c.n) printf("tasks: %d answers judged as they must be, %d not\n", c.good, c.bad);
  keep_free(c.keep);
  free(c.files);
  free(c.expected);
  return !c.bad;
}
