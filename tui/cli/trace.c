// mplab trace: a run, or the replay of a saved order, as a file that Perfetto opens.
#include <stdlib.h>
#include <string.h>

#include "cli.h"

typedef struct Asked {
  const char *target, *schedule, *out, *python;
  char **sets;  // NAME=VALUE
  int nsets;
  LabOptions options;
} Asked;

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    bool missing = false;
    const char *option = argv[i];
    char *value;
    if (!strcmp(option, "--")) {
      a->options.argc = argc - i - 1;
      a->options.argv = (const char *const *)(argv + i + 1);
      break;
    }
    if ((value = cli_value("--set", argc, argv, &i, &missing))) a->sets[a->nsets++] = value;
    else if ((value = cli_value("--replay", argc, argv, &i, &missing))) a->schedule = value;
    else if (cli_python(option, &a->python)) continue;
    else if ((value = cli_value("-o", argc, argv, &i, &missing))) a->out = value;
    else if ((value = cli_value("--seed", argc, argv, &i, &missing))) {
      a->options.has_seed = true;
      if (!cli_number("--seed", value, UINT64_MAX, &a->options.seed)) return false;
    } else if (missing) return cli_bad("%s needs a value", option), false;
    else if (option[0] == '-') return cli_bad("trace: unknown option \"%s\"; mplab --help", option), false;
    else if (a->target)
      return cli_bad("\"%s\": one program is enough; the program's own arguments come after --", option), false;
    else a->target = option;
  }
  if (!a->out) return cli_bad("trace: -o FILE says where it is written"), false;
  if (!a->target == !a->schedule) return cli_bad("trace: a lesson or file, or --replay and a saved order"), false;
  if (a->schedule && a->nsets)
    return cli_bad("trace: a saved order has its own switches and knobs: --set does not go with --replay"), false;
  return true;
}

static int trace(Asked *a, const char *path) {
  LabRefusal why = {0};
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  bool good = lab_use_python(lab, a->python, why.message, sizeof why.message) && lab_open(lab, path, &why);
  if (!good) cli_refused_to(&why, a->schedule ? "trace --replay" : "trace", a->schedule ? a->schedule : a->target);
  for (int i = 0; good && i < a->nsets; i++) good = cli_set(lab, a->sets[i], false);
  int code = good ? lab_trace_headless(lab, &a->options, a->schedule, a->out) : EXIT_BAD;
  lab_free(lab);
  return code;
}

static int trace_program(Asked *a) {
  Target t;
  if (!cli_target(a->target, &t)) return EXIT_BAD;
  int code = trace(a, t.path);
  course_free(t.course);
  return code;
}

static int trace_order(Asked *a) {
  char program[4096], why[700];
  if (!lab_schedule_program(a->schedule, program, sizeof program, why, sizeof why)) return cli_bad("%s", why);
  return trace(a, program);
}

int cli_trace(int argc, char **argv) {
  Asked a = {0};
  a.sets = calloc((size_t)argc + 1, sizeof *a.sets);
  if (!a.sets) return cli_bad("out of memory"), 1;
  int code = !read_arguments(argc, argv, &a) ? EXIT_BAD : a.schedule ? trace_order(&a) : trace_program(&a);
  free(a.sets);
  return code;
}
