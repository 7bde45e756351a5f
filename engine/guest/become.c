// A run's main process becomes python3 (see guest.h).
#include "guest.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "embedded.h"
#include "hosts/config.h"
#include "base/memory_text.h"
#include "base/out_of_memory.h"
#include "base/visible.h"

// ---- which python3 ----

static bool is_program(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

static bool look_up(const char *name, char *found, size_t size) {
  if (strchr(name, '/')) return snprintf(found, size, "%s", name) < (int)size && is_program(found);
  const char *folders = getenv("PATH");
  for (const char *at = folders ? folders : "/usr/local/bin:/usr/bin:/bin"; *at;) {
    size_t n = strcspn(at, ":");
    int wrote = snprintf(found, size, "%.*s/%s", (int)n, n ? at : ".", name);
    if (wrote > 0 && wrote < (int)size && is_program(found)) return true;
    at += n + (at[n] == ':');
  }
  return false;
}

bool guest_find(const char *command, char *out, size_t size, char *why, size_t why_size) {
  char name[PATH_MAX], found[PATH_MAX], shown[200];
  size_t n = strcspn(command, " ");
  snprintf(name, sizeof name, "%.*s", (int)n, command);
  if (!n || !look_up(name, found, sizeof found)) {
    visible_text(shown, sizeof shown, name);
    snprintf(why, why_size,
             "there is no program %s on this machine: install it (Debian: apt install python3), or say which "
             "with --python=PATH",
             n ? shown : "python3");
    return false;
  }
  if (snprintf(out, size, "%s%s", found, command + n) < (int)size) return true;
  snprintf(why, why_size, "--python: the command is too long");
  return false;
}

// ---- becoming it ----

// A file in memory, which those that come of this process inherit; -1: errno.
static int memory_file(const char *name) { return memfd_create(name, 0); }

static bool write_all(int fd, const char *text, size_t size) {
  while (size > 0) {
    ssize_t n = write(fd, text, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text += n;
    size -= (size_t)n;
  }
  return true;
}

static int file_of(GuestFile f) {
  int fd = memory_file(f.name);
  return fd >= 0 && write_all(fd, f.text, f.size) ? fd : -1;
}

// Each file of the shim but boot: a line `name size`, then its text.
static int archive(int *boot) {
  int fd = memory_file("mplab-guest");
  if (fd < 0) return -1;
  GuestFile f;
  for (int i = 0; (f = guest_shim_file(i)).name; i++) {
    if (!strcmp(f.name, "boot")) *boot = file_of(f);
    else if (dprintf(fd, "%s %zu\n", f.name, f.size) < 0 || !write_all(fd, f.text, f.size)) return -1;
  }
  return fd;
}

static void inherited(int fd) {
  if (fd >= 0) fcntl(fd, F_SETFD, 0);
}

// A line NAME=VALUE each.
static void set_knobs(const RunConfig *c) {
  char *all = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&all, &size);
  for (int i = 0; f && i < c->nsettings; i++) fprintf(f, "%s=%s\n", c->settings[i].name, c->settings[i].value);
  if (f && memory_text(f, &all)) setenv("MPLAB_KNOBS", all, 1);
  free(all);
}

enum { WORDS = 64 };  // of the command

// Its MPLAB_GUEST. slot -1: it is no process of the run itself. false: errno
static bool describe(World *w, const RunConfig *c, int death, int slot, char path[40]) {
  char numbers[120];
  int boot = -1, shim = archive(&boot), extension = file_of(guest_extension_file());
  if (boot < 0 || shim < 0 || extension < 0) return false;
  inherited(world_fd(w));
  inherited(death);
  inherited(c->births);
  snprintf(numbers, sizeof numbers, "%d,%d,%d,%d,%d,%d,%u,%d", boot, shim, extension, world_fd(w), death, c->births,
           c->flags, slot);
  setenv("MPLAB_GUEST", numbers, 1);
  snprintf(path, 40, "/proc/self/fd/%d", boot);
  return true;
}

static void run_interpreter(const RunConfig *c, char *path) {
  int n = 0;
  char *command = not_null(strdup(c->python)), **argv = calloc((size_t)c->argc + WORDS + 2, sizeof *argv);
  if (argv) {
    for (char *word = strtok(command, " "); word && n < WORDS; word = strtok(NULL, " ")) argv[n++] = word;
    argv[n++] = path;
    for (int i = 0; i < c->argc; i++) argv[n++] = (char *)c->argv[i];
    execv(argv[0], argv);
  }
  free(command);
  free(argv);
}

void guest_become(World *w, const RunConfig *c, int death) {
  char path[40];
  if (!describe(w, c, death, 0, path)) return;
  set_knobs(c);
  // Behind the gate the same order must come to the same values.
  if (atomic_load(&w->head->mode) != WORLD_LIVE) setenv("PYTHONHASHSEED", "0", 1);
  run_interpreter(c, path);
}

void guest_nurse(World *w, const RunConfig *c, int socket, int death) {
  char path[40], numbers[40];
  if (!describe(w, c, death, -1, path)) return;
  set_knobs(c);
  inherited(socket);
  // Of an explorer that ignores some; the program finds them as a shell would have left them.
  for (int sig = 1; sig < NSIG; sig++) signal(sig, SIG_DFL);
  snprintf(numbers, sizeof numbers, "%d,%d", socket, death);
  setenv("MPLAB_NURSERY", numbers, 1);
  setenv("PYTHONHASHSEED", "0", 1);
  run_interpreter(c, path);
}
