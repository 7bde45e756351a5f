// What a search over runs has left out, and what it rests on (see rerun.h).
#include <signal.h>

#include "rerun_inner.h"

static bool takes(const Rerun *r, LeftOut what) { return r->left_out == LEFT_OUT_NOTHING || what < r->left_out; }

void rerun_leave_out(Rerun *r, LeftOut what, const char *said) {
  if (!takes(r, what)) return;
  r->left_out = what;
  Saying s = saying_in(r->left_said, sizeof r->left_said);
  if (*said) saying_copy(said, r->left_said, sizeof r->left_said);
  else say_form(&s, FORM_HANDLER_BETWEEN, NULL);
}

bool rerun_left_out(const Rerun *r, Saying *s) {
  if (r->left_out == LEFT_OUT_NOTHING) return false;
  say_text(s, r->left_said);
  return true;
}

bool rerun_handles(const Rerun *r, int slot, int sig) {
  return slot >= 0 && slot < WORLD_SLOTS && sig > 0 && sig <= 64 &&
         atomic_load(&world_process(r->world, slot)->host[PROCESS_WORD_HANDLES]) >> (sig - 1) & 1;
}

static void leave_out(Rerun *r, LeftOut what, const char *form, const ExploreEvent *e, int slot) {
  char said[300];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, form, "who", slot >= 0 ? world_process(r->world, slot)->name : "?", "line",
           say_line(e->choice.line).text, NULL);
  rerun_leave_out(r, what, said);
}

// A kill or a signal comes between two steps, as all here; in CPython it may come inside a call.
static void note_signal(Rerun *r, const ExploreEvent *e) {
  int target = (int)e->choice.object, sig = (int)e->arg;
  if (e->choice.verb == VERB_KILL && rerun_handles(r, target, sig))
    leave_out(r, LEFT_OUT_HANDLER, FORM_HANDLER_BETWEEN, e, target);
  else if (e->choice.verb == VERB_KILL && e->ended >= 0) leave_out(r, LEFT_OUT_KILL, FORM_KILL_BETWEEN, e, target);
  if (e->told >= 0) leave_out(r, LEFT_OUT_HANDLER, FORM_HANDLER_BETWEEN, e, e->told);
}

static void note_memory(Rerun *r, int slot) {
  uint32_t line = rerun_outside(r, slot, OUTSIDE_MEMORY);
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  if (!line || caveats_has(&r->caveats, CAVEAT_MEMORY, line - 1)) return;
  say_form(&s, FORM_MINGLES, "line", say_line(line - 1).text, NULL);
  caveats_add(&r->caveats, CAVEAT_MEMORY, line - 1, said);
}

static void note_others(Rerun *r, int slot) {
  for (int thing = OUTSIDE_PROGRAM; thing <= OUTSIDE_SOCKET; thing++) {
    uint32_t line = rerun_outside(r, slot, thing);
    char said[300];
    Saying s = saying_in(said, sizeof said);
    if (!line || !takes(r, LEFT_OUT_OTHERS)) continue;
    say_form(&s, thing == OUTSIDE_PROGRAM ? FORM_STARTS_PROGRAM : FORM_HAS_SOCKET, "who",
             world_process(r->world, slot)->name, "line", say_line(line - 1).text, NULL);
    rerun_leave_out(r, LEFT_OUT_OTHERS, said);
  }
}

void rerun_note_step(Rerun *r, const ExploreEvent *e) {
  note_signal(r, e);
  for (int i = 0, n = world_processes(r->world); i < n; i++) {
    note_memory(r, i);
    note_others(r, i);
  }
}

bool rerun_caveats(const Rerun *r, Caveats *to) {
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, FORM_PRIVATE_IS_PYTHONS, NULL);
  bool good = caveats_add(to, CAVEAT_PYTHON, 0, said);
  for (int i = 0; i < r->caveats.n; i++) {
    const Caveat *c = &r->caveats.list[i];
    good &= caveats_add(to, c->kind, c->line, c->said);
  }
  return good;
}
