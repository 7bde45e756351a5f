// Explore: setup, marks and going back, pending steps, outcomes. See explore.h, inner.h.
#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "outcome_inner.h"
#include "base/grow.h"
#include "hosts/program.h"
#include "memory.h"
#include "state_inner.h"
#include "lang/boot.h"
#include "world/inside.h"
#include "base/out_of_memory.h"

static const uint64_t DEFAULT_MEMORY = (uint64_t)1 << 30;  // as a live process's
static const int64_t DEFAULT_SLICES = 4000;                // 20 million calls and jumps: seconds of computing

static Explore *the_one;  // in this OS process: two would handle the same page faults (image_window.c)

World *explore_world(Explore *x) { return x->world; }
const char *explore_why_said(const Explore *x) { return x->why_said; }
int explore_depth(const Explore *x) { return x->depth; }
uint32_t explore_used_inside(const Explore *x) { return x->looks.inside; }

// The bound on stops is the search's, if it was reached.
Finer explore_finer(const Explore *x) {
  Finer fine = x->finer;
  if (!x->looks.unstopped) fine.stops = 0;
  return fine;
}
StepKinds explore_step_kinds(const Explore *x) {
  return (StepKinds){.whole_gets = world_whole_gets(x->world),
                     .late = world_late_pickles(x->world),
                     .insides = world_insides(x->world),
                     .finer = explore_finer(x)};
}

bool explore_refine(Explore *x, uint32_t line) {
  return finer_has(&x->wanted, line) || (!x->as_fine_as_given && finer_add(&x->wanted, line));
}

bool explore_pickle_late(Explore *x) {
  bool new = !x->puts_matter;
  x->puts_matter = true;
  return new;
}

static unsigned beliefs(const Explore *x) {
  return (unsigned)x->strands_share | (unsigned)x->gets_matter << 1 | (unsigned)x->kills_matter << 2 |
         (unsigned)x->puts_matter << 3 | x->wanted.n << 4;
}

// What is known of private work is of no use any more.
static void make_finer(Explore *x) {
  if (x->finer.n == x->wanted.n) return;
  x->finer = x->wanted;
  memo_forget(x);
  depends_begin();
}

static void take_up(Explore *x) {
  x->world->gets_in_two = x->gets_matter;
  x->world->no_insides = !x->kills_matter;
  x->world->no_late_pickles = !x->puts_matter;
}

void explore_believe(Explore *x) {
  take_up(x);
  make_finer(x);
  x->believed = beliefs(x);
}
bool explore_doubts(const Explore *x) { return beliefs(x) != x->believed; }
void explore_keep_guards(Explore *x, const struct Guards *g) { x->guards = g; }
void explore_mask_printed(Explore *x, const PrintedTable *masked) { x->masked = masked; }

// ---- local states ----

LocalState *explore_local_new(int n) {
  LocalState *l = calloc(1, sizeof *l + (size_t)n * sizeof *l->pending);
  if (!l) out_of_memory();
  l->refs = 1;
  l->n = n;
  return l;
}

void explore_local_drop(Explore *x, LocalState *l) {
  if (!l || --l->refs) return;
  if (l->image) image_drop(x->private, l->image);
  spin_drop(x, l->spin);
  past_drop(x, l->past);
  free(l);
}

LocalState *explore_own(Explore *x, int slot) {
  LocalState *old = x->local[slot];
  if (old->refs == 1) return old;
  LocalState *l = explore_local_new(old->n);
  memcpy(l, old, sizeof *l + (size_t)old->n * sizeof *l->pending);
  l->refs = 1;
  if (l->image) image_keep(l->image);
  spin_keep(l->spin);
  past_keep(l->past);
  old->refs--;
  return x->local[slot] = l;
}

bool explore_add_local(Explore *x, int slot, LocalState *l) {
  if (!GROW(x->local, x->room, slot + 1, 16)) return explore_local_drop(x, l), false;
  while (x->nlocals <= slot) x->local[x->nlocals++] = NULL;
  explore_local_drop(x, x->local[slot]);
  x->local[slot] = l;
  return true;
}

// ---- the window ----

Image *explore_settle(Explore *x, int slot) {
  LocalState *l = x->local[slot];
  if (!l->image) l->image = explore_save(x);  // all who share this LocalState share the image
  return l->image;
}

