// What /proc says of one process (see proc.h).
#include "proc.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIELD_STATE = 3, FIELD_PPID = 4, FIELD_PROCESSOR = 39, FIELD_EXIT_CODE = 52 };

static bool read_file(int pid, const char *name, char *text, size_t size) {
  char path[40];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t n = read(fd, text, size - 1);
  close(fd);
  if (n <= 0) return false;
  text[n] = '\0';
  return true;
}

bool proc_is_there(void) { return access("/proc/self/stat", R_OK) == 0; }

bool proc_times(int pid, ProcTimes *t) {
  static const char slept[] = "\nvoluntary_ctxt_switches:";
  char text[4096];
  if (!read_file(pid, "schedstat", text, sizeof text) ||
      sscanf(text, "%" SCNd64 " %" SCNd64, &t->ran, &t->queued) != 2 || !read_file(pid, "status", text, sizeof text))
    return false;
  const char *at = strstr(text, slept);
  t->slept = at ? strtoll(at + sizeof slept - 1, NULL, 10) : 0;
  return at != NULL;
}

bool proc_stat(int pid, ProcStat *s) {
  char text[1024];
  if (!read_file(pid, "stat", text, sizeof text)) return false;
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

uint64_t proc_memory(int pid) {
  char text[128];
  unsigned long long size, resident, shared;
  if (!read_file(pid, "statm", text, sizeof text) || sscanf(text, "%llu %llu %llu", &size, &resident, &shared) != 3)
    return 0;
  return shared < resident ? (resident - shared) * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

uint64_t proc_memory_share(int pid) {
  static const char name[] = "\nPss_Anon:";
  char text[2048];
  const char *at = read_file(pid, "smaps_rollup", text, sizeof text) ? strstr(text, name) : NULL;
  return at ? strtoull(at + sizeof name - 1, NULL, 10) * 1024 : proc_memory(pid);
}

int proc_exit_code(int status) { return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status); }
