// main: starts the lab's nursery first, so that nothing else is forked with it; then does what the command line asks.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lab/lab.h"
#include "manual.h"

// --help or -h, alone or behind a command; what stands behind -- is the program's own.
static bool asks_for_help(int argc, char **argv) {
  for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
    if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) return true;
  return false;
}

// If the caller closed standard input, output or error, the next file opened would take its place.
static void open_standard_streams(void) {
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) return;
}

static int obey(int argc, char **argv) {
  const char *command = argc > 1 ? argv[1] : "";
  const Verb *verb = manual_verb(command);
  if (!strcmp(command, "--complete")) return cli_complete(argc - 2, argv + 2);
  if (asks_for_help(argc, argv)) return cli_help(0, NULL);
  if (!strcmp(command, "grade-one")) return cli_grade_one(argc - 2, argv + 2);
  if (verb && *command) return verb->obey(argc - 2, argv + 2);
  if (command[0] == '-' && strncmp(command, "--python", 8) && strcmp(command, "--plain"))
    return cli_bad("unknown option \"%s\"; mplab --help", command);
  return cli_bench(argc - 1, argv + 1);
}

int main(int argc, char **argv) {
  open_standard_streams();
  signal(SIGXFSZ, SIG_IGN);  // a file too large is an error like any other
  lab_start();
  int code = obey(argc, argv);
  if (fflush(stdout) || ferror(stdout)) return cli_bad("standard output: %s", strerror(errno));
  return code;
}