Image *explore_save(Explore *x) {
  Image *i = image_save(x->private);
  if (!i) {
    memo_forget(x);
    i = image_save(x->private);
  }
  return i ? memo_known(x, i) : NULL;
}

bool explore_settle_window(Explore *x) {
  return x->in_window < 0 || x->local[x->in_window]->ended || explore_settle(x, x->in_window);
}

bool explore_bring(Explore *x, int slot) {
  if (x->in_window == slot) return true;
  if (!explore_settle_window(x)) return false;
  image_load(x->private, x->local[slot]->image);
  x->in_window = slot;
  return true;
}

bool explore_enter(Explore *x, int slot) {
  if (!explore_bring(x, slot)) return false;
  LocalState *l = explore_own(x, slot);
  if (l->image) image_drop(x->private, l->image);
  l->image = NULL;
  window_ran(x->private);
  return true;
}

// ---- setting up ----

static Explore *cannot(Explore *x, char *why, size_t size, const char *what) {
  saying_copy(what, why, size);
  explore_free(x);
  return NULL;
}
static Explore *cannot_for(Explore *x, char *why, size_t size, const char *what) {
  char said[128];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, what, NULL);
  return cannot(x, why, size, said);
}

static bool make_world(Explore *x, const ExploreSetup *setup) {
  x->world = world_create_private();
  if (!x->world) return false;
  x->shared = window_open(x->world->base, x->world->size, 0);
  if (!x->shared) return false;
  World *w = x->world;
  world_reset(w);
  w->head->seed = setup->seed;
  w->head->limits = (WorldLimits){.processes = setup->processes ? setup->processes : EXPLORE_PROCESSES,
                                  .memory = setup->memory && setup->memory / 4 < DEFAULT_MEMORY ? setup->memory / 4
                                                                                                : DEFAULT_MEMORY};
  if (setup->memory) window_limit(x->shared, setup->memory);
  atomic_store(&w->head->mode, WORLD_GATED);
  atomic_store(&w->head->host[HOST_WORD_TIMELESS], 1);
  atomic_store(&w->head->whole_gets, 1);
  atomic_store(&w->head->insides, 1);
  atomic_store(&w->head->late_pickles, 1);
  if (setup->kinds) {
    x->gets_matter = !setup->kinds->whole_gets;
    x->puts_matter = setup->kinds->late;
    x->kills_matter = setup->kinds->insides;
    x->wanted = setup->kinds->finer;
    x->as_fine_as_given = true;
  }
  x->kills_between = setup->kills_between;
  take_up(x);
  x->wanted.stops = FINER_STOPS;
  x->finer = x->wanted;
  for (int i = 0; i < setup->nswitches && i < WORLD_SWITCHES; i++)
    atomic_store(&w->head->switches[i], setup->switches[i]);
  if (world_process_new(w, 0, METHOD_MAIN, false, "MainProcess", setup->seed) != 0) return false;
  return true;
}

static void signals_at_first(Process *p) {
  p->action[SIGINT] = HOST_HANDLE;
  p->handled = (uint64_t)1 << (SIGINT - 1);
  p->action[SIGPIPE] = p->action[SIGXFSZ] = HOST_IGNORE;
}

// The machine boots with a Process on our side. Then the Process is copied to the machine's heap: so it is in the
// image, as all private state is.
static bool make_machine(Explore *x, const BindingOps *binding, const RunConfig *config) {
  Process boot = {
      .ops = &explore_ops, .binding = binding, .owner = x, .looks = &x->looks, .world = x->world, .config = *config};
  boot.finer = &x->finer;
  boot.host = (Host){.data = &boot,
                     .perform = explore_perform,
                     .tick = explore_tick,
                     .full = explore_full,
                     .name = binding->name,
                     .switches = x->world->head->switches};
  boot.config.flags = (config->flags & ~(uint32_t)CONFIG_PASS_OUTPUT) | CONFIG_TERMINAL;
  Machine *m = machine_new(x->world->head->limits.memory, &boot.host);
  if (!m) return false;
  x->machine = m;
  heap_stop_poisoning(m->heap);
  heap_forget_freed(m->heap);
  Process *p = heap_alloc(m->heap, sizeof *p);
  if (!p) return false;
  memcpy(p, &boot, sizeof *p);
  p->host.data = p;
  p->machine = m;
  m->host = &p->host;
  x->process = p;
  signals_at_first(p);
  return true;
}

