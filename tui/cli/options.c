// What several commands have in common: options with values, switches and knobs.
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "base/out_of_memory.h"

char *cli_value(const char *option, int argc, char **argv, int *i, bool *missing) {
  size_t n = strlen(option);
  if (strncmp(argv[*i], option, n)) return NULL;
  if (argv[*i][n] == '=') return argv[*i] + n + 1;
  if (argv[*i][n]) return NULL;
  if (*i + 1 < argc) return argv[++*i];
  *missing = true;
  return NULL;
}

bool cli_python(const char *option, const char **command) {
  if (strncmp(option, "--python", 8) || (option[8] && option[8] != '=')) return false;
  *command = option[8] ? option + 9 : "python3";
  return true;
}

bool cli_number(const char *option, const char *text, uint64_t most, uint64_t *n) {
  char *end;
  errno = 0;
  *n = strtoull(text, &end, 0);
  if (*text >= '0' && *text <= '9' && !*end && !errno && *n <= most) return true;
  cli_bad("%s %s: a number from 0 to %llu is expected", option, text, (unsigned long long)most);
  return false;
}

bool cli_utf8(void) {
  setlocale(LC_CTYPE, "");
  return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

int cli_write(const char *path, const char *text, size_t size) {
  if (path) return lab_replace_file(path, text, size) ? 0 : cli_bad("%s: %s", path, strerror(errno));
  fwrite(text, 1, size, stdout);  // main looks whether it arrived
  return 0;
}

bool cli_set(Lab *lab, char *text, bool explore) {
  char why[300], *equals = strchr(text, '=');
  if (!equals || equals == text) return cli_bad("--set %s: NAME=VALUE is expected", text), false;
  char *name = not_null(strndup(text, (size_t)(equals - text)));
  const char *value = equals + 1;
  int sw = lab_switch_index(lab, name), knob = lab_knob_index(lab, name);
  bool good = false, on = !strcmp(value, "on");
  if (sw >= 0) {
    good = on || !strcmp(value, "off");
    if (good) lab_set_switch(lab, sw, on);
    else cli_bad("--set %s: a switch is \"on\" or \"off\"", text);
  } else if (knob >= 0) {
    good = (explore ? lab_set_explore_knob : lab_set_knob)(lab, knob, value, why, sizeof why);
    if (!good) cli_bad("--set %s: %s", text, why);
  } else {
    cli_bad("--set %s: the program has no switch or knob \"%s\"", text, name);
  }
  free(name);
  return good;
}
