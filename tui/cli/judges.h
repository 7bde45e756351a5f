// Judging files, each in a process of its own, as many at a time as there are cores. A file that is broken or hostile
// costs only itself: whatever its process does, here it is a verdict that says that it was not judged, and why.
#ifndef TUI_CLI_JUDGES_H
#define TUI_CLI_JUDGES_H

#include "grading.h"

typedef struct JudgeFile {
  const Task *task;
  const char *file;
  bool hidden;
  uint64_t steps;  // 0: the task's budget
} JudgeFile;

// Calls told for each file, in their order, as soon as it is known. false: no memory.
bool judges_run(const JudgeFile *files, int n, void (*told)(void *data, int i, const struct cJSON *verdict),
                void *data);

#endif