bool explore_begin_main(Explore *x) {
  LocalState *l = explore_local_new(0);
  l->image = image_keep(x->pristine);
  window_ran(x->shared);
  if (!explore_add_local(x, 0, l) || !explore_enter(x, 0)) return false;
  explore_vary(x);
  x->process->pid = explore_pid(x, 0);
  world_process_running(x->world, 0, x->process->pid);
  // booted once more: the seed is the variant's
  if (!x->process->binding->boot(x->machine) || !process_main_strand(x->machine, x->code)) return false;
  explore_run(x, 0);
  return x->end == EXPLORE_TAKEN;
}

// Bytes that a small search touches: new heap, the world's hot part, images of each of the two.
enum { GROWS = 1 << 18, HOT = 1 << 20, HEAP_IMAGES = 1 << 20, WORLD_IMAGES = 1 << 18 };

// Saves what the setup made, once, so that no order pays for it.
static bool all_saved(Explore *x) {
  Image *world = image_save(x->shared);
  if (!world || !explore_settle(x, 0)) return false;
  image_drop(x->shared, world);
  window_prepare(x->private, heap_used(x->machine->heap) + GROWS, HEAP_IMAGES);
  window_prepare(x->shared, HOT, WORLD_IMAGES);
  return true;
}

Explore *explore_new(const BindingOps *binding, const RunConfig *config, const ExploreSetup *setup, char *why,
                     size_t size) {
  Explore *x = the_one ? NULL : calloc(1, sizeof *x);
  if (!x) return cannot(NULL, why, size, the_one ? "there is an explorer in this process already" : "no memory");
  the_one = x;
  memory_limit(setup->memory);
  *x = (Explore){.in_window = -1,
                 .running = -1,
                 .born = -1,
                 .step = -1,
                 .spawn.slot = -1,
                 .joined = -1,
                 .buried = -1,
                 .shown.object = -1,
                 .checked = setup->check_memo,
                 .rule = setup->rule,
                 .bound = setup->private_steps ? (int64_t)setup->private_steps : DEFAULT_SLICES};
  binding->prepare();
  depends_begin();
  if (!make_world(x, setup) || !make_machine(x, binding, config))
    return cannot_for(x, why, size, FORM_NO_EXPLORE_MEMORY);
  if (!binding->boot(x->machine)) return cannot_for(x, why, size, FORM_NO_PROGRAM_MEMORY);
  x->private = window_open(x->machine->heap, heap_limit(x->machine->heap), heap_used(x->machine->heap));
  if (x->private && setup->memory) window_limit(x->private, setup->memory);
  x->pristine = x->private ? image_save(x->private) : NULL;
  if (!x->pristine) return cannot_for(x, why, size, FORM_NO_EXPLORE_MEMORY);
  Refusal r;
  x->code = program_compile_again(process_program_path(config->path), config->text, config->size, config->settings,
                                  config->nsettings, &r);
  if (!x->code) return cannot(x, why, size, r.what);
  x->first_world = image_save(x->shared);
  if (!x->first_world) return cannot_for(x, why, size, FORM_NO_EXPLORE_MEMORY);
  if (explore_begin_main(x)) return all_saved(x) ? x : cannot_for(x, why, size, FORM_NO_EXPLORE_MEMORY);
  if (x->end == EXPLORE_ENDLESS) return cannot_for(x, why, size, FORM_MAIN_COMPUTES);
  if (x->end == EXPLORE_REFUSED) return cannot(x, why, size, x->why_said);
  if (x->end == EXPLORE_LATE) return cannot(x, why, size, "");
  return cannot_for(x, why, size, FORM_NO_PROGRAM_MEMORY);
}

