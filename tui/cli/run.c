// mplab run: a program without the screen.
#include <stdlib.h>
#include <string.h>

#include "cli.h"

typedef struct Asked {
  const char *target;
  char **sets;  // NAME=VALUE
  int nsets;
  bool json;
  const char *python;  // the command that runs it; NULL: our own machine
  LabOptions options;
} Asked;

static bool read_limit(char *text, LabOptions *o) {
  char why[300], *equals = strchr(text, '=');
  if (!equals) return cli_bad("--limit %s: NAME=N is expected", text), false;
  *equals = 0;
  bool good = lab_limit_set(&o->limits, text, equals + 1, why, sizeof why);
  *equals = '=';
  if (!good) cli_bad("--limit %s: %s", text, why);
  return good;
}

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    bool missing = false;
    char *value;
    if (!strcmp(argv[i], "--")) {
      a->options.argc = argc - i - 1;
      a->options.argv = (const char *const *)(argv + i + 1);
      break;
    }
    const char *option = argv[i];
    if (!strcmp(option, "--json")) a->json = true;
    else if (cli_python(option, &a->python)) continue;
    else if ((value = cli_value("--set", argc, argv, &i, &missing))) a->sets[a->nsets++] = value;
    else if ((value = cli_value("--seed", argc, argv, &i, &missing))) {
      if (!cli_number("--seed", value, UINT64_MAX, &a->options.seed)) return false;
      a->options.has_seed = true;
    } else if ((value = cli_value("--limit", argc, argv, &i, &missing))) {
      if (!read_limit(value, &a->options)) return false;
    } else if (missing) return cli_bad("%s needs a value", option), false;
    else if (option[0] == '-') return cli_bad("run: unknown option \"%s\"; mplab --help", option), false;
    else if (a->target)
      return cli_bad("\"%s\": one program is enough; the program's own arguments come after --", option), false;
    else a->target = option;
  }
  return a->target || (cli_bad("run: which lesson or file? mplab list shows the lessons"), false);
}

static int run(Asked *a, const Target *t) {
  LabRefusal why = {0};
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  bool good = lab_use_python(lab, a->python, why.message, sizeof why.message) && lab_open(lab, t->path, &why);
  if (!good) cli_refused_to(&why, "run", a->target);
  for (int i = 0; good && i < a->nsets; i++) good = cli_set(lab, a->sets[i], false);
  a->options.pass_output = !a->json;
  if (good) code = lab_run_headless(lab, &a->options, a->json);
  lab_free(lab);
  return code;
}

int cli_run(int argc, char **argv) {
  Asked a = {0};
  Target t;
  a.sets = calloc((size_t)argc + 1, sizeof *a.sets);
  if (!a.sets) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  if (read_arguments(argc, argv, &a) && cli_target(a.target, &t)) {
    code = run(&a, &t);
    course_free(t.course);
  }
  free(a.sets);
  return code;
}
