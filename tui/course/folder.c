// Where the lessons are: named by the environment, beside the binary, in share beside its bin, or where `make` was told
// that they would be installed.
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

// In `place`, from the folder of the binary. false: they are not there
static bool lies_in(const char *folder, const char *place, char *path, size_t size) {
  snprintf(path, size, "%s/%s/course.json", folder, place);
  bool there = !access(path, R_OK);
  *strrchr(path, '/') = 0;
  return there;
}

char *course_find_folder(void) {
  const char *named = getenv("MPLAB_LESSONS");
  if (named && *named) return not_null(strdup(named));
  char folder[PATH_MAX], path[PATH_MAX + 64], *slash;
  if (own_binary(folder, sizeof folder) && (slash = strrchr(folder, '/'))) {
    *slash = 0;
    if (lies_in(folder, "lessons", path, sizeof path) || lies_in(folder, "../share/mplab/lessons", path, sizeof path))
      return not_null(strdup(path));
  }
  return not_null(strdup(MPLAB_DATADIR "/lessons"));
}
