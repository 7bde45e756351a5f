// The memory of a search (see memory.h): what /proc says that this process holds.
#include "memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t limit, before;
static bool reached;
static int statm = -1;

enum { PAGE = 4096 };

// Windows are mapped twice (image_window.c), so what is shared counts twice in the kernel's number.
static uint64_t held(void) {
  char text[128];
  unsigned long long size, resident, shared;
  if (statm < 0) statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  ssize_t n = statm < 0 ? -1 : pread(statm, text, sizeof text - 1, 0);
  if (n <= 0) return 0;
  text[n] = '\0';
  if (sscanf(text, "%llu %llu %llu", &size, &resident, &shared) != 3 || shared > resident) return 0;
  return (resident - shared + shared / 2) * PAGE;
}

void memory_limit(uint64_t bytes) {
  limit = bytes;
  reached = false;
  before = held();
}

uint64_t memory_limit_is(void) { return limit; }

bool memory_left(size_t more) {
  if (limit == 0) return true;
  uint64_t now = held();
  if (now <= before || now - before + more <= limit) return true;
  reached = true;
  return false;
}

bool memory_reached(void) { return reached; }
void memory_reach(void) { reached = true; }

// ---- what there is ----

static uint64_t number_in(const char *path, const char *name, uint64_t unit) {
  char line[256];
  uint64_t n = UINT64_MAX;
  FILE *f = fopen(path, "re");
  while (f && n == UINT64_MAX && fgets(line, sizeof line, f)) {
    const char *at = line + strlen(name);
    if (strncmp(line, name, strlen(name)) == 0 && strspn(at, " 0123456789")) n = strtoull(at, NULL, 10) * unit;
  }
  if (f) fclose(f);
  return n;
}

uint64_t memory_default(void) {
  static const uint64_t usual = (uint64_t)2 << 30;
  uint64_t left = number_in("/proc/meminfo", "MemAvailable:", 1024);
  uint64_t most = number_in("/sys/fs/cgroup/memory.max", "", 1),
           used = number_in("/sys/fs/cgroup/memory.current", "", 1);
  if (most != UINT64_MAX && used != UINT64_MAX && most > used && most - used < left) left = most - used;
  left = left / 4 * 3;
  return left < usual ? left : usual;
}
