// mplab replay: a saved order, on real processes.
#include <string.h>

#include "cli.h"

static int replay(const char *path, const char *python, bool json) {
  char program[4096], why[700];
  LabRefusal refusal = {0};
  if (!lab_schedule_program(path, program, sizeof program, why, sizeof why)) return cli_bad("%s", why);
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  int code = EXIT_BAD;
  bool good = lab_use_python(lab, python, refusal.message, sizeof refusal.message) && lab_open(lab, program, &refusal);
  if (good) code = lab_replay_headless(lab, &(LabOptions){0}, path, json);
  else cli_refused_to(&refusal, "replay", path);
  lab_free(lab);
  return code;
}

int cli_replay(int argc, char **argv) {
  const char *path = NULL, *python = NULL;
  bool json = false;
  for (int i = 0; i < argc; i++) {
    if (!strcmp(argv[i], "--json")) json = true;
    else if (cli_python(argv[i], &python)) continue;
    else if (argv[i][0] == '-') return cli_bad("replay: unknown option \"%s\"; mplab --help", argv[i]);
    else if (path) return cli_bad("\"%s\": one file is enough", argv[i]);
    else path = argv[i];
  }
  return path ? replay(path, python, json)
              : cli_bad("replay: which file? An order is saved by y on the workbench, or by mplab explore --save");
}
