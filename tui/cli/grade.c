// mplab grade: answers of many, judged (judges.h) and told in the order of the files.
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "judges.h"

typedef enum Format { FORMAT_TEXT, FORMAT_JSON, FORMAT_GRADESCOPE, FORMAT_CSV } Format;

typedef struct Asked {
  const char *task;
  const char **files;
  int nfiles;
  Format format;
  bool hidden;
  uint64_t steps;
  const char *report;
} Asked;

// ---- what is told ----

static void tell(const Asked *a, const cJSON *verdict, cJSON *all) {
  Language language = words_language();
  char *line = NULL;
  switch (a->format) {
  case FORMAT_TEXT: grading_print(stdout, verdict, language, true); break;
  case FORMAT_CSV: grading_csv(stdout, verdict); break;
  case FORMAT_JSON: line = cJSON_PrintUnformatted(verdict); break;
  case FORMAT_GRADESCOPE: cJSON_AddItemToArray(all, grading_gradescope(verdict, language)); break;
  }
  if (line) puts(line);
  free(line);
  fflush(stdout);
}

// One file: the object that Gradescope reads. Several: an array of them.
static void tell_all(const Asked *a, const cJSON *all) {
  if (a->format != FORMAT_GRADESCOPE) return;
  char *text = cJSON_Print(a->nfiles == 1 ? cJSON_GetArrayItem(all, 0) : all);
  if (text) puts(text);
  free(text);
}

typedef struct Telling {
  const Asked *asked;
  cJSON *all;
  int code;
} Telling;

static void tell_one(void *data, int i, const cJSON *verdict) {
  Telling *t = data;
  const Asked *a = t->asked;
  t->code = grading_worse(t->code, grading_exit(verdict));
  if (a->report && !grading_report(a->report, verdict, words_language()))
    t->code = cli_bad("%s: %s", a->report, strerror(errno));
  tell(a, verdict, t->all);
}

static int grade(const Asked *a, const Task *t) {
  JudgeFile *files = calloc((size_t)a->nfiles, sizeof *files);
  Telling telling = {a, cJSON_CreateArray(), 0};
  for (int i = 0; files && i < a->nfiles; i++) files[i] = (JudgeFile){t, a->files[i], a->hidden, a->steps};
  if (a->format == FORMAT_CSV) grading_csv_head(stdout, t, a->hidden);
  bool good = files && judges_run(files, a->nfiles, tell_one, &telling);
  if (good) tell_all(a, telling.all);
  cJSON_Delete(telling.all);
  free(files);
  return good ? telling.code : cli_bad("out of memory");
}

// ---- the command line ----

static bool read_format(const char *name, Format *f) {
  if (!strcmp(name, "gradescope")) return *f = FORMAT_GRADESCOPE, true;
  if (!strcmp(name, "csv")) return *f = FORMAT_CSV, true;
  return cli_bad("--format %s: gradescope or csv", name), false;
}

static bool read_arguments(int argc, char **argv, Asked *a) {
  bool files = false;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    bool missing = false;
    char *value;
    if (files || word[0] != '-') {
      if (!a->task) a->task = word;
      else a->files[a->nfiles++] = word;
    } else if (!strcmp(word, "--")) files = true;
    else if (!strcmp(word, "--json")) a->format = FORMAT_JSON;
    else if (!strcmp(word, "--hidden")) a->hidden = true;
    else if ((value = cli_value("--format", argc, argv, &i, &missing))) {
      if (!read_format(value, &a->format)) return false;
    } else if ((value = cli_value("--report", argc, argv, &i, &missing))) a->report = value;
    else if ((value = cli_value("--steps", argc, argv, &i, &missing))) {
      if (!cli_number("--steps", value, 1000000000, &a->steps)) return false;
    } else if (missing) return cli_bad("%s needs a value", word), false;
    else return cli_bad("grade: unknown option \"%s\"; mplab --help", word), false;
  }
  if (!a->task) return cli_bad("grade: which task? mplab task shows them"), false;
  return a->nfiles || (cli_bad("grade: which files?"), false);
}

int cli_grade(int argc, char **argv) {
  Asked a = {.files = calloc((size_t)argc + 1, sizeof *a.files)};
  int code = EXIT_BAD;
  if (!a.files) return cli_bad("out of memory");
  Tasks *all = read_arguments(argc, argv, &a) ? cli_tasks() : NULL;
  const Task *t = all ? tasks_find(all, a.task) : NULL;
  if (t) code = grade(&a, t);
  else if (all) cli_bad("there is no task \"%s\"; mplab task shows them", a.task);
  tasks_free(all);
  free(a.files);
  return code;
}
