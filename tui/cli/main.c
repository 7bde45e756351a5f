// main: starts the lab's nursery first, so that nothing else is forked with it; then does what the command line asks.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lab/lab.h"
#include "cli.h"

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
  if (!strcmp(command, "help") || asks_for_help(argc, argv)) return cli_help(), 0;
  if (!strcmp(command, "--version")) return printf("mplab %s\n", lab_version), 0;
  if (!strcmp(command, "--doctor")) return lab_doctor_headless();
  if (!strcmp(command, "list")) return cli_list(argc - 2, argv + 2);
  if (!strcmp(command, "run")) return cli_run(argc - 2, argv + 2);
  if (!strcmp(command, "explore")) return cli_explore(argc - 2, argv + 2);
  if (!strcmp(command, "check")) return cli_check(argc - 2, argv + 2);
  if (!strcmp(command, "replay")) return cli_replay(argc - 2, argv + 2);
  if (!strcmp(command, "trace")) return cli_trace(argc - 2, argv + 2);
  if (!strcmp(command, "task")) return cli_task(argc - 2, argv + 2);
  if (!strcmp(command, "grade")) return cli_grade(argc - 2, argv + 2);
  if (!strcmp(command, "grade-one")) return cli_grade_one(argc - 2, argv + 2);
  if (!strcmp(command, "handout")) return cli_handout(argc - 2, argv + 2);
  if (!strcmp(command, "slides")) return cli_slides(argc - 2, argv + 2);
  if (!strcmp(command, "class")) return cli_class(argc - 2, argv + 2);
  if (!strcmp(command, "dis")) return cli_dis(argc - 2, argv + 2);
  if (command[0] == '-' && strncmp(command, "--python", 8))
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
