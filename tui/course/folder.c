// Where the lessons are: named by the environment, beside the binary, or installed.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson.h"

#ifndef MPLAB_DATADIR
#define MPLAB_DATADIR "/usr/local/share/mplab"
#endif

char *course_find_folder(void) {
  const char *named = getenv("MPLAB_LESSONS");
  if (named && *named) return strdup(named);
  char binary[PATH_MAX + 32];
  ssize_t n = readlink("/proc/self/exe", binary, PATH_MAX);
  if (n > 0) {
    binary[n] = 0;
    char *slash = strrchr(binary, '/');
    strcpy(slash + 1, "lessons/course.json");
    if (!access(binary, R_OK)) {
      *strrchr(binary, '/') = 0;
      return strdup(binary);
    }
  }
  return strdup(MPLAB_DATADIR "/lessons");
}
