// mplab task: the tasks, a task's starter, and the learner's answer judged.
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "grading.h"
#include "tui/course/answers.h"
#include "tui/course/json.h"
#include "tui/course/progress.h"
#include "base/visible.h"

// A solution is shown after so many different texts, or so many seconds after the beginning.
enum { SOLUTION_TEXTS = 3, SOLUTION_SECONDS = 600 };

typedef struct Asked {
  const char *name, *out;
  uint64_t hint;
  bool has_hint, again, solution, json;
} Asked;

Tasks *cli_tasks(void) {
  char why[800];
  char *folder = course_find_folder();
  Tasks *all = tasks_load(folder, why, sizeof why);
  if (!all) cli_bad("%s", why);
  free(folder);
  return all;
}

static bool begun(const Task *t) {
  Answer a;
  char why[400];
  bool there = answer_read(t->name, &a, why, sizeof why) && a.text;
  answer_free(&a);
  return there;
}

static int list_tasks(const Tasks *all) {
  char aside[4200];
  Progress *p = progress_load(NULL, aside, sizeof aside);
  Language language = words_language();
  for (int i = 0; i < all->n; i++) {
    const Task *t = &all->list[i];
    const char *yes = cli_utf8() ? "✓" : "+", *open = cli_utf8() ? "·" : ".";
    const char *mark = p && progress_passed(p, t->name) ? yes : begun(t) ? open : " ";
    printf("%s %-18s %-28s %s\n", mark, t->name, t->lesson, t->words[language].title);
  }
  progress_free(p);
  return 0;
}

// ---- beginning ----

static bool write_modules(const Task *t, const char *program, bool kept) {
  char why[4400];
  return task_write_modules(t, program, kept, why, sizeof why) || (cli_bad("%s", why), false);
}

static int write_starter(const Task *t, const char *path) {
  if (!access(path, F_OK)) return cli_bad("%s is there already: nothing was written", path);
  if (!lab_replace_file(path, t->starter, strlen(t->starter))) return cli_bad("%s: %s", path, strerror(errno));
  return write_modules(t, path, true) ? 0 : EXIT_BAD;
}

// A task's own words and a line's end: what stands between two ** is bold on a terminal.
static void put_words(const char *text) {
  const char *no = getenv("NO_COLOR");
  bool bold = false, shows = isatty(STDOUT_FILENO) && !(no && *no);
  for (const char *mark; (mark = strstr(text, "**")); text = mark + 2) {
    fwrite(text, 1, (size_t)(mark - text), stdout);
    bold = !bold;
    if (shows) fputs(bold ? "\033[1m" : "\033[22m", stdout);
  }
  puts(text);
}

static int begin(const Task *t, Answer *a) {
  char why[4400];
  Language language = words_language();
  if (!answer_begin(a, t->starter, why, sizeof why)) return cli_bad("%s", why);
  if (!write_modules(t, a->path, false)) return EXIT_BAD;
  printf("%s\n\n", t->words[language].title);
  put_words(t->words[language].story);
  putchar('\n');
  visible_line(stdout, "%s", a->path);
  printf(language == CHINESE ? "改好这个文件，然后：mplab task %s\n" : "Mend this file, then: mplab task %s\n",
         t->name);
  return 0;
}

// ---- judging ----

static void note_passed(const Task *t) {
  char aside[4200], why[4400];
  Progress *p = progress_load(NULL, aside, sizeof aside);
  if (!p) return;
  progress_pass(p, t->name);
  if (!progress_save(p, why, sizeof why)) cli_bad("%s", why);
  progress_free(p);
}

static void tell(const Task *t, const cJSON *json, bool passed, bool as_json) {
  Language language = words_language();
  char *text = as_json ? cJSON_Print(json) : NULL;
  if (text) puts(text);
  else grading_print(stdout, json, language, false);
  if (!text && passed) {
    putchar('\n');
    put_words(t->words[language].solved);
  }
  free(text);
}

static int check(const Tasks *all, const Task *t, Answer *a, bool as_json) {
  char why[4400];
  if (!answer_keep(a, why, sizeof why)) cli_bad("%s", why);
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory");
  JudgeOptions o = {.file = a->path};
  Verdict v;
  task_judge(lab, t, a->text, a->size, &o, &v);
  cJSON *json = grading_json(all, t, a->path, a->text, a->size, &v);
  bool passed = v.state == CHECK_PASSED;
  if (passed) note_passed(t);
  tell(t, json, passed, as_json);
  int code = grading_exit(json);
  cJSON_Delete(json);
  verdict_free(&v);
  lab_free(lab);
  return code;
}

// ---- help ----

static int hint(const Task *t, uint64_t n) {
  const TaskWords *w = &t->words[words_language()];
  if (n < 1 || n > TASK_HINTS) return cli_bad("--hint N: from 1 to %d", TASK_HINTS);
  put_words(w->hints[n - 1]);
  return 0;
}

static int solution(const Task *t, const Answer *a) {
  char path[4200];
  size_t size;
  bool enough = a->text && (a->versions >= SOLUTION_TEXTS || time(NULL) - a->begun >= SOLUTION_SECONDS);
  if (!enough) return cli_bad("a solution is shown after three different answers or ten minutes"), 1;
  snprintf(path, sizeof path, "%s/good.py", t->folder);
  char *text = file_text(path, ANSWER_BYTES, &size);
  if (!text) return cli_bad("%s: %s", path, strerror(errno));
  fputs(text, stdout);
  free(text);
  return 0;
}

// ---- the command line ----

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    bool missing = false;
    char *value;
    if (!strcmp(word, "--again")) a->again = true;
    else if (!strcmp(word, "--solution")) a->solution = true;
    else if (!strcmp(word, "--json")) a->json = true;
    else if ((value = cli_value("-o", argc, argv, &i, &missing))) a->out = value;
    else if ((value = cli_value("--hint", argc, argv, &i, &missing))) {
      a->has_hint = true;
      if (!cli_number("--hint", value, TASK_HINTS, &a->hint)) return false;
    } else if (missing) return cli_bad("%s needs a value", word), false;
    else if (word[0] == '-') return cli_bad("task: unknown option \"%s\"; mplab --help", word), false;
    else if (a->name) return cli_bad("\"%s\": one task is enough", word), false;
    else a->name = word;
  }
  bool needs = a->out || a->has_hint || a->again || a->solution || a->json;
  return a->name || !needs || (cli_bad("task: which one? mplab task shows them"), false);
}

static int obey(const Tasks *all, const Task *t, const Asked *a) {
  Answer answer;
  char why[4400];
  int code;
  if (a->has_hint) return hint(t, a->hint);
  if (a->out) return write_starter(t, a->out);
  if (!answer_read(t->name, &answer, why, sizeof why)) return cli_bad("%s", why);
  if (a->solution) code = solution(t, &answer);
  else if (a->again || !answer.text) code = begin(t, &answer);
  else code = check(all, t, &answer, a->json);
  answer_free(&answer);
  return code;
}

int cli_task(int argc, char **argv) {
  Asked a = {0};
  if (!read_arguments(argc, argv, &a)) return EXIT_BAD;
  Tasks *all = cli_tasks();
  if (!all) return EXIT_BAD;
  const Task *t = a.name ? tasks_find(all, a.name) : NULL;
  int code = !a.name ? list_tasks(all)
             : t     ? obey(all, t, &a)
                     : cli_bad("there is no task \"%s\"; mplab task shows them", a.name);
  tasks_free(all);
  return code;
}
