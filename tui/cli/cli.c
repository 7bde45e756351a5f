// Finding what the command line names, the list of lessons, the help.
#include "cli.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/screens/app.h"
#include "base/visible.h"
#include "tui/glass/utf8.h"

int cli_bad(const char *form, ...) {
  char text[4096];
  va_list args;
  va_start(args, form);
  vsnprintf(text, sizeof text, form, args);
  va_end(args);
  complain("%s", text);
  return EXIT_BAD;
}

int cli_refused(const LabRefusal *why) {
  fprintf(stderr, "mplab: %s\n", why->message);
  return EXIT_BAD;
}

// What is wrong with Python's own text is wrong for python3, too.
int cli_refused_to(const LabRefusal *why, const char *verb, const char *target) {
  cli_refused(why);
  static const char *const errors[] = {": SyntaxError: ", ": IndentationError: ", ": TabError: "};
  bool theirs = false;
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) theirs |= strstr(why->headline, errors[i]) != NULL;
  if (why->line && !theirs) fprintf(stderr, "    python3 itself can run it: mplab %s --python %s\n", verb, target);
  return EXIT_BAD;
}

Course *cli_course(void) {
  char why[600];
  char *folder = course_find_folder();
  Course *c = course_load(folder, why, sizeof why);
  if (!c) cli_bad("%s", why);
  free(folder);
  return c;
}

static bool looks_like_file(const char *name) {
  size_t n = strlen(name);
  return strchr(name, '/') || (n > 3 && !strcmp(name + n - 3, ".py"));
}

// A saved order is no program: refused before its text is read as Python.
static bool is_saved_order(const char *name) {
  char program[4096], why[700];
  if (!lab_schedule_program(name, program, sizeof program, why, sizeof why)) return false;
  cli_bad("%s is a saved order, not a program: mplab replay %s runs it", name, name);
  return true;
}

bool cli_target(const char *name, Target *t) {
  *t = (Target){.path = name};
  if (is_saved_order(name)) return false;
  if (looks_like_file(name)) return true;
  if (!(t->course = cli_course())) return false;
  if ((t->lesson = course_lesson(t->course, name))) {
    t->path = t->lesson->program;
    return true;
  }
  if (!access(name, F_OK)) return true;  // a file with a name of its own kind
  cli_bad("\"%s\" is neither a command nor a lesson nor a file; mplab list shows the lessons", name);
  course_free(t->course);
  return false;
}

int cli_list(int argc, char **argv) {
  bool json = false;
  for (int i = 0; i < argc; i++) {
    if (strcmp(argv[i], "--json")) return cli_bad("list: unknown argument \"%s\"", argv[i]);
    json = true;
  }
  Course *c = cli_course();
  if (!c) return EXIT_BAD;
  Language language = words_language();
  cJSON *all = cJSON_CreateArray();
  for (int i = 0; i < c->nlessons; i++) {
    const Lesson *l = &c->lessons[i];
    if (!json) {
      printf("%s  %-26s%s\n", l->label, l->name, l->words[language].title);
      continue;
    }
    cJSON *one = cJSON_CreateObject();
    if (l->review) cJSON_AddNumberToObject(one, "review", l->part + 1);
    else cJSON_AddNumberToObject(one, "number", l->number);
    cJSON_AddStringToObject(one, "name", l->name);
    cJSON_AddStringToObject(one, "title", l->words[language].title);
    cJSON_AddItemToArray(all, one);
  }
  char *text = json ? cJSON_Print(all) : NULL;
  if (text) puts(text);
  free(text);
  cJSON_Delete(all);
  course_free(c);
  return 0;
}

// The words without --plain, which may stand anywhere.
static int without_plain(int argc, char **argv, bool *plain) {
  int n = 0;
  for (int i = 0; i < argc; i++)
    if (!strcmp(argv[i], "--plain")) *plain = true;
    else argv[n++] = argv[i];
  return n;
}

static int open_bench(const char *python, const Target *t, bool named, bool plain) {
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  char why[600];
  int code;
  if (!lab_use_python(lab, python, why, sizeof why)) code = cli_bad("%s", why);
  else if (plain) code = cli_plain(lab, t);
  else code = app_main(lab, t->course, t->lesson, named && !t->lesson ? t->path : NULL);
  lab_free(lab);
  return code;
}

int cli_bench(int argc, char **argv) {
  Target t = {0};
  const char *python = NULL;
  bool plain = false;
  argc = without_plain(argc, argv, &plain);
  if (argc && cli_python(argv[0], &python)) argc--, argv++;
  if (python && !argc) return cli_bad("--python: which file?");
  if (plain && !argc) return cli_bad("--plain: which lesson or file? mplab list shows the lessons");
  if (argc > 1) return cli_bad("\"%s\": one lesson or file is enough; mplab --help", argv[1]);
  if (argc && !cli_target(argv[0], &t)) return EXIT_BAD;
  if (!plain && (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO))) {
    course_free(t.course);
    return cli_bad("%s is not a terminal; use mplab run …, or --plain",
                   isatty(STDOUT_FILENO) ? "standard input" : "standard output");
  }
  if (!argc && !(t.course = cli_course())) return EXIT_BAD;
  int code = open_bench(python, &t, argc > 0, plain);
  course_free(t.course);
  return code;
}
