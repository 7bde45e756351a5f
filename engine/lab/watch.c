// What the bench samples while a run lasts: the output's last part, Values over time, what /proc says.
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "inner.h"
#include "base/clock.h"
#include "base/grow.h"

enum {
  PROC_EVERY = 100000000,  // ns between two looks at one process …
  PROC_COST = 2500000,     // … and at least this for each live process: 400 reads a second in all, about a
                           // thousandth of a core
};

void watch_reset(Lab *lab) {
  lab->nkept = 0;
  lab->output_cursor = lab->output_dropped = 0;
  memset(lab->seen, 0, sizeof lab->seen);
  free(lab->history);
  lab->history = NULL;
  lab->nhistory = 0;
  guarding_reset(lab);
}

// ---- output ----

// Keeps the last limits.output bytes, cut at the beginning of a character.
static void cut_output(Lab *lab) {
  size_t limit = lab->limits.output;
  if (lab->nkept <= limit) return;
  size_t from = lab->nkept - limit;
  while (from < lab->nkept && ((unsigned char)lab->kept[from] & 0xc0) == 0x80) from++;
  lab->nkept -= from;
  memmove(lab->kept, lab->kept + from, lab->nkept);
}

void watch_output(Lab *lab) {
  char text[WORLD_WRITE];
  WorldOutput chunk;
  size_t room = lab->limits.output * 2 + WORLD_WRITE;
  if (!GROW_EXACTLY(lab->kept, lab->kept_room, room)) return;
  int most = WORLD_OUTPUT_LOG / 16;  // who prints faster than it is read is not followed for ever
  while (most-- > 0 && world_output_next(lab->world, &lab->output_cursor, &chunk, text, &lab->output_dropped)) {
    if (lab->nkept + chunk.size > room) cut_output(lab);
    memcpy(lab->kept + lab->nkept, text, chunk.size);
    lab->nkept += chunk.size;
  }
  cut_output(lab);
}

// ---- histories ----

static void add_sample(History *h, double x) {
  if (h->n == LAB_HISTORY) memmove(h->sample, h->sample + 1, sizeof h->sample - sizeof *h->sample), h->n--;
  h->sample[h->n++] = x;
}

void watch_history(Lab *lab) {
  if (lab->metronome.paused) return;
  int n = world_objects(lab->world);
  if (n > LAB_OBJECTS_SHOWN) n = LAB_OBJECTS_SHOWN;
  int before = lab->nhistory;
  if (!GROW_EXACTLY(lab->history, lab->nhistory, n)) return;
  if (before < lab->nhistory) memset(lab->history + before, 0, (size_t)(lab->nhistory - before) * sizeof *lab->history);
  for (int i = 0; i < n; i++) {
    WorldObjectView v;
    int64_t word;
    uint8_t kind = world_object(lab->world, (uint32_t)i)->kind;
    if (kind != KIND_VALUE && kind != KIND_RAWVALUE) continue;
    if (!world_object_read(lab->world, (uint32_t)i, &v) || world_cells_read(lab->world, (uint32_t)i, 0, 1, &word) != 1)
      continue;
    add_sample(&lab->history[i], value_number(&v, word));
  }
}

// ---- /proc ----

// What it did not run and was not queued to run, it waited, however short each wait was: a wait shorter than the time
// between two pictures is seen in no picture. Only while all go at full speed: else it is held, not waiting.
static void measure_waits(Lab *lab, int pid, const Seen *last, Seen *now) {
  bool free = lab->state == LAB_RUNNING && !gate_on(lab) && lab->metronome.pace <= 0;
  if (!free || !proc_times(pid, &now->times)) {
    now->times = (ProcTimes){0};
    return;
  }
  int64_t all = now->at - last->at;
  if (last->generation != now->generation || !last->times.ran || all <= 0) return;
  int64_t used = now->times.ran - last->times.ran + now->times.queued - last->times.queued;
  // Who never gave the processor up has not waited: it stands in the kernel's queue, which is counted when that ends.
  bool slept = now->times.slept > last->times.slept || now->stat.state == 'S';
  int64_t waits = used >= all || !slept ? 0 : (all - used) * 100 / all;
  // What its steps waited is true on a busy machine, too, where who would run stands in the kernel's queue.
  int64_t more = now->waited - last->waited;
  int64_t counted = more >= all ? 100 : more <= 0 ? 0 : more * 100 / all;
  now->waits = (int)(counted > waits ? counted : waits);
}

// Waits that are over, and the one that it is in. The program can write both words: a time that cannot be is none.
static int64_t waited(Lab *lab, int slot) {
  const WorldWait *wait = world_wait(lab->world, slot, 0);
  int64_t now = world_now(lab->world);
  int64_t over = (int64_t)atomic_load(&world_process(lab->world, slot)->host[PROCESS_WORD_WAITED]);
  if (over < 0 || over > now) over = 0;
  if (atomic_load(&wait->state) != WAIT_WAITING) return over;
  int64_t since = (int64_t)atomic_load(&wait->since);
  return since < over || since > now ? over : over + (now - since);
}

const ProcStat *watch_proc(Lab *lab, int slot) {
  Seen *seen = &lab->seen[slot];
  const WorldProcess *p = world_process(lab->world, slot);
  uint32_t generation = process_generation(atomic_load(&p->life));
  int64_t now = clock_monotonic(), every = PROC_EVERY, alive = (int64_t)atomic_load(&lab->world->head->alive);
  if (alive < 0 || alive > LAB_PROCESSES) alive = LAB_PROCESSES;
  if (alive * PROC_COST > every) every = alive * PROC_COST;
  if (seen->at != 0 && seen->generation == generation && now - seen->at < every)
    return seen->stat.state ? &seen->stat : NULL;
  if (p->pid == 0) return NULL;
  const Seen last = *seen;
  *seen = (Seen){.at = now, .generation = generation, .events = last.events, .waited = waited(lab, slot), .waits = -1};
  if (proc_stat(p->pid, &seen->stat)) {
    measure_waits(lab, p->pid, &last, seen);
    return &seen->stat;
  }
  seen->stat.state = '\0';
  return NULL;
}
