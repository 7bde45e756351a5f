// mplab class: the files of a folder are read, and each learner's are put together (class.h).
#include "class.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <dirent.h>

#include "base/grow.h"
#include "base/visible.h"
#include "cli.h"
#include "tui/course/json.h"
#include "verdict_fields.h"

enum { MOST_BYTES = 64 << 20, DEEPEST = 6 };

typedef struct Reader {
  Class *class;
  size_t root;  // bytes of the folder's path, and the stroke behind it
  int files, bad;
} Reader;

// ---- learners ----

static Learner *learner(Class *c, const char *name, size_t length) {
  char known[sizeof c->list->name];
  snprintf(known, sizeof known, "%.*s", (int)length, name);
  for (int i = 0; i < c->n; i++)
    if (!strcmp(c->list[i].name, known)) return &c->list[i];
  if (!GROW(c->list, c->room, c->n + 1, 32)) return NULL;
  Learner *who = &c->list[c->n];
  *who = (Learner){.progress = progress_load("", NULL, 0),
                   .tasks = calloc((size_t)c->tasks->n + 1, sizeof *who->tasks)};
  memcpy(who->name, known, sizeof known);
  if (who->progress && who->tasks) return c->n++, who;
  progress_free(who->progress);
  free(who->tasks);
  return NULL;
}

static size_t stem(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot && dot != name ? (size_t)(dot - name) : strlen(name);
}

static bool is_stem(const char *name, const char *word) {
  return stem(name) == strlen(word) && !strncmp(name, word, strlen(word));
}

// Whose file it is: its name without the ending. What has the name that every learner's has (progress.json, an answer
// called as its task) is told apart by the first folder of its path.
static Learner *whose(Class *c, const char *path, const char *common) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  if (!slash || !is_stem(name, common)) return learner(c, name, stem(name));
  while (path[0] == '.' && path[1] == '/') path += 2;
  return path < name ? learner(c, path, strcspn(path, "/")) : learner(c, name, stem(name));
}

// ---- files ----

static int task_index(const Tasks *all, const char *name) {
  for (int i = 0; i < all->n; i++)
    if (!strcmp(all->list[i].name, name)) return i;
  return -1;
}

static void take_checks(TaskRecord *r, const Task *t, const cJSON *verdict) {
  const cJSON *check;
  r->failed = 0;
  cJSON_ArrayForEach(check, at(verdict, "checks")) {
    for (int i = 0; i < t->nchecks; i++)
      if (!strcmp(text(check, "id"), t->checks[i].id) && !cJSON_IsTrue(at(check, "ok"))) r->failed |= 1u << i;
  }
}

static bool take_verdict(Class *c, const cJSON *verdict) {
  int i = task_index(c->tasks, text(verdict, "task"));
  Learner *who = i >= 0 && *text(verdict, "file") ? whose(c, text(verdict, "file"), c->tasks->list[i].name) : NULL;
  if (!who) return false;
  who->tasks[i].judged = true;
  who->tasks[i].passed |= !strcmp(text(verdict, "state"), "passed");
  take_checks(&who->tasks[i], &c->tasks->list[i], verdict);
  return true;
}

static bool take_progress(Class *c, const char *name, const cJSON *json) {
  if (!cJSON_IsObject(at(json, "lessons"))) return false;
  Learner *who = whose(c, name, "progress");
  return who && progress_take(who->progress, json);
}

// One progress file, or verdicts one after the other, or an array of them.
static bool take_json(Class *c, const char *name, const cJSON *json) {
  const cJSON *one;
  if (!cJSON_IsArray(json)) return take_verdict(c, json) || take_progress(c, name, json);
  cJSON_ArrayForEach(one, json) {
    if (!take_verdict(c, one)) return false;
  }
  return true;
}

static bool take_text(Class *c, const char *name, const char *s, const char *end) {
  bool good = true, any = false;
  for (; good && s < end; any = true) {
    s += strspn(s, " \t\r\n");
    if (s >= end) break;
    cJSON *json = cJSON_ParseWithLengthOpts(s, (size_t)(end - s), &s, false);
    good = json && take_json(c, name, json);
    cJSON_Delete(json);
  }
  return good && any;
}

