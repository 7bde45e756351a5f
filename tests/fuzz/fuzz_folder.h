// A folder of a fuzzer's own in memory, and a fence: nothing is written outside of it and of build/, where libFuzzer
// keeps what it learns, whatever path an input names.
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <fcntl.h>
#include <ftw.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char fuzz_folder[] = "/dev/shm/fuzz_XXXXXX";
static pid_t fuzz_owner;  // processes that are forked from it drop nothing

static inline int fuzz_remove(const char *path, const struct stat *st, int kind, struct FTW *at) {
  return at->level > 0 && remove(path) && kind < 0;
}

// The folder itself stays: the fence knows it, and not its name.
static inline void fuzz_folder_empty(void) { nftw(fuzz_folder, fuzz_remove, 20, FTW_DEPTH | FTW_PHYS); }

static inline void fuzz_folder_drop(void) {
  if (getpid() != fuzz_owner) return;
  fuzz_folder_empty();
  rmdir(fuzz_folder);
}

static inline void fuzz_folder_make(void) {
  fuzz_owner = getpid();
  if (!mkdtemp(fuzz_folder)) abort();
  atexit(fuzz_folder_drop);
}

static inline void fuzz_put(const char *name, const void *data, size_t size) {
  char path[300];
  snprintf(path, sizeof path, "%s/%s", fuzz_folder, name);
  for (char *s = path + sizeof fuzz_folder; (s = strchr(s, '/')); *s++ = '/') *s = 0, mkdir(path, 0700);
  FILE *to = fopen(path, "wb");
  if (!to || fwrite(data, 1, size, to) != size || fclose(to) != 0) abort();
}

static inline bool fuzz_may_write(int rules, const char *path, uint64_t rights) {
  struct landlock_path_beneath_attr beneath = {.allowed_access = rights, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
  bool good = beneath.parent_fd >= 0 &&
              syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
  close(beneath.parent_fd);
  return good;
}

// From now on. false: this kernel has no landlock.
static inline bool fuzz_fence(void) {
  const uint64_t rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                          LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                          LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_SYM |
                          LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK;
  struct landlock_ruleset_attr attr = {.handled_access_fs = rights};
  int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
  if (rules < 0) return false;
  bool good = fuzz_may_write(rules, fuzz_folder, rights) && fuzz_may_write(rules, "build", rights) &&
              fuzz_may_write(rules, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE) &&
              fuzz_may_write(rules, "/dev/pts", LANDLOCK_ACCESS_FS_WRITE_FILE) &&
              fuzz_may_write(rules, "/dev/ptmx", LANDLOCK_ACCESS_FS_WRITE_FILE) &&
              prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return good;
}

#endif
