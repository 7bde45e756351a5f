// Latches and redo records: see redo.h.
#include "families.h"

#include <assert.h>
#include <sched.h>
#include <time.h>

static void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

// A latch is held for nanoseconds; a longer hold means that the holder was preempted: first yield, then sleep a little.
void redo_turn(World *w, Actor holder, Actor by, unsigned *turns) {
  enum { SOON = 8, SPINS = 100, YIELDS = 1000, NAP = 50000 };
  if (++*turns > SOON && world_actor_dead(w, holder)) {
    if (redo_recover(w, actor_slot(holder), by)) return;
  }
  if (*turns < SPINS) relax();
  else if (*turns < YIELDS) sched_yield();
  else nanosleep(&(struct timespec){.tv_nsec = NAP}, NULL);
  // Many may be killed at once: the bench, while it reports one death, must not wait for another one that is not
  // reported.
  int code;
  if (*turns > YIELDS && w->gone && w->gone(w, actor_slot(holder), &code))
    world_process_mark(w, actor_slot(holder), code);
}

void redo_begin(Txn *t, World *w, Actor a, Word *latch) {
  Redo *r = redo_of(w, a);
  *t = (Txn){.w = w, .redo = r, .latch = latch};
  // Clear the old record before the latch is ours: else it would be taken for a committed one.
  atomic_store_explicit(&r->count, 0, memory_order_relaxed);
  atomic_store_explicit(&r->slice, 0, memory_order_relaxed);
  atomic_store_explicit(&r->latch, world_offset(w, latch), memory_order_release);
  unsigned turns = 0;
  for (;;) {
    uint64_t seen = atomic_load(latch);
    Actor holder = (Actor)seen;
    bool forged = w->gone && actor_same_process(holder, a);
    if (holder == 0 || forged || redo_gave_up(w, turns)) {
      t->held = (seen & ~(uint64_t)0xffffffff) | a;
      if (atomic_compare_exchange_strong(latch, &seen, t->held)) return;
    } else {
      assert(!actor_same_process(holder, a));
      redo_turn(w, holder, a, &turns);
    }
  }
}

static void note(Txn *t, uint64_t offset, uint64_t old, uint64_t value) {
  assert(t->n < WORLD_REDO);
  t->redo->entry[t->n++] = (RedoEntry){.offset = offset, .old = old, .word = value};
}

void redo_set(Txn *t, Word *word, uint64_t value) { note(t, world_offset(t->w, word), 0, value); }
void redo_set_if(Txn *t, Word *word, uint64_t old, uint64_t value) {
  note(t, world_offset(t->w, word) | 1, old, value);
}

void redo_slice(Txn *t, uint32_t object, uint32_t start, int32_t step, uint32_t count) {
  atomic_store_explicit(&t->redo->slice_at, (uint64_t)start << 32 | (uint32_t)step, memory_order_relaxed);
  atomic_store_explicit(&t->redo->slice, (uint64_t)object << 32 | count, memory_order_release);
}

static void carry_out(World *w, const Redo *r, uint64_t n) {
  for (uint64_t i = 0; i < n && i < WORLD_REDO; i++) {
    RedoEntry e = r->entry[i];
    Word *word = world_at(w, e.offset & ~(uint64_t)1);
    if (e.offset & 1) atomic_compare_exchange_strong(word, &e.old, e.word);
    else atomic_store_explicit(word, e.word, memory_order_release);
  }
}

static uint64_t let_go(uint64_t held) { return ((held >> 32) + 1) << 32; }

void redo_commit(Txn *t) {
  atomic_store_explicit(&t->redo->count, t->n, memory_order_release);
  carry_out(t->w, t->redo, t->n);
  atomic_store(t->latch, let_go(t->held));
}

void redo_abort(Txn *t) { atomic_store(t->latch, t->held & ~(uint64_t)0xffffffff); }

static void recover_latch(World *w, Redo *r, Actor dead, Actor by) {
  uint64_t offset = atomic_load(&r->latch);
  if (offset == 0) return;
  Word *latch = world_at(w, offset);
  uint64_t held = atomic_load(latch);
  if ((Actor)held == 0 || !actor_same_process((Actor)held, dead)) return;
  if (atomic_load(&r->slice)) cells_redo_slice(w, r, by);
  carry_out(w, r, atomic_load(&r->count));
  atomic_store(latch, let_go(held));
}

// The claim can be taken over from a claimer that has died, too. So recovery may be done twice: each part tests first
// whether the dead process still holds the thing, and releases it last.
bool redo_recover(World *w, int slot, Actor by) {
  WorldProcess *p = world_process(w, slot);
  uint32_t claim = atomic_load(&p->claim);
  if (claim && !actor_same_process(claim, by) && !world_actor_dead(w, claim)) return false;
  if (!atomic_compare_exchange_strong(&p->claim, &claim, by)) return false;
  Actor dead = actor_of(slot, process_generation(atomic_load(&p->life)), 0);
  cells_recover(w, &p->redo, dead);
  recover_latch(w, &p->redo, dead, by);
  lock_recover(w, &p->redo, dead, by);
  atomic_store(&p->claim, 0);
  return true;
}
