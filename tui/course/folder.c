// Where the lessons are: named by the environment, beside the binary, or installed.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "lesson.h"
#include "base/out_of_memory.h"

#ifndef MPLAB_DATADIR
#define MPLAB_DATADIR "/usr/local/share/mplab"
#endif

bool own_binary(char *path, size_t size) {
  ssize_t n = readlink("/proc/self/exe", path, size - 1);
  if (n > 0) return path[n] = 0, true;
  const char *begun_as = (const char *)getauxval(AT_EXECFN);  // no /proc: as it was called
  char *real = begun_as ? realpath(begun_as, NULL) : NULL;
  bool fits = real && (size_t)snprintf(path, size, "%s", real) < size;
  free(real);
  return fits;
}

char *course_find_folder(void) {
  const char *named = getenv("MPLAB_LESSONS");
  if (named && *named) return not_null(strdup(named));
  char binary[PATH_MAX + 32], *slash;
  if (own_binary(binary, PATH_MAX) && (slash = strrchr(binary, '/'))) {
    strcpy(slash + 1, "lessons/course.json");
    if (!access(binary, R_OK)) {
      *strrchr(binary, '/') = 0;
      return not_null(strdup(binary));
    }
  }
  return not_null(strdup(MPLAB_DATADIR "/lessons"));
}
