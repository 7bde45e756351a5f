// libFuzzer's way in: any bytes as a saved order are read whole or refused with one clear line; what was read is
// written and read again the same.
#include "hosts/schedule.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];

static void take_away(void) { unlink(path); }

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  snprintf(path, sizeof path, "/dev/shm/fuzz_schedule_%d", getpid());
  atexit(take_away);
  return 0;
}

static void must(bool good, const char *why) {
  if (good) return;
  fprintf(stderr, "%s\n", why);
  abort();
}

static void read_again(const ScheduleFile *f) {
  ScheduleFile g;
  char why[400] = "";
  must(schedule_write(f, path, why, sizeof why), why);
  must(schedule_read(&g, path, why, sizeof why), why);
  must(f->hash == g.hash && f->seed == g.seed && f->argc == g.argc && f->nswitches == g.nswitches &&
           f->nknobs == g.nknobs,
       "its head has changed");
  must(f->schedule.n == g.schedule.n, "its length has changed");
  for (int i = 0; i < f->schedule.n; i++)
    must(choice_same(&f->schedule.choice[i], &g.schedule.choice[i]), "an order has changed");
  schedule_file_free(&g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  ScheduleFile f;
  char why[400] = "";
  if (!schedule_parse(&f, (const char *)data, size, why, sizeof why)) {
    must(why[0] && !strchr(why, '\n'), "it was refused without a clear line");
    return 0;
  }
  read_again(&f);
  schedule_file_free(&f);
  return 0;
}