void explore_free(Explore *x) {
  if (!x) return;
  for (int i = 0; i < x->nlocals; i++) explore_local_drop(x, x->local[i]);
  free(x->local);
  memo_free(x);
  state_free(x);
  free(x->out);
  free(x->kill);
  free(x->changed);
  free(x->gets);
  if (x->pristine) image_drop(x->private, x->pristine);
  if (x->first_world) image_drop(x->shared, x->first_world);
  free(x->spawn.data);
  window_close(x->private);
  if (x->machine) machine_free(x->machine);
  window_close(x->shared);
  world_free(x->world);
  the_one = NULL;
  free(x);
}

void explore_hurry(void) {
  Explore *x = the_one;
  if (!x || !x->may_leave) return;
  if (x->late) {
    x->end = EXPLORE_LATE;
    explore_leave(x);
  }
  x->late = true;
  x->machine->slice = 0;
}

// ---- marks ----

// Seldom are there any.
static bool keep_facts(const Explore *x, ExploreMark *m) {
  m->nkills = x->nkills;
  m->nchanged = x->nchanged;
  m->against = x->against;
  m->kill = x->nkills ? malloc((size_t)x->nkills * sizeof *m->kill) : NULL;
  m->changed = x->nchanged ? malloc((size_t)x->nchanged * sizeof *m->changed) : NULL;
  if ((x->nkills && !m->kill) || (x->nchanged && !m->changed)) return free(m->kill), free(m->changed), false;
  if (m->kill) memcpy(m->kill, x->kill, (size_t)m->nkills * sizeof *m->kill);
  if (m->changed) memcpy(m->changed, x->changed, (size_t)m->nchanged * sizeof *m->changed);
  return true;
}

// There is room: it was there when the mark was made.
static void restore_facts(Explore *x, const ExploreMark *m) {
  x->nkills = m->nkills;
  x->nchanged = m->nchanged;
  x->against = m->against;
  if (m->kill) memcpy(x->kill, m->kill, (size_t)m->nkills * sizeof *m->kill);
  if (m->changed) memcpy(x->changed, m->changed, (size_t)m->nchanged * sizeof *m->changed);
}

ExploreMark *explore_mark(Explore *x) {
  ExploreMark *m = malloc(sizeof *m + (size_t)x->nlocals * sizeof *m->local);
  if (!m) return NULL;
  m->world = explore_settle_window(x) ? image_save(x->shared) : NULL;
  if (!m->world) return free(m), NULL;
  if (!keep_facts(x, m)) return image_drop(x->shared, m->world), free(m), NULL;
  m->depth = x->depth;
  m->nlocals = x->nlocals;
  for (int i = 0; i < x->nlocals; i++)
    if ((m->local[i] = x->local[i])) m->local[i]->refs++;
  return m;
}

void explore_back(Explore *x, const ExploreMark *m) {
  image_load(x->shared, m->world);
  for (int i = 0; i < m->nlocals; i++)
    if (m->local[i]) m->local[i]->refs++;
  for (int i = 0; i < x->nlocals; i++) explore_local_drop(x, x->local[i]);
  memcpy(x->local, m->local, (size_t)m->nlocals * sizeof *x->local);
  x->nlocals = m->nlocals;
  x->depth = m->depth;
  restore_facts(x, m);
  x->in_window = -1;
  x->broken = false;
  x->end = EXPLORE_TAKEN;
}

void explore_drop(Explore *x, ExploreMark *m) {
  if (!m) return;
  for (int i = 0; i < m->nlocals; i++) explore_local_drop(x, m->local[i]);
  image_drop(x->shared, m->world);
  free(m->kill);
  free(m->changed);
  free(m);
}

ExploreMark *explore_start(Explore *x) { return x->start = explore_mark(x); }

static void swap_marks(ExploreMark *a, ExploreMark *b) {
  assert(a->nlocals == 1 && b->nlocals == 1);  // main alone
  LocalState *local = a->local[0];
  ExploreMark mark = *a;
  *a = *b;
  a->local[0] = b->local[0];
  *b = mark;
  b->local[0] = local;
}

bool explore_renew(Explore *x) {
  explore_believe(x);
  if (x->depth > 0 || !x->finer.n || !x->looks.times) return true;
  x->renewed++;
  if (!explore_begin_again(x)) return false;
  if (!x->start) return true;
  ExploreMark *now = explore_mark(x);
  if (!now) return false;
  swap_marks(x->start, now);
  explore_drop(x, now);
  return true;
}

