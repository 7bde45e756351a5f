// Atomic replacement of a file (see whole_file.h): write a new file next to it, fsync, rename.
//
// The new file has one fixed name, PATH.new: a writer that is killed leaves at most that one, and the next writer takes
// it over. Of two writers at a time the second waits for the lock of the new file, and begins again if that was renamed
// meanwhile.
#include "whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, const char *text, size_t size) {
  while (size > 0) {
    ssize_t n = write(fd, text, size);
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) text += n, size -= (size_t)n;
  }
  return true;
}

static bool same_file(int fd, const char *path) {
  struct stat open, there;
  return fstat(fd, &open) == 0 && lstat(path, &there) == 0 && open.st_dev == there.st_dev &&
         open.st_ino == there.st_ino;
}

// Opened, locked and empty; -1: errno says why.
static int open_beside(const char *beside, mode_t mode) {
  for (;;) {
    int fd = open(beside, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode);
    if (fd < 0) return -1;
    while (flock(fd, LOCK_EX) < 0 && errno == EINTR) {
    }
    if (same_file(fd, beside)) {
      if (ftruncate(fd, 0) == 0) return fd;
      int why = errno;
      unlink(beside);
      close(fd);
      return errno = why, -1;
    }
    close(fd);
  }
}

static bool replace(const char *path, const struct stat *there, const char *text, size_t size, mode_t mode) {
  char beside[PATH_MAX + 8];
  if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside) return errno = ENAMETOOLONG, false;
  int fd = open_beside(beside, mode);
  if (fd < 0) return false;
  bool good = (there == NULL || fchmod(fd, there->st_mode & 07777) == 0) && write_all(fd, text, size) &&
              fsync(fd) == 0 && rename(beside, path) == 0;
  int why = errno;
  if (!good) unlink(beside);
  close(fd);  // and with it the lock
  return errno = why, good;
}

// To open a pipe waits for its reader, and may be interrupted.
static bool write_as_it_is(const char *path, const char *text, size_t size) {
  int fd;
  while ((fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
    if (errno != EINTR) return false;
  bool good = write_all(fd, text, size);
  int why = errno;
  good &= close(fd) == 0;
  return errno = why, good;
}

bool whole_file_write(const char *path, const void *text, size_t size, mode_t mode) {
  struct stat there;
  if (stat(path, &there) < 0) return errno == ENOENT && replace(path, NULL, text, size, mode);
  if (S_ISDIR(there.st_mode)) return errno = EISDIR, false;
  if (!S_ISREG(there.st_mode)) return write_as_it_is(path, text, size);
  if (access(path, W_OK) < 0) return false;  // a file that was made unwritable is not to be replaced either
  char *real = realpath(path, NULL);
  bool good = real && replace(real, &there, text, size, mode);
  int why = errno;
  free(real);
  return errno = why, good;
}
