// From a strand's Step to a WorldCall, and the results back.
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "process.h"
#include "world/traits.h"

static void *room(void *data, uint32_t size) {
  Process *p = data;
  return heap_alloc(p->machine->heap, size);
}

void step_to_call(Process *p, Strand *s, WorldCall *c) {
  const Step *step = &s->step;
  const Code *code;
  *c = (WorldCall){
      .verb = step->verb,
      .actor = world_actor(p->world, (int)p->slot, strand_place(p, s)),
      .object = step->object,
      .line = (uint32_t)machine_line(s, &code),
      .arg = step->arg,
      .arg2 = step->arg2,
      .bytes = step->bytes,
      .nbytes = step->nbytes,
      .seen = step->seen,
      .seen_version = step->seen_version,
      .seen_value = step->seen_value,
      .deadline = step->deadline,
      .room = room,
      .room_data = p,
  };
  if (step->verb == VERB_EXIT) c->line = 0;  // an exit has no line
  if (step->verb == VERB_PAUSE && step->arg2 == 0) c->arg = (int64_t)(p->handled & ~atomic_load(&p->blocked));
  if (step->verb != VERB_KILL && step->verb != VERB_JOIN && step->verb != VERB_IS_ALIVE &&
      verb_family(step->verb) == FAMILY_PROCESS)
    c->object = p->slot;
}

// Writes all of it to the real descriptor, waiting if needed. 0 or an errno.
static int pass_on(int fd, const char *text, size_t size) {
  while (size > 0) {
    ssize_t n = write(fd, text, size);
    if (n >= 0) {
      text += n;
      size -= (size_t)n;
    } else if (errno == EAGAIN) {
      poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

// A fork bomb: after so many births that the limit refused, each further one waits a little, so that the bench has time
// to see it and stop the run; and those that come after it has earned its name wait for that.
enum { REFUSED_AT_ONCE = 16, REFUSED_WAITS = 100 };  // ms

static void count_refused(Process *p) {
  uint64_t before = atomic_fetch_add(&p->world->head->host[HOST_WORD_REFUSED], 1);
  if (before >= REFUSED_AT_ONCE && p->ops == &process_ops) poll(NULL, 0, before > REFUSED_BIRTHS ? -1 : REFUSED_WAITS);
}

// It changed something, or slept: a loop in which it did so does not wait on the clock.
static bool is_more_than_a_look(const WorldCall *c, VerbEnd end) {
  VerbDone done = {.verb = c->verb,
                   .object = c->object,
                   .arg2 = c->arg2,
                   .result = c->result,
                   .failed = end == VERB_FAILED,
                   .timed_out = c->timed_out};
  if (c->verb == VERB_SLEEP_UNTIL) return c->arg != 1;
  return c->timed_out || verb_change(&done) == CHANGED_WORLD;
}

void step_finish(Process *p, Strand *s, WorldCall *c, VerbEnd end) {
  Step *step = &s->step;
  step->error = end == VERB_FAILED ? (uint16_t)c->error : 0;
  if (s->asked.place && is_more_than_a_look(c, end)) s->asked = (StrandAsked){.place = 0};
  if (step->verb == VERB_START && step->error == ERROR_LIMIT) count_refused(p);
  step->result = c->result;
  step->result2 = c->result2;
  step->out = c->out;
  step->out_size = c->out_size;
  step->timed_out = c->timed_out;
  if (step->verb == VERB_WRITE && end == VERB_DONE)
    step->result2 = p->config.flags & CONFIG_PASS_OUTPUT ? pass_on((int)step->arg, step->bytes, step->nbytes) : 0;
  if (step->verb == VERB_PAUSE && step->arg2 == 1) step->result = p->ops->signal_take(p, (uint64_t)step->arg);
}