static void take_file(Reader *r, const char *path) {
  size_t size;
  char *s = file_text(path, MOST_BYTES, &size);
  r->files++;
  if (!s) r->bad++, cli_bad("%s: %s", path, strerror(errno));
  else if (!take_text(r->class, path + r->root, s, s + size))
    r->bad++, cli_bad("%s is neither a progress file nor verdicts of mplab grade --json", path);
  free(s);
}

static int is_shown(const struct dirent *d) { return strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0; }

static bool is_json(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot && (!strcmp(dot, ".json") || !strcmp(dot, ".jsonl"));
}

static bool take_folder(Reader *r, const char *folder, int depth) {
  struct dirent **list;
  int n = scandir(folder, &list, is_shown, alphasort);
  if (n < 0) return false;
  for (int i = 0; i < n; i++) {
    char path[PATH_MAX];
    struct stat st;
    bool fits = (size_t)snprintf(path, sizeof path, "%s/%s", folder, list[i]->d_name) < sizeof path;
    if (fits && !lstat(path, &st)) {
      if (S_ISDIR(st.st_mode) && depth < DEEPEST) take_folder(r, path, depth + 1);
      else if (S_ISREG(st.st_mode) && is_json(list[i]->d_name)) take_file(r, path);
    }
    free(list[i]);
  }
  free(list);
  return true;
}

// ---- what they have done ----

bool class_passed(const Class *c, const Learner *who, int task) {
  return who->tasks[task].passed || progress_passed(who->progress, c->tasks->list[task].name);
}

static bool passed_one(const Class *c, const Learner *who, const Lesson *l) {
  bool any = false;
  for (int i = 0; i < c->tasks->n; i++) {
    if (strcmp(c->tasks->list[i].lesson, l->folder)) continue;
    if (class_passed(c, who, i)) return true;
    any = true;
  }
  return !any;
}

LessonRecord class_lesson(const Class *c, const Learner *who, const Lesson *l) {
  return lesson_record(l, who->progress, passed_one(c, who, l));
}

// ---- the command line ----

typedef struct Asked {
  const char *folder;
  bool json, csv;
} Asked;

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    bool missing = false;
    char *value;
    if (!strcmp(argv[i], "--json")) a->json = true;
    else if ((value = cli_value("--format", argc, argv, &i, &missing))) {
      if (strcmp(value, "csv")) return cli_bad("--format %s: csv", value), false;
      a->csv = true;
    } else if (missing) return cli_bad("%s needs a value", argv[i]), false;
    else if (argv[i][0] == '-') return cli_bad("class: unknown option \"%s\"; mplab --help", argv[i]), false;
    else if (a->folder) return cli_bad("\"%s\": one folder is enough", argv[i]), false;
    else a->folder = argv[i];
  }
  return a->folder || (cli_bad("class: which folder? It holds the learners' progress.json, or verdicts"), false);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const Learner *)a)->name, ((const Learner *)b)->name);
}

static int tell(Class *c, const Asked *a) {
  Reader r = {.class = c, .root = strlen(a->folder) + 1};
  if (!take_folder(&r, a->folder, 0)) return cli_bad("%s: %s", a->folder, strerror(errno));
  if (!r.files) return cli_bad("%s holds no .json file", a->folder);
  if (c->n) qsort(c->list, (size_t)c->n, sizeof *c->list, by_name);
  if (a->json) class_json(stdout, c, words_language());
  else if (a->csv) class_csv(stdout, c);
  else class_print(stdout, c, words_language());
  return r.bad ? EXIT_BAD : 0;
}

int cli_class(int argc, char **argv) {
  Asked a = {0};
  int code = EXIT_BAD;
  if (!read_arguments(argc, argv, &a)) return EXIT_BAD;
  Course *course = cli_course();
  Tasks *tasks = course ? cli_tasks() : NULL;
  Class c = {.course = course, .tasks = tasks};
  if (tasks) code = tell(&c, &a);
  for (int i = 0; i < c.n; i++) {
    progress_free(c.list[i].progress);
    free(c.list[i].tasks);
  }
  free(c.list);
  if (tasks) tasks_free(tasks);
  if (course) course_free(course);
  return code;
}
