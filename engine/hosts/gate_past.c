// The past of a real process, of the steps that the gate let through (past.h).
//
// Its memory is copied before the first of them that can be asked about: a load, a call of what a manager serves. A
// store that may depend on an outdated load is asked about in a child that only computes: it has the world as memory of
// its own, takes the copy for its heap, does the private work again and ends. So nothing of it is seen, and nothing has
// to be put back.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "past.h"

enum {
  LONGEST = 1 << 12,  // steps: then it begins anew, and what was loaded before is not asked about any more
  MOST = 64 << 20,    // bytes of a heap that is copied
};

struct GatePast {
  Past *tip;
  void *copy;
  size_t size;
  int objects;                // the world's, before the step that is being taken
  WorldSeen *each;            // what a store of many words was made of
  uint64_t steps, delivered;  // of the process, after its last step: others since (live ones, handlers) are not known
};

void past_forget(Process *p) {
  GatePast *g = p->past;
  if (!g) return;
  for (Past *at = g->tip, *before; at; at = before) {
    before = at->before;
    free(at);
  }
  free(g->copy);
  free(g->each);
  *g = (GatePast){.tip = NULL};
}

// ---- the question ----

static void put_back(const Process *p, const GatePast *g) {
  World *w = p->world;
  if (mmap(w->base, w->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED, w->fd, 0) == MAP_FAILED)
    _exit(0);
  memcpy(p->machine->heap, g->copy, g->size);
}

static _Noreturn void answer(Process *p, const PastQuestion *q) {
  GatePast *g = p->past;
  WhatIfEnd was;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  p->past = NULL;
  heap_stop_poisoning(p->machine->heap);
  put_back(p, g);
  WhatIfEnd now = past_again(p, q, true);
  if (now.asked) {
    put_back(p, g);
    was = past_again(p, q, false);
  }
  _exit((int)past_answer(q, &now, now.asked ? &was : NULL));
}

// The child's end sends no signal: the program would see it.
static PastAnswer ask(void *data, const PastQuestion *q) {
  sigset_t all, before;
  int status = 0;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  long child = syscall(SYS_clone, 0, NULL, NULL, NULL, NULL);
  if (child == 0) answer(data, q);
  bool ended = child > 0 && waitpid((pid_t)child, &status, __WALL) == child;
  sigprocmask(SIG_SETMASK, &before, NULL);
  return ended && WIFEXITED(status) ? (PastAnswer)WEXITSTATUS(status) : PAST_UNKNOWN;
}

// ---- a past grows ----

static uint64_t steps_of(const Process *p) { return atomic_load(&process_record(p)->steps); }

static void begin(Process *p) {
  GatePast *g = p->past;
  size_t size = heap_used(p->machine->heap);
  free(g->copy);
  g->size = size;
  g->copy = size <= MOST ? malloc(size) : NULL;
  if (g->copy) heap_copy(p->machine->heap, g->copy);
}

static const WorldSeen *each_of(Process *p, GatePast *g, const Strand *s, const WorldCall *c) {
  free(g->each);
  g->each = calloc((uint32_t)((uint64_t)c->arg >> 32) + 1, sizeof *g->each);
  return g->each && past_depends_each(p->world, g->tip, s->number, c, ask, p, g->each) ? g->each : NULL;
}

static bool can_be_asked_about(const Process *p, const WorldCall *c) {
  if (c->verb == VERB_LOAD || c->verb == VERB_LOAD_ALL) return true;
  return c->verb == VERB_PIPE_SEND && world_object(p->world, c->object)->role == ROLE_LINK;
}

void past_before(Process *p, const Strand *s, WorldCall *c) {
  if (!p->past) p->past = calloc(1, sizeof *p->past);
  GatePast *g = p->past;
  WorldSeen seen;
  uint64_t tested;
  if (!g) return;
  if (g->tip && (g->steps != steps_of(p) || g->delivered != p->delivered || g->tip->n == LONGEST)) past_forget(p);
  if (!g->tip && !can_be_asked_about(p, c)) return;
  if (!g->tip) begin(p);
  g->objects = world_objects(p->world);
  if (g->tip && c->verb == VERB_STORE_ALL) c->seen_each = each_of(p, g, s, c);
  if (g->tip) past_found(c, past_depends(p->world, g->tip, s->number, c, ask, p, &seen, &tested), &seen);
}

void past_after(Process *p, const Strand *s, const WorldCall *c, VerbEnd end) {
  GatePast *g = p->past;
  PastStep step = past_step(s->number, c, end, g ? g->objects : 0);
  if (!g || !g->copy || (!g->tip && !can_be_asked_about(p, c))) return;
  Past *now = past_add(g->tip, g->tip ? NULL : g->copy, 0, &step);
  if (!now) {
    past_forget(p);
    return;
  }
  g->tip = now;
  g->steps = steps_of(p);
  g->delivered = p->delivered;
}