// ---- who could go ----

static bool may_go(World *w, const LocalState *l, const PendingStep *p, bool *timeout) {
  *timeout = false;
  if (p->parked || l->stopped) return false;
  if (p->call.verb == VERB_SLEEP_UNTIL) return p->call.deadline >= 0;
  if (verb_guard(w, &p->call)) return true;
  *timeout = world_may_time_out(w, &p->call);
  return false;
}

bool explore_may_go(const Explore *x, const LocalState *l, const PendingStep *p) {
  bool timeout;
  return may_go(x->world, l, p, &timeout);
}

ExplorePending explore_pending_of(Explore *x, int slot, const LocalState *l, const PendingStep *p) {
  World *w = x->world;
  ExplorePending e = {.slot = slot,
                      .strand = p->place,
                      .parked = p->parked,
                      .stopped = l->stopped,
                      .python = p->python,
                      .apart = p->apart && !x->strands_share,
                      .cause = p->cause,
                      .call = p->call};
  e.go = may_go(w, l, p, &e.timeout);
  e.footprint = explore_foot(x, &p->call);
  e.told = explore_told(x, &p->call);
  return e;
}

int explore_pending(Explore *x, ExplorePending *out, int max) {
  int n = 0;
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    for (int i = 0; l && i < l->n; i++, n++) {
      if (n >= max) continue;
      out[n] = explore_pending_of(x, slot, l, &l->pending[i]);
      if (slot != x->in_window || l->image) out[n].call.bytes = NULL;
    }
    if (l) n = insides_pending(x, slot, out, n, max);
  }
  return n;
}

ExploreState explore_state(Explore *x) {
  bool any = false, parked = false, timeout;
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    if (!l || l->ended) continue;
    any = true;
    for (int i = 0; i < l->n; i++) {
      if (may_go(x->world, l, &l->pending[i], &timeout) || timeout) return EXPLORE_GOING;
      parked |= l->pending[i].parked;
    }
  }
  return !any ? EXPLORE_OVER : parked ? EXPLORE_LIVELOCK : EXPLORE_DEADLOCK;
}

const ExplorePending *explore_pending_find(const ExplorePending *list, int n, const Choice *c) {
  for (int i = 0; i < n; i++)
    if (list[i].slot == c->slot && list[i].strand == choice_place(c)) return &list[i];
  return NULL;
}

// What is printed stands in the process's own memory.
static WorldCall with_bytes(Explore *x, const ExplorePending *p) {
  WorldCall c = p->call;
  if (c.verb != VERB_WRITE || p->slot >= x->nlocals || !x->local[p->slot] || !explore_bring(x, p->slot)) return c;
  const LocalState *l = x->local[p->slot];
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].place == p->strand && l->pending[i].call.verb == VERB_WRITE)
      step_to_call(x->process, l->pending[i].strand, &c);
  return c;
}

int explore_sentence(Explore *x, const ExplorePending *p, char *out, int size) {
  Saying s = saying_in(out, size > 0 ? (size_t)size : 0);
  WorldCall c = with_bytes(x, p);
  if (explore_state(x) == EXPLORE_DEADLOCK) stuck_said(x->world, &c, &s);
  else verb_said(x->world, &c, &s);
  insides_said(x, p, &s);
  return s.full ? verb_sentence(x->world, &c, out, size) : (int)s.n;
}

void explore_outcome(Explore *x, Outcome *o) {
  WorldCall waiting[OUTCOME_STUCK];
  int n = 0;
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    for (int i = 0; l && i < l->n && n < OUTCOME_STUCK; i++) waiting[n++] = l->pending[i].call;
  }
  ExploreState state = explore_state(x);
  for (int i = 0; i < n && state != EXPLORE_OVER; i++) gets_take(x, &waiting[i]);  // for ever
  outcome_fill(x->world, waiting, n, state != EXPLORE_OVER, state == EXPLORE_LIVELOCK, x->masked, o);
  bool stuck = o->kind == OUTCOME_DEADLOCK || o->kind == OUTCOME_LIVELOCK;
  bool ends = !x->rule || !x->rule->ends || stuck || x->rule->ends(x->rule->data, o);
  if (x->against || !ends) outcome_set_against(o);
}
