// An alarm where orders are compared: a strand with one step, to send SIGALRM to its own process, which is enabled from
// its time on the world's clock on. So the alarm is a step that a search can order. Elsewhere it is the kernel's timer
// (host_alarm).
#include <signal.h>

#include "bind.h"

static Value rang(Machine *m, Strand *s) {
  bind_of(m)->alarm = NULL;
  if (!s->step.error) host_kill(m, host_pid(m), SIGALRM);
  return V_NONE;
}

static Value advance(Machine *m, Strand *s) {
  if (bind_of(m)->alarm != s) {
    s->state = STRAND_ENDED;
    return V_NONE;
  }
  Step *step = machine_step_begin(m, VERB_KILL, host_slot(m));
  step->arg = SIGALRM;
  step->deadline = bind_of(m)->alarm_at;
  return machine_step(m, rang);
}

// Returns the seconds that were left of the one before, as host_alarm. 0 ns: off.
int bind_alarm(Machine *m, int64_t ns) {
  Binding *b = bind_of(m);
  int64_t now = host_now(m), left = 0;
  if (b->alarm) {
    Strand *s = b->alarm;
    left = b->alarm_at > now ? (b->alarm_at - now + 999999999) / 1000000000 : 1;
    b->alarm = NULL;
    host_drop_strand(m, s);
  }
  if (ns > 0) {
    b->alarm_at = now + ns;
    b->alarm = machine_strand_native(m, advance, NULL);
  }
  return (int)left;
}
