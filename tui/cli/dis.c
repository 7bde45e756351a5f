// mplab dis: the machine's code of a program, with the text it was made from.
#include "cli.h"

static int show(const char *path) {
  LabRefusal why = {0};
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  int code = lab_open(lab, path, &why) ? lab_dis_headless(lab) : cli_bad("%s", why.headline);
  lab_free(lab);
  return code;
}

int cli_dis(int argc, char **argv) {
  Target t;
  if (argc > 0 && argv[0][0] == '-') return cli_bad("dis: unknown option \"%s\"; mplab --help", argv[0]);
  if (argc != 1) return cli_bad("dis: one lesson or file is expected; mplab --help");
  if (!cli_target(argv[0], &t)) return EXIT_BAD;
  int code = show(t.path);
  course_free(t.course);
  return code;
}
