// mplab run: a program without the screen.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/cli.h"

typedef struct Asked {
  const char *target;
  char **sets; // NAME=VALUE
  int nsets;
  bool json;
  LabOptions options;
} Asked;

static bool read_seed(const char *text, LabOptions *o) {
  char *end;
  errno = 0;
  o->seed = strtoull(text, &end, 0);
  o->has_seed = true;
  if (*text && *text != '-' && !*end && !errno) return true;
  cli_bad("--seed %s: a number from 0 to 18446744073709551615 is expected", text);
  return false;
}

static bool read_limit(char *text, LabOptions *o) {
  char why[300], *equals = strchr(text, '=');
  if (!equals) return cli_bad("--limit %s: NAME=N is expected", text), false;
  *equals = 0;
  bool good = lab_limit_set(&o->limits, text, equals + 1, why, sizeof why);
  *equals = '=';
  if (!good) cli_bad("--limit %s: %s", text, why);
  return good;
}

// The value of an option at argv[*i]: "--set X" or "--set=X"; NULL and *missing if there is none.
static char *value_of(const char *option, int argc, char **argv, int *i, bool *missing) {
  size_t n = strlen(option);
  if (strncmp(argv[*i], option, n)) return NULL;
  if (argv[*i][n] == '=') return argv[*i] + n + 1;
  if (argv[*i][n]) return NULL;
  if (*i + 1 < argc) return argv[++*i];
  *missing = true;
  return NULL;
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
    if (!strcmp(option, "--json"))
      a->json = true;
    else if ((value = value_of("--set", argc, argv, &i, &missing)))
      a->sets[a->nsets++] = value;
    else if ((value = value_of("--seed", argc, argv, &i, &missing))) {
      if (!read_seed(value, &a->options)) return false;
    } else if ((value = value_of("--limit", argc, argv, &i, &missing))) {
      if (!read_limit(value, &a->options)) return false;
    } else if (missing)
      return cli_bad("%s needs a value", option), false;
    else if (option[0] == '-')
      return cli_bad("run: unknown option \"%s\"; mplab --help", option), false;
    else if (a->target)
      return cli_bad("\"%s\": one program is enough; the program's own arguments come after --", option), false;
    else
      a->target = option;
  }
  return a->target || (cli_bad("run: which lesson or file? mplab list shows the lessons"), false);
}

static bool apply_set(Lab *lab, char *text) {
  char why[300], *equals = strchr(text, '=');
  if (!equals || equals == text) return cli_bad("--set %s: NAME=VALUE is expected", text), false;
  char *name = strndup(text, (size_t)(equals - text));
  const char *value = equals + 1;
  int sw = lab_switch_index(lab, name), knob = lab_knob_index(lab, name);
  bool good = false, on = !strcmp(value, "on");
  if (sw >= 0) {
    good = on || !strcmp(value, "off");
    if (good)
      lab_set_switch(lab, sw, on);
    else
      cli_bad("--set %s: a switch is \"on\" or \"off\"", text);
  } else if (knob >= 0) {
    good = lab_set_knob(lab, knob, value, why, sizeof why);
    if (!good) cli_bad("--set %s: %s", text, why);
  } else {
    cli_bad("--set %s: the program has no switch or knob \"%s\"", text, name);
  }
  free(name);
  return good;
}

static int run(Asked *a, const Target *t) {
  LabRefusal why = {0};
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  bool good = lab_open(lab, t->path, &why);
  if (!good) cli_bad("%s", why.message);
  for (int i = 0; good && i < a->nsets; i++) good = apply_set(lab, a->sets[i]);
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
