// mplab explore: every order of a program, without the screen.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

typedef struct Asked {
  const char *target, *save, *python;
  char from[4096];  // a saved order, without its :STEP; "": none
  char **sets;      // NAME=VALUE
  int nsets;
  bool json;
  LabExploreOptions options;
} Asked;

static const double SECONDS = 60;  // the bound without --seconds

static bool read_seconds(const char *text, double *seconds) {
  char *end;
  *seconds = strtod(text, &end);
  if (*text && !*end && *seconds >= 0 && *seconds < 1e9) return true;
  cli_bad("--seconds %s: a number from 0 on is expected (0: no bound)", text);
  return false;
}

// Of run's limits, memory alone: of all that the search holds.
static bool read_limit(const char *text, LabExploreOptions *o) {
  char why[300];
  LabLimits limits = {0};
  if (strncmp(text, "memory=", 7) != 0)
    return cli_bad("--limit %s: explore has memory=N; --seconds and --max are its other bounds", text), false;
  if (!lab_limit_set(&limits, "memory", text + 7, why, sizeof why)) return cli_bad("--limit %s: %s", text, why), false;
  o->memory = limits.memory;
  return true;
}

// ORDER[:STEP]. What is there as a file is the order's whole name.
static bool read_from(const char *text, Asked *a) {
  const char *colon = strrchr(text, ':');
  uint64_t steps = 0;
  bool whole = !colon || !colon[1] || strspn(colon + 1, "0123456789") != strlen(colon + 1) || access(text, F_OK) == 0;
  int n = whole ? (int)strlen(text) : (int)(colon - text);
  if (n >= (int)sizeof a->from) return cli_bad("--from: that name is too long"), false;
  if (!whole && !cli_number("--from ORDER:STEP", colon + 1, INT32_MAX, &steps)) return false;
  if (!whole && steps == 0)
    return cli_bad("--from %s: steps count from 1; without --from all orders are tried", text), false;
  snprintf(a->from, sizeof a->from, "%.*s", n, text);
  a->options.from = a->from;
  a->options.from_steps = (int)steps;
  return true;
}

// An option with a value at argv[*i]. 1: it was one; 0: it is none; -1: cli_bad has spoken.
static int read_option(int argc, char **argv, int *i, Asked *a) {
  LabExploreOptions *o = &a->options;
  const char *option = argv[*i];
  bool missing = false;
  char *value;
  if ((value = cli_value("--set", argc, argv, i, &missing))) return a->sets[a->nsets++] = value, 1;
  if ((value = cli_value("--save", argc, argv, i, &missing))) return a->save = value, 1;
  if ((value = cli_value("--from", argc, argv, i, &missing))) return read_from(value, a) ? 1 : -1;
  if ((value = cli_value("--max", argc, argv, i, &missing)))
    return cli_number("--max", value, UINT64_MAX, &o->max_orders) ? 1 : -1;
  if ((value = cli_value("--random", argc, argv, i, &missing)))
    return cli_number("--random", value, UINT64_MAX, &o->random) ? 1 : -1;
  if ((value = cli_value("--seconds", argc, argv, i, &missing))) return read_seconds(value, &o->seconds) ? 1 : -1;
  if ((value = cli_value("--seed", argc, argv, i, &missing))) {
    o->has_seed = true;
    return cli_number("--seed", value, UINT64_MAX, &o->seed) ? 1 : -1;
  }
  if ((value = cli_value("--store", argc, argv, i, &missing))) {  // for tests, no part of the manual
    o->store = !strcmp(value, "never") ? LAB_STORE_NEVER : !strcmp(value, "at-once") ? LAB_STORE_AT_ONCE : o->store;
    return 1;
  }
  if ((value = cli_value("--limit", argc, argv, i, &missing))) return read_limit(value, o) ? 1 : -1;
  if (missing) return cli_bad("%s needs a value", option), -1;
  return 0;
}

// Checked before the search, which may take minutes.
static bool may_save(const char *path) {
  char folder[4096];
  const char *slash = strrchr(path, '/');
  struct stat s;
  bool there = stat(path, &s) == 0;
  snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
  if (there && S_ISDIR(s.st_mode)) return cli_bad("--save %s: that is a folder", path), false;
  if (access(there ? path : folder, there ? W_OK : W_OK | X_OK) == 0) return true;
  return cli_bad("--save %s: %s", path, strerror(errno)), false;
}

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (!strcmp(word, "--")) {
      a->options.argc = argc - i - 1;
      a->options.argv = (const char *const *)(argv + i + 1);
      break;
    }
    int option = read_option(argc, argv, &i, a);
    if (option < 0) return false;
    if (option) continue;
    if (cli_python(word, &a->python)) continue;
    if (!strcmp(word, "--json")) a->json = true;
    else if (!strcmp(word, "--all")) a->options.all = true;
    else if (word[0] == '-') return cli_bad("explore: unknown option \"%s\"; mplab --help", word), false;
    else if (a->target)
      return cli_bad("\"%s\": one program is enough; the program's own arguments come after --", word), false;
    else a->target = word;
  }
  if (a->options.all && a->options.random) return cli_bad("--all and --random: one of the two"), false;
  if (a->options.from && (a->nsets || a->options.argc || a->options.has_seed))
    return cli_bad("--from: switches, knobs, seed and arguments are the order's own"), false;
  if (a->save && !may_save(a->save)) return false;
  return a->target || (cli_bad("explore: which lesson or file? mplab list shows the lessons"), false);
}

static int explore(Asked *a, const Target *t) {
  LabRefusal why = {0};
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  bool good = lab_use_python(lab, a->python, why.message, sizeof why.message) && lab_open(lab, t->path, &why);
  if (!good) cli_refused_to(&why, "explore", a->target);
  for (int i = 0; good && i < a->nsets; i++) good = cli_set(lab, a->sets[i], true);
  a->options.explore_values = true;
  if (good) code = lab_explore_headless(lab, &a->options, a->save, a->json);
  lab_free(lab);
  return code;
}

int cli_explore(int argc, char **argv) {
  Asked a = {.options.seconds = SECONDS};
  Target t;
  a.sets = calloc((size_t)argc + 1, sizeof *a.sets);
  if (!a.sets) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  if (read_arguments(argc, argv, &a) && cli_target(a.target, &t)) {
    code = explore(&a, &t);
    course_free(t.course);
  }
  free(a.sets);
  return code;
}
