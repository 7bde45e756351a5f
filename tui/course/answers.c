// Answers and their versions (see answers.h).
#include "answers.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "json.h"
#include "lab/lab.h"
#include "state_folder.h"

enum { LISTED = 4 * ANSWER_VERSIONS };

static bool cannot(const char *path, char *why, size_t size) {
  snprintf(why, size, "%s: %s", path, strerror(errno));
  return false;
}

static uint64_t hash_of(const char *text, size_t size) { return fnv_add(FNV_EMPTY, text, size); }

// ---- the versions that are there ----

static int by_number(const void *a, const void *b) {
  int x = *(const int *)a, y = *(const int *)b;
  return x < y ? -1 : x > y;
}

// Their numbers, the oldest first.
static int list(const Answer *a, int *number, int most) {
  const char *slash = strrchr(a->path, '/');
  char folder[PATH_MAX];
  int n = 0, length = (int)(slash - a->path);
  snprintf(folder, sizeof folder, "%.*s", length, a->path);
  DIR *d = opendir(folder);
  size_t name = strlen(slash + 1);
  for (struct dirent *e; d && (e = readdir(d)) && n < most;) {
    char *end;
    if (strncmp(e->d_name, slash + 1, name) != 0 || e->d_name[name] != '~') continue;
    long value = strtol(e->d_name + name + 1, &end, 10);
    if (!*end && value > 0 && value < INT_MAX) number[n++] = (int)value;
  }
  if (d) closedir(d);
  qsort(number, (size_t)n, sizeof *number, by_number);
  return n;
}

static void version_path(const Answer *a, int number, char *path, size_t size) {
  snprintf(path, size, "%s~%d", a->path, number);
}

static bool is_new(const uint64_t *seen, int n, uint64_t hash) {
  for (int i = 0; i < n; i++)
    if (seen[i] == hash) return false;
  return true;
}

static void look_at_versions(Answer *a) {
  int number[LISTED], n = list(a, number, LISTED), seen = 0;
  uint64_t hash[LISTED + 1];
  struct stat s;
  for (int i = 0; i < n; i++) {
    char path[sizeof a->path + 16];
    size_t size;
    version_path(a, number[i], path, sizeof path);
    char *text = file_text(path, ANSWER_BYTES, &size);
    if (text && is_new(hash, seen, hash_of(text, size))) hash[seen++] = hash_of(text, size);
    free(text);
    if (!a->begun && !stat(path, &s)) a->begun = s.st_mtime;
  }
  if (a->text && is_new(hash, seen, hash_of(a->text, a->size))) seen++;
  if (!a->begun && !stat(a->path, &s)) a->begun = s.st_mtime;
  a->versions = seen;
}

// ---- reading and writing ----

bool answer_read(const char *task, Answer *a, char *why, size_t size) {
  char name[300];
  *a = (Answer){.text = NULL};
  snprintf(name, sizeof name, "answers/%s.py", task);
  state_path(name, a->path, sizeof a->path);
  if (!a->path[0]) return snprintf(why, size, "there is no home to keep answers in: set $HOME"), false;
  a->text = file_text(a->path, ANSWER_BYTES, &a->size);
  if (!a->text && errno != ENOENT) return cannot(a->path, why, size);
  look_at_versions(a);
  return true;
}

void answer_free(Answer *a) {
  free(a->text);
  a->text = NULL;
}

static bool write_version(const Answer *a) {
  int number[LISTED], n = list(a, number, LISTED);
  char path[sizeof a->path + 16];
  size_t size;
  if (n) {
    version_path(a, number[n - 1], path, sizeof path);
    char *newest = file_text(path, ANSWER_BYTES, &size);
    bool same = newest && size == a->size && memcmp(newest, a->text, size) == 0;
    free(newest);
    if (same) return true;
  }
  version_path(a, n ? number[n - 1] + 1 : 1, path, sizeof path);
  if (!lab_replace_file(path, a->text, a->size)) return false;
  for (int i = 0; i + ANSWER_VERSIONS <= n; i++) {
    version_path(a, number[i], path, sizeof path);
    unlink(path);
  }
  return true;
}

static bool keep_version(const Answer *a) {
  int lock = state_lock(a->path);
  bool good = write_version(a);
  int error = errno;
  if (lock >= 0) close(lock);
  errno = error;
  return good;
}

bool answer_keep(Answer *a, char *why, size_t size) { return keep_version(a) || cannot(a->path, why, size); }

bool answer_begin(Answer *a, const char *starter, char *why, size_t size) {
  if (!state_make_folders(a->path) || (a->text && !keep_version(a))) return cannot(a->path, why, size);
  return lab_replace_file(a->path, starter, strlen(starter)) || cannot(a->path, why, size);
}
