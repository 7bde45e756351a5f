// What /proc says of one process (see proc.h).
#include "proc.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIELD_STATE = 3, FIELD_PPID = 4, FIELD_PROCESSOR = 39, FIELD_EXIT_CODE = 52 };

bool proc_stat(int pid, ProcStat *s) {
  char path[32], text[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t n = read(fd, text, sizeof text - 1);
  close(fd);
  if (n <= 0) return false;
  text[n] = '\0';
  char *at = strrchr(text, ')');  // the name before it may hold anything
  if (at == NULL) return false;
  *s = (ProcStat){.core = -1};
  char *save = NULL;
  int field = FIELD_STATE;
  for (char *word = strtok_r(at + 1, " \n", &save); word; word = strtok_r(NULL, " \n", &save), field++) {
    if (field == FIELD_STATE) s->state = word[0];
    if (field == FIELD_PPID) s->ppid = atoi(word);
    if (field == FIELD_PROCESSOR) s->core = atoi(word);
    if (field == FIELD_EXIT_CODE) s->status = atoi(word);
  }
  return true;
}

int proc_exit_code(int status) { return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status); }
