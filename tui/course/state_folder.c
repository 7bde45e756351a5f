// Where things are kept between starts (see state_folder.h).
#include "state_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

void state_path(const char *name, char *path, size_t size) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  if (state && *state == '/') snprintf(path, size, "%s/mplab/%s", state, name);
  else if (home && *home) snprintf(path, size, "%s/.local/state/mplab/%s", home, name);
  else *path = 0;
}

bool state_make_folders(char *path) {
  for (char *s = path + 1; (s = strchr(s, '/')); s++) {
    *s = 0;
    bool made = !mkdir(path, 0700) || errno == EEXIST;
    *s = '/';
    if (!made) return false;
  }
  return true;
}

int state_lock(const char *path) {
  char folder[PATH_MAX];
  const char *slash = strrchr(path, '/');
  snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (fd >= 0 && flock(fd, LOCK_EX) && errno == EINTR) continue;
  return fd;
}
