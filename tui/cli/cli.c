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
  size_t n = strlen(name);
  if (n < 5 || strcmp(name + n - 5, ".json") || !lab_schedule_program(name, program, sizeof program, why, sizeof why))
    return false;
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
      printf("%02d  %-26s%s\n", l->number, l->name, l->words[language].title);
      continue;
    }
    cJSON *one = cJSON_CreateObject();
    cJSON_AddNumberToObject(one, "number", l->number);
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

int cli_bench(int argc, char **argv) {
  Target t = {0};
  const char *python = NULL;
  if (argc && cli_python(argv[0], &python)) argc--, argv++;
  if (python && !argc) return cli_bad("--python: which file?");
  if (argc > 1) return cli_bad("\"%s\": one lesson or file is enough; mplab --help", argv[1]);
  if (argc && !cli_target(argv[0], &t)) return EXIT_BAD;
  if (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO)) {
    course_free(t.course);
    return cli_bad("%s is not a terminal; use mplab run …",
                   isatty(STDOUT_FILENO) ? "standard input" : "standard output");
  }
  if (!argc && !(t.course = cli_course())) return EXIT_BAD;
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  char why[600];
  bool good = lab_use_python(lab, python, why, sizeof why);
  int code = good ? app_main(lab, t.course, t.lesson, argc && !t.lesson ? t.path : NULL) : cli_bad("%s", why);
  lab_free(lab);
  course_free(t.course);
  return code;
}

void cli_help(void) {
  fputs(
      "mplab: a workbench for learning Python's multiprocessing\n"
      "\n"
      "  mplab                      the workbench\n"
      "  mplab [--python] LESSON|FILE.py\n"
      "                             the workbench, opened there\n"
      "  mplab list [--json]        the lessons\n"
      "  mplab run [--python] LESSON|FILE.py [--set NAME=VALUE]... [--seed N] [--limit NAME=N]... [--json] [-- ARGS]\n"
      "                             runs the program without the screen: prints and exits as python3\n"
      "  mplab explore LESSON|FILE.py [--set NAME=VALUE]... [--json] [--save FILE] [--max N] [--seconds N]\n"
      "                [--limit memory=N] [--random N] [--all] [--from ORDER[:STEP]] [--seed N] [-- ARGS]\n"
      "                             tries every order that differs: 0 proved, 1 one breaks, 3 incomplete, 5 none\n"
      "                             breaks, but there is more than one end or a caveat\n"
      "  mplab check [LESSON|TASK...] [--quick]\n"
      "                             every claim of every lesson on this machine, and every task against the answers\n"
      "                             in its folder (--quick: two of each); 0 all hold, 1 one does not\n"
      "  mplab task [NAME]          the tasks; begins one, and judges the answer each time after\n"
      "  mplab task NAME -o FILE | --hint N | --again | --solution | --json\n"
      "  mplab grade TASK FILE... [--json | --format gradescope|csv] [--hidden] [--steps N] [--report DIR]\n"
      "                             judges many answers, the same file always the same; 2 one could not be judged,\n"
      "                             else 1 one failed, else 3 one is not proved, else 0\n"
      "  mplab replay FILE [--json] leads real processes along a saved order; 0 it came out as written, 1 it did not\n"
      "  mplab trace LESSON|FILE.py [--set NAME=VALUE]... [--seed N] -o FILE [-- ARGS]\n"
      "  mplab trace --replay ORDER -o FILE\n"
      "                             writes what happens in the Chrome trace event format, which opens in Perfetto\n"
      "  mplab dis LESSON|FILE.py   the machine's instructions that the program becomes, beside its lines\n"
      "  mplab --doctor             what of this system mplab stands on, and the wall around a program's processes\n"
      "  mplab help | --help | --version\n"
      "\n"
      "LESSON is a lesson's name or number.\n"
      "  --python, --python=COMMAND with run, trace and the workbench: python3 itself runs the program, as a guest, "
      "not\n"
      "                             behind the wall; COMMAND is another interpreter, with options\n"
      "  --set lock=off             turns a switch on or off; --set WORKERS=8 sets a knob\n"
      "  --seed N                   the seed of random and of every choice that mplab makes\n"
      "  --save FILE                keeps the shortest order that breaks, for mplab replay\n"
      "  --max N, --seconds N       a bound on the search (60 seconds unless you say so; --seconds 0: none);\n"
      "                             --random N: a random one of N orders, that proves nothing;\n"
      "                             --all: the plain search, equal orders included\n"
      "  --from ORDER[:STEP]        explores only orders that begin as a saved one, up to that step: nothing is "
      "proved\n"
      "  --limit NAME=N             processes, memory (of each), total (memory of all), output (bytes; K, M, G may "
      "follow),\n"
      "                             seconds;\n"
      "                             of explore memory alone: of all that it holds\n"
      "  --json                     one object on standard output, at the end: processes, objects, output, deadlock\n"
      "\n"
      "Exit codes: run gives the program's own, and 4 when nobody in it can ever go on; 2 for a wrong command line,\n"
      "a program outside the subset or a file that cannot be read.\n"
      "Keys on the workbench: ? shows them. Lessons are read from $MPLAB_LESSONS when it is set.\n",
      stdout);
}
